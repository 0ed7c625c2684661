import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { CatalogueSeries } from '../../../lib/monitoring/catalogue/catalogue-series.ts'
import { cache } from '../../e2e/exporter/paths.ts'
import { moduleOf, newest, scrapes } from './node-exporter.ts'

/** Versions that Debian ships, with the hash of each one's Go module (`go mod download -json`). */
const versions = {
  '1.5.0': 'h1:Mzrd6WUCyLK5bVWseigL40yZpiSjDOOgVtS0SSMkBRc=',
  '1.9.0': 'h1:qjXtu1H4Cj8JnVGCiAoW5Bpu8woL6O5b69bhPw3TNjc=',
} as const

/**
 * The series of the catalogue that older versions of node exporter do not give: each version is built from its own Go
 * module and asked for this machine, for the newest fixtures and for its own, so that what it can't read of newer ones
 * counts as none.
 */
export async function lackingSeries(newestSeries: CatalogueSeries[]): Promise<Record<string, string[]>> {
  const known = newestSeries.filter(({ source }) => /^node-exporter( fixtures)?$/.test(source))
  const lacking: Record<string, string[]> = {}
  for (const [version, sum] of Object.entries(versions)) {
    const module = moduleOf(version)
    if (module.Sum !== sum) throw new Error(`node exporter ${version} is ${module.Sum}, which is not ${sum}`)
    const given = new Set(
      (await scrapes(built(version), [moduleOf(newest).Dir, module.Dir])).flat().map(({ name }) => name),
    )
    lacking[version] = known.map(({ name }) => name).filter(name => !given.has(name))
  }
  return lacking
}

/** The program of a version, built once. */
function built(version: string): string {
  const folder = join(cache, `node-exporter-${version}`)
  const program = join(folder, 'node_exporter')
  if (!existsSync(program))
    execFileSync('go', ['install', `github.com/prometheus/node_exporter@v${version}`], {
      env: {
        ...process.env,
        GOBIN: folder,
        GOFLAGS: '-mod=mod',
        GONOSUMDB: 'github.com/prometheus/node_exporter',
      },
      stdio: ['ignore', 'inherit', 'inherit'],
    })
  return program
}
