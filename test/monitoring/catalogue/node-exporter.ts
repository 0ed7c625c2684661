import { execFileSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CatalogueSeries } from '../../../lib/monitoring/catalogue/catalogue-series.ts'
import { cache } from '../../e2e/exporter/paths.ts'
import { serving } from './programs.ts'
import { merged, rows } from './rows.ts'
import { textfiles } from './textfiles.ts'

/** The newest, which the end-to-end tests build. */
export const newest = '1.12.1'

const program = join(cache, 'bin/node_exporter')

/**
 * What the real node exporter gives: of this machine, and of the procfs and sysfs that its own module ships for its
 * tests, as no machine has ZFS, bonds, memory errors and a RAID at once. systemd answers neither, so its collector's
 * series are those of its source (`prometheus.ts` says the same of Prometheus's own).
 */
export async function nodeExporterSeries(): Promise<CatalogueSeries[]> {
  return merged([...(await scrapes(program, [moduleOf(newest).Dir])), textfiles, systemd])
}

/** What a program of node exporter gives of this machine, and of the fixtures of modules in these folders. */
export async function scrapes(program: string, modules: string[]): Promise<CatalogueSeries[][]> {
  const known = execFileSync(program, ['--help'], { stdio: ['ignore', 'pipe', 'pipe'] }).toString()
  const collectors = (...names: string[]) =>
    names.filter(name => known.includes(`collector.${name} `)).map(name => `--collector.${name}`)
  const answers = [await scrape(program, 'node-exporter', collectors('ethtool', 'processes'))]
  for (const folder of modules.map(fixturesOf))
    answers.push(
      await scrape(program, 'node-exporter fixtures', [
        `--path.procfs=${folder}/proc`,
        `--path.sysfs=${folder}/sys`,
        `--path.rootfs=${folder}`,
        `--collector.textfile.directory=${folder}/text`,
        ...collectors('drbd', 'interrupts', 'ksmd', 'meminfo_numa', 'mountstats', 'processes', 'slabinfo'),
      ]),
    )
  return answers
}

const unpacked = new Map<string, string>()

/** A module's fixtures in a folder of their own, unpacked once: that takes its script half a minute. */
function fixturesOf(module: string): string {
  const known = unpacked.get(module)
  if (known !== undefined) return known
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  unpacked.set(module, folder)
  process.once('exit', () => rmSync(folder, { recursive: true }))
  unpackFixtures(module, folder)
  // Empty, but read: node exporter tells when it was written.
  mkdirSync(join(folder, 'text'))
  writeFileSync(join(folder, 'text/smartmon.prom'), '')
  return folder
}

const scrape = (program: string, source: 'node-exporter' | 'node-exporter fixtures', flags: string[]) =>
  serving(
    program,
    port => [`--web.listen-address=127.0.0.1:${port}`, '--web.disable-exporter-metrics', ...flags],
    {},
    async get => rows(source, await get('/metrics')),
  )

/** A version's Go module: the folder of its sources, and its hash. */
export const moduleOf = (version: string): { Dir: string; Sum: string } =>
  JSON.parse(
    execFileSync('go', ['mod', 'download', '-json', `github.com/prometheus/node_exporter@v${version}`], {
      // Go's database of hashes has not every old version at hand: `node-exporter-versions.ts` has them itself.
      env: { ...process.env, GONOSUMDB: 'github.com/prometheus/node_exporter' },
      stdio: ['ignore', 'pipe', 'inherit'],
    }).toString(),
  )

function unpackFixtures(module: string, folder: string) {
  const fixtures = join(module, 'collector/fixtures')
  for (const name of ['proc', 'udev.ttar', 'sys.ttar'].filter(name => existsSync(join(fixtures, name))))
    cpSync(join(fixtures, name), join(folder, name), { recursive: true })
  for (const archive of ['udev.ttar', 'sys.ttar'].filter(name => existsSync(join(folder, name))))
    execFileSync('bash', [join(module, 'ttar'), '-C', folder, '-x', '-f', join(folder, archive)], {
      stdio: 'ignore',
    })
  // A Go module holds no links.
  if (!existsSync(join(folder, 'proc/self'))) symlinkSync('10', join(folder, 'proc/self'))
}

const states = ['activating', 'active', 'deactivating', 'failed', 'inactive']

/** collector/systemd_linux.go of node exporter 1.12.1; Debian's package switches it on. */
const systemd: CatalogueSeries[] = [
  {
    name: 'node_systemd_unit_state',
    type: 'gauge',
    labels: ['name', 'state', 'type'],
    values: { state: states },
    source: 'node-exporter source',
    help: 'Systemd unit',
  },
  {
    name: 'node_systemd_system_running',
    type: 'gauge',
    labels: [],
    source: 'node-exporter source',
    help: "Whether the system is operational (see 'systemctl is-system-running')",
  },
  {
    name: 'node_systemd_units',
    type: 'gauge',
    labels: ['state'],
    values: { state: states },
    source: 'node-exporter source',
    help: 'Summary of systemd unit states',
  },
  {
    name: 'node_systemd_service_restart_total',
    type: 'counter',
    labels: ['name'],
    source: 'node-exporter source',
    help: 'Service unit count of Restart triggers',
  },
]
