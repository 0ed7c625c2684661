import type { Fragment } from '../extend.ts'
import type { FieldPath } from '../problem/field-path.ts'
import type { Account, SecretFound } from './facts.ts'
import { withField } from './fields.ts'
import type { Reader } from './reader.ts'
import { isRecord, listOf, recordOf, textOf } from './record.ts'
import { holdsSecret } from './secret-keys.ts'
import { found } from './values-roots.ts'

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

const verifying = [
  'env.pveVerifySsl',
  'verifySsl',
  'verifySSL',
  'verify_ssl',
  'ssl',
  'tls.verify',
  'sslVerify',
]
const trusting = ['insecure', 'insecureSkipVerify', 'tls.insecure', 'tlsInsecure', 'tls.insecureSkipVerify']

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
  const tls = tlsOf(reader)
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

const tlsOf = (reader: Reader): 'insecure' | 'verified' | undefined => {
  const field = 'pveExporter.tls'
  const verifies = found(reader, verifying)[0]
  if (verifies !== undefined) return isTrue(reader.take(verifies, field)) ? 'verified' : 'insecure'
  const trusts = found(reader, trusting)[0]
  if (trusts !== undefined) return isTrue(reader.take(trusts, field)) ? 'insecure' : 'verified'
  const path = variablePath(reader, 'PVE_VERIFY_SSL')
  if (path !== undefined) return isTrue(reader.take(path, field)) ? 'verified' : 'insecure'
  return moduleTls(reader)
}

/** A variable of the exporter in a list such as `extraEnv`, or in a map of variables. */
const variablePath = (reader: Reader, variable: string): FieldPath | undefined =>
  found(reader, ['env', 'extraEnv', 'extraEnvVars', 'envVars']).flatMap(path => {
    const value = reader.peek(path)
    if (isRecord(value)) return value[variable] === undefined ? [] : [[...path, variable]]
    return listOf(value).flatMap((item, index) =>
      recordOf(item).name === variable ? [[...path, index, 'value']] : [],
    )
  })[0]

const moduleTls = (reader: Reader): 'insecure' | 'verified' | undefined => {
  const said = found(reader, ['modules', 'config', 'pveConfig']).flatMap(path =>
    Object.keys(recordOf(reader.peek(path)))
      .map(module => [...path, module, 'verify_ssl'])
      .filter(at => reader.peek(at) !== undefined),
  )
  const verified = said.map(path => isTrue(reader.take(path, 'pveExporter.tls')))
  if (verified.length === 0) return undefined
  return verified.every(one => one) ? 'verified' : 'insecure'
}

/** As the exporter reads its variable: `false`, `0` and `no` turn verification off. */
const isTrue = (value: unknown): boolean => !/^(false|0|no|off)$/i.test(String(value))

const secretsBelow = (reader: Reader, path: FieldPath): SecretFound[] => {
  const value = reader.peek(path)
  if (isRecord(value) || Array.isArray(value))
    return Object.keys(value).flatMap(key =>
      secretsBelow(reader, [...path, Array.isArray(value) ? Number(key) : key]),
    )
  const key = String(path.at(-1) ?? '')
  const name = key === 'value' ? String(recordOf(reader.peek(path.slice(0, -1))).name ?? '') : key
  if (!holdsSecret(name, value)) return []
  reader.leave(path, isSecret)
  return [{ place: reader.place(path), what: reader.what(path) }]
}

/** Why a secret is not written. */
export const isSecret = 'a secret: it is written nowhere'
