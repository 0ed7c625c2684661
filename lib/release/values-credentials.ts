import type { Fragment } from '../extend.ts'
import type { Account, SecretFound } from './facts.ts'
import { withField } from './fields.ts'
import type { Reader } from './reader.ts'
import { textOf } from './record.ts'
import { found } from './values-roots.ts'
import { secretsBelow } from './values-secrets.ts'
import { valuesTls } from './values-tls.ts'

const users = [
  'env.pveUser',
  'pve.user',
  'user',
  'username',
  'pve.name',
  'credentials.user',
  'auth.user',
  'name',
]
const tokenNames = [
  'env.pveTokenName',
  'tokenName',
  'token.name',
  'tokenId',
  'tokenID',
  'credentials.tokenName',
  'auth.tokenName',
]

/** Secrets that exist beside the release, by the keys under which charts name them. */
const existing = [
  'existingSecret',
  'existingSecretName',
  'secretName',
  'credentials.existingSecret',
  'credentials.secretName',
  'auth.existingSecret',
]
const existingFiles = ['configSecret', 'existingConfigSecret', 'config.existingSecret']

export interface ValuesCredentials {
  fragment: Fragment
  account: Account
  secrets: SecretFound[]
  tls: 'insecure' | 'verified' | undefined
  remarks: { place: ReturnType<Reader['place']>; text: string }[]
}

/** Where the token comes from, by what values say of it. What is secret is told, and never read further. */
export const valuesCredentials = (reader: Reader): ValuesCredentials => {
  const secrets = secretsBelow(reader, [])
  const named = found(reader, existing).find(path => isFilled(reader.peek(path)))
  const file = found(reader, existingFiles).find(path => isFilled(reader.peek(path)))
  const field = 'pveExporter.credentials'
  const credentials =
    file !== undefined
      ? { configSecret: reader.take(file, `${field}.configSecret`) }
      : named !== undefined
        ? { secret: reader.take(named, `${field}.secret`) }
        : undefined
  const own = found(reader, ['env.pveExistingSecretName']).find(path => isFilled(reader.peek(path)))
  if (own !== undefined) reader.leave(own, ownKeys)
  const tls = valuesTls(reader)
  return {
    fragment: withField({}, field, credentials),
    account: accountOf(reader),
    secrets,
    tls,
    remarks: [
      ...(own === undefined ? [] : [{ place: reader.place(own), text: ownKeys }]),
      ...(named === undefined
        ? []
        : [
            {
              place: reader.place(named),
              text: 'the Secret must have the keys PVE_USER, PVE_TOKEN_NAME and PVE_TOKEN_VALUE; where its chart names them otherwise, create one that has',
            },
          ]),
    ],
  }
}

const ownKeys =
  'this Secret has keys of the chart’s own (tokenName, tokenValue); here its keys are the exporter’s variables, so it takes a Secret of its own'

const isFilled = (value: unknown): boolean => typeof value === 'string' && value !== ''

const accountOf = (reader: Reader): Account => {
  const user = take(reader, users, isUser)
  const tokenName = take(reader, tokenNames, text => /^[\w.-]+$/.test(text))
  return { ...(user !== undefined && { user }), ...(tokenName !== undefined && { tokenName }) }
}

/** The names of Proxmox VE: `user@realm`. */
const isUser = (text: string): boolean => /^[\w.-]+@[\w.-]+$/.test(text)

const take = (reader: Reader, paths: string[], isOne: (text: string) => boolean): string | undefined => {
  const path = found(reader, paths).find(path => isOne(textOf(reader.peek(path)) ?? ''))
  return path === undefined ? undefined : textOf(reader.take(path, 'pveExporter.credentials'))
}
