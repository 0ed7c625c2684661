import { cpSync, mkdtempSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const repository = join(import.meta.dirname, '..', '..')

/** Stands before lib/generate/generate.ts: a part under another name, and a container before the exporter, as a later version may make them. */
const otherGenerate = `
import { generate as original } from './original-generate.ts'

export const generate = (...given: Parameters<typeof original>) =>
  original(...given).map(({ path, value, source }) => ({
    path: path.replace('base/hypervisors/', 'base/proxmox/'),
    value: withProxy(renamed(path, value)),
    source,
  }))

const renamed = (path: string, value: object) =>
  JSON.parse(
    JSON.stringify(value)
      .replaceAll('/containers/0', '/containers/1')
      .replaceAll('../../base/hypervisors', '../../base/proxmox')
      .replaceAll(path === 'base/kustomization.yaml' ? '"hypervisors"' : '\\0', '"proxmox"'),
  )

const withProxy = (value: any) => {
  for (const { kind, spec } of [value].flat())
    if (kind === 'Deployment') spec.template.spec.containers.unshift({ name: 'proxy', image: 'proxy:1' })
  return value
}
`

/** A copy of the generator whose base and overlays do not go with this one's; its command line, and how to remove it. */
export const otherVersion = () => {
  const folder = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-version-'))
  for (const path of ['lib', 'schema', 'dashboards', 'package.json', 'tsconfig.json'])
    cpSync(join(repository, path), join(folder, path), { recursive: true })
  symlinkSync(join(repository, 'node_modules'), join(folder, 'node_modules'))
  renameSync(join(folder, 'lib/generate/generate.ts'), join(folder, 'lib/generate/original-generate.ts'))
  writeFileSync(join(folder, 'lib/generate/generate.ts'), otherGenerate)
  return { cli: join(folder, 'lib/start.js'), remove: () => rmSync(folder, { recursive: true }) }
}
