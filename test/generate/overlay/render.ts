import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { schemaFile } from '../../../lib/environment/schema.ts'
import type { Discovery, Environment } from '../../../lib/environment.ts'
import { serialize } from '../../../lib/file/serialize.ts'
import { dashboardFiles } from '../../../lib/generate/dashboard-files.ts'
import { generate } from '../../../lib/generate/generate.ts'
import { errors } from '../../../lib/problem/problem.ts'
import { schemaFaults } from '../../../lib/validate/schema/schema-faults.ts'
import { validate } from '../../../lib/validate/validate.ts'
import { kustomize, type Rendered } from '../../kubectl.ts'

/** All ways in which addresses reach the cluster. */
export const modes: Discovery[] = ['endpoints', 'endpointslices', 'static']

/** Two hypervisors, one a family, and one that runs a node exporter only. */
export const lab: Environment = {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1' },
    { name: 'pve2', address: '2001:DB8::2' },
    { name: 'pve3', address: '198.51.100.3', exporters: ['node'] },
  ],
  pveExporter: { tls: 'insecure' },
}

const bySchema = schemaFaults((await schemaFile(() => {})).value)
const { files: dashboards } = await dashboardFiles(() => {})

/** The problems of these environments, as `<file>: <message>`. */
export const problemsOf = (environments: Record<string, Environment>): string[] =>
  validate(loaded(environments), bySchema).problems.map(({ file, severity, message }) =>
    [file, ...(severity ? [severity] : []), message].join(': '),
  )

/** The generated files' texts by path; it throws where the environments have problems. */
export const texts = (environments: Record<string, Environment>): Record<string, string> => {
  const { environments: valid, problems } = validate(loaded(environments), bySchema)
  if (errors(problems).length > 0) throw new Error(problemsOf(environments).join('\n'))
  return Object.fromEntries([...generate(valid), ...dashboards].map(file => [file.path, serialize(file)]))
}

const loaded = (environments: Record<string, Environment>) =>
  Object.entries(environments).map(([name, value]) => ({
    name,
    file: `environments/${name}.ts`,
    value,
    locate: () => ({}),
  }))

/** What Kustomize renders of these folders; `files` are the operator's own, beside what is generated. */
export const renderFolders = (
  environments: Record<string, Environment>,
  folders: string[],
  files: Record<string, string> = {},
): Rendered[][] => {
  const root = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
  for (const [path, text] of Object.entries({ ...texts(environments), ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  try {
    return folders.map(folder => kustomize(join(root, folder)))
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** What Kustomize renders of each environment's overlay, in their order. */
export const render = (
  environments: Record<string, Environment>,
  files: Record<string, string> = {},
): Rendered[][] => {
  const key = JSON.stringify([environments, files])
  const known = renderings.get(key)
  if (known !== undefined) return structuredClone(known)
  const rendered = renderFolders(
    environments,
    Object.keys(environments).map(name => `overlays/${name}`),
    files,
  )
  renderings.set(key, rendered)
  return structuredClone(rendered)
}

const renderings = new Map<string, Rendered[][]>()
