import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'

const help = `Draws every dashboard with Grafana's own components, which is not Grafana, from the data of a real Prometheus.

  npm run preview [-- options]

  --prometheus URL   the Prometheus to ask; when left out one is started, with the real exporters before simulated clusters
  --scene NAME       of the one that is started: healthy, or faults
  --data TEXT        what the data are, in words that stand on each picture
  --dashboards DIR   dashboards/ when left out
  --out DIR          where the pictures go; .cache/preview when left out
  --only UID         one dashboard
  --width PIXELS     how wide, more than once for several; 1600 and 420 when left out
  --query TEXT       what stands in the dashboard's address, such as "from=now-1h&var-node=pve01"
  --vision NAME      as people see it with deuteranopia, protanopia, tritanopia or achromatopsia
  --chromium FILE    /usr/bin/chromium when left out
`

const text = { type: 'string' } as const
const { values } = parseArgs({
  options: {
    prometheus: text,
    scene: { ...text, default: 'healthy' },
    data: text,
    dashboards: { ...text, default: 'dashboards' },
    out: { ...text, default: '.cache/preview' },
    only: text,
    width: { ...text, multiple: true, default: ['1600', '420'] },
    query: { ...text, default: '' },
    vision: { ...text, default: 'none' },
    chromium: { ...text, default: '/usr/bin/chromium' },
    help: { type: 'boolean' },
  },
})
process.exitCode = values.help ? say(help, 0) : await run()
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
    widths: values.width.map(Number),
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
  const scene = values.scene === 'faults' ? 'faults' : 'healthy'
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
