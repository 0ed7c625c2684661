import { existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from './command.ts'
import { cache } from './paths.ts'
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

export interface ApiMethod {
  permissions: { user?: string; check?: [string, string, string[]] }
  returns: ApiType
}

/**
 * Proxmox VE's own description of its API (apidoc.js of pve-docs, 2026-10-19), which `fakepve` from PyPI carries. That
 * package is AGPL: it is fetched by its hash and read by a process of its own, and nothing of it is kept here.
 */
const requirement =
  'fakepve==0.5.0 --hash=sha256:411a20ce9e685c568a830f285e0cfff5396dc5bc11218c090f17d1c52515c535\n'
const folder = join(cache, 'fakepve-0.5.0')
const description = join(folder, 'fakepve/data/pve-api.json.gz')

/** Gets the description, unless it is there. */
export function installApiSchema(say: (line: string) => void) {
  if (existsSync(description)) return
  say("getting Proxmox VE's description of its API, in fakepve from PyPI")
  mkdirSync(folder, { recursive: true })
  writeFileSync(join(folder, 'requirements.txt'), requirement)
  const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--no-deps', '--no-compile']
  command(join(newestPython().virtualEnvironment, 'bin/pip'), [
    ...['install', ...options, '--only-binary', ':all:'],
    ...['--target', folder, '--requirement', join(folder, 'requirements.txt')],
  ])
}

/** What `GET` of these paths asks for and gives. */
export function apiMethods(paths: string[]): Record<string, ApiMethod> {
  const script = `import gzip, json, sys
paths = json.load(gzip.open(sys.argv[1]))["paths"]
print(json.dumps({path: paths[path]["GET"] for path in sys.argv[2:]}))`
  return JSON.parse(command(newestPython().program, ['-c', script, description, ...paths]))
}
