import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { Option } from 'commander'
import { testCommand, wholeNumber } from '../test/options.ts'

interface Options {
  prometheus?: string
  scene: 'healthy' | 'faults'
  data?: string
  dashboards: string
  out: string
  only?: string
  width?: number[]
  query: string
  vision: string
  chromium: string
}

const values = testCommand(
  'preview',
  "Draws every dashboard with Grafana's own components, which is not Grafana, from the data of a real Prometheus.",
)
  .option(
    '--prometheus <url>',
    'the Prometheus to ask; when left out one is started, with the real exporters before simulated clusters',
  )
  .addOption(
    new Option('--scene <name>', 'of the one that is started')
      .choices(['healthy', 'faults'])
      .default('healthy'),
  )
  .option('--data <text>', 'what the data are, in words that stand on each picture')
  .option('--dashboards <dir>', 'where the dashboards are', 'dashboards')
  .option('--out <dir>', 'where the pictures go', '.cache/preview')
  .option('--only <uid>', 'one dashboard')
  .option(
    '--width <pixels...>',
    'how wide, one or several; 1600 and 420 when left out',
    (text: string, before?: number[]) => [...(before ?? []), wholeNumber(1)(text)],
  )
  .option(
    '--query <text>',
    'what stands in the dashboard\'s address, such as "from=now-1h&var-node=pve01"',
    '',
  )
  .addOption(
    new Option('--vision <name>', 'as people with it see it')
      .choices(['none', 'deuteranopia', 'protanopia', 'tritanopia', 'achromatopsia'])
      .default('none'),
  )
  .option('--chromium <file>', 'the browser', '/usr/bin/chromium')
  .parse()
  .opts<Options>()
process.exitCode = await run()
process.exit()

async function run(): Promise<number> {
  const folder = import.meta.dirname
  if (!existsSync(join(folder, 'node_modules')))
    return say('preview/node_modules is not there: `npm ci --prefix preview` installs what draws\n', 1)
  if (!existsSync(values.chromium))
    return say(`${values.chromium} is not there: \`apt-get install chromium\`, or give --chromium\n`, 1)
  const { readDashboards } = await import('./dashboards.ts')
  const dashboards = readDashboards(values.dashboards)
  if (dashboards.size === 0) return say(`${values.dashboards} has no dashboard\n`, 1)
  const data =
    values.prometheus === undefined ? await ownData() : { prometheus: values.prometheus, scene: '' }
  const { drawAll } = await import('./draw-all.ts')
  const faults = await drawAll({
    dashboards,
    prometheus: data.prometheus,
    scene: values.data ?? data.scene,
    out: resolve(values.out),
    widths: values.width ?? [1600, 420],
    query: values.query,
    vision: values.vision,
    chromium: values.chromium,
    ...(values.only !== undefined && { only: values.only }),
    say: line => say(`${line}\n`, 0),
  })
  return faults === 0 ? 0 : 1
}

/** Data of a laboratory that is started for these pictures. */
async function ownData() {
  const { missingPrograms } = await import('./lab/paths.ts')
  const missing = missingPrograms()
  if (missing !== undefined) throw new Error(missing)
  const { startLaboratory } = await import('./lab/lab.ts')
  const { scene } = values
  const laboratory = await startLaboratory({
    name: scene,
    hours: 6,
    faultMinutes: 30,
    say: line => say(`${line}\n`, 0),
  })
  process.once('exit', laboratory.stop)
  return {
    prometheus: laboratory.prometheus,
    scene: `the real exporters' answers about simulated clusters, times before now simulated; scene "${scene}"`,
  }
}

function say(line: string, status: number): number {
  process.stdout.write(line)
  return status
}
