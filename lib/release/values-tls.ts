import type { FieldPath } from '../problem/field-path.ts'
import type { Reader } from './reader.ts'
import { isRecord, listOf, recordOf } from './record.ts'
import { found } from './values-roots.ts'

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

/** Whether values verify Proxmox VE; undefined where they do not say it. */
export const valuesTls = (reader: Reader): 'insecure' | 'verified' | undefined => {
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
