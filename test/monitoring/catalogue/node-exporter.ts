import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CatalogueSeries } from '../../../lib/monitoring/catalogue/catalogue-series.ts'
import { cache } from '../../e2e/exporter/paths.ts'
import { serving } from './programs.ts'
import { merged, rows } from './rows.ts'
import { textfiles } from './textfiles.ts'

const program = join(cache, 'bin/node_exporter')

/**
 * What the real node exporter gives: of this machine, and of the procfs and sysfs that its own module ships for its
 * tests, as no machine has ZFS, bonds, memory errors and a RAID at once. systemd answers neither, so its collector's
 * series are those of its source (`prometheus.ts` says the same of Prometheus's own).
 */
export async function nodeExporterSeries(): Promise<CatalogueSeries[]> {
  const folder = mkdtempSync(join(tmpdir(), 'catalogue-'))
  try {
    unpackFixtures(folder)
    // Empty, but read: node exporter tells when it was written.
    mkdirSync(join(folder, 'text'))
    writeFileSync(join(folder, 'text/smartmon.prom'), '')
    const ours = await scrape('node-exporter', ['--collector.ethtool', '--collector.processes'])
    const theirs = await scrape('node-exporter fixtures', [
      `--path.procfs=${folder}/proc`,
      `--path.sysfs=${folder}/sys`,
      `--path.rootfs=${folder}`,
      `--collector.textfile.directory=${folder}/text`,
      ...['drbd', 'interrupts', 'ksmd', 'meminfo_numa', 'mountstats', 'processes', 'slabinfo'].map(
        name => `--collector.${name}`,
      ),
    ])
    return merged([ours, theirs, textfiles, systemd])
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const scrape = (source: 'node-exporter' | 'node-exporter fixtures', flags: string[]) =>
  serving(
    program,
    port => [`--web.listen-address=127.0.0.1:${port}`, '--web.disable-exporter-metrics', ...flags],
    {},
    async get => rows(source, await get('/metrics')),
  )

function unpackFixtures(folder: string) {
  const module = execFileSync('go', [
    'mod',
    'download',
    '-json',
    'github.com/prometheus/node_exporter@v1.12.1',
  ])
  const { Dir } = JSON.parse(module.toString()) as { Dir: string }
  const fixtures = join(Dir, 'collector/fixtures')
  for (const name of ['proc', 'udev.ttar', 'sys.ttar'])
    cpSync(join(fixtures, name), join(folder, name), { recursive: true })
  for (const archive of ['udev.ttar', 'sys.ttar'])
    execFileSync('bash', [join(Dir, 'ttar'), '-C', folder, '-x', '-f', join(folder, archive)], {
      stdio: 'ignore',
    })
  // A Go module holds no links.
  symlinkSync('10', join(folder, 'proc/self'))
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
