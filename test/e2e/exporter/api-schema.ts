import { command } from './command.ts'
import { description } from './fakepve.ts'
import { newestPython } from './pythons.ts'

/** A type as Proxmox VE's API declares it: JSON schema, but `optional` where that has `required`, and 0 or 1 for a boolean. */
export interface ApiType {
  type?: string
  optional?: 0 | 1
  properties?: Record<string, ApiType>
  additionalProperties?: 0 | 1
  items?: ApiType
  enum?: string[]
  minimum?: number
  maximum?: number
}

type AtPath = ['perm', string, string[]]

export interface ApiMethod {
  permissions: { user?: string; check?: AtPath | ['or', ...AtPath[]] | ['userid-group', string[]] }
  returns: ApiType
}

/** What `GET` of these paths asks for and gives, by Proxmox VE's own description of its API. */
export function apiMethods(paths: string[]): Record<string, ApiMethod> {
  const script = `import gzip, json, sys
paths = json.load(gzip.open(sys.argv[1]))["paths"]
print(json.dumps({path: paths[path]["GET"] for path in sys.argv[2:]}))`
  return JSON.parse(command(newestPython().program, ['-c', script, description, ...paths]))
}
