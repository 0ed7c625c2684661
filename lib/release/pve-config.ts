import { parse } from 'yaml'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import type { Account } from './facts.ts'
import { isRecord, recordOf, textOf } from './record.ts'
import type { ReleaseObject } from './release-object.ts'

/** What a module of the exporter's configuration says that is no secret. */
export interface PveModule extends Account {
  verify: boolean
}

/** The modules of a `pve.yml` that a Secret or a ConfigMap of the release holds; none where it holds no such file. */
export const modulesOf = ({ kind, value }: ReleaseObject): Record<string, PveModule> | undefined => {
  const data = recordOf(value.data)
  const plain = { ...recordOf(value.stringData), ...(kind === 'ConfigMap' ? data : {}) }
  const key = [...Object.keys(plain), ...Object.keys(data)].find(name =>
    /^pve\.ya?ml$|^config\.ya?ml$/.test(name),
  )
  if (key === undefined) return undefined
  const text = textOf(plain[key]) ?? Buffer.from(textOf(data[key]) ?? '', 'base64').toString('utf8')
  const config: unknown = undefinedOnError(() => parse(text))
  if (!isRecord(config)) return undefined
  return Object.fromEntries(
    Object.entries(config).map(([name, module]) => [name, moduleOf(recordOf(module))]),
  )
}

const moduleOf = (module: Record<string, unknown>): PveModule => {
  const [user, tokenName] = [textOf(module.user), textOf(module.token_name)]
  return {
    ...(user !== undefined && { user }),
    ...(tokenName !== undefined && { tokenName }),
    verify: module.verify_ssl !== false,
  }
}
