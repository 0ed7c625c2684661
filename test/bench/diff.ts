import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { testCommand, wholeNumber } from '../options.ts'
import { type Cluster, clusters, source } from './cluster.ts'
import { interleaved } from './interleaved.ts'
import { repository } from './repository.ts'
import { aim, count, seconds, table } from './table.ts'

const { environments, rounds } = testCommand(
  'bench:diff',
  'Measures what `npm run diff -- --against` costs where one change is in all environments, beside a cold build.',
)
  .option('--environments <number>', 'how many environments', wholeNumber(1), 1000)
  .option('--rounds <number>', 'runs of each, of which the cheapest counts', wholeNumber(1), 3)
  .parse()
  .opts<{ environments: number; rounds: number }>()
const memory = '/dev/shm'
if (process.env.TMPDIR === undefined && existsSync(memory)) process.env.TMPDIR = memory

/** One change that is in all environments. */
interface Change {
  name: string
  make: (root: string, all: Cluster[]) => void
}

const inEach =
  (field: string): Change['make'] =>
  (root, all) => {
    for (const cluster of all)
      writeFileSync(
        join(root, 'environments', `${cluster.name}.ts`),
        source(cluster).replace('"dashboards": false', `"dashboards": false, ${field}`),
      )
  }

const changes: Change[] = [
  {
    name: "an alert's threshold",
    make: inEach('alerts: { rules: { ProxmoxStorageUsageHigh: { threshold: 0.85 } } }'),
  },
  { name: 'a label of every alert', make: inEach('alerts: { labels: { team: "a" } }') },
  { name: "every scrape's interval", make: inEach('nodeExporter: { interval: "60s" }') },
  {
    name: 'the image in base/',
    make: root => {
      const path = join(root, 'lib/environment/images.ts')
      writeFileSync(path, readFileSync(path, 'utf8').replace(/tag: '[^']+'/, "tag: '3.99.0'"))
    },
  },
]

const rows = changes.map(({ name, make }) => {
  const all = clusters(environments, 3)
  const { root, clearOutput, remove } = repository(all)
  const git = (...words: string[]) =>
    execFileSync('git', ['-C', root, '-c', 'user.name=a', '-c', 'user.email=a@example.com', ...words], {
      stdio: 'ignore',
    })
  const cli = [process.execPath, join(root, 'lib/cli.ts')]
  const build = [...cli, 'build']
  execFileSync(process.execPath, build.slice(1), { stdio: 'ignore' })
  git('init', '--quiet')
  git('add', '--all', 'base', 'overlays', 'dashboards', 'environments')
  git('commit', '--quiet', '--message', 'before')
  make(root, all)
  const diff = [...cli, 'diff', '--against', 'HEAD']
  const costs = interleaved(
    [
      { name: 'cold', before: clearOutput, command: build },
      { name: 'diff', command: diff },
    ],
    rounds,
  )
  const { stdout } = spawnSync(process.execPath, diff.slice(1), { encoding: 'utf8' })
  remove()
  return { name, ...(costs as { cold: number; diff: number }), lines: stdout.trimEnd().split('\n').length }
})

process.stdout.write(
  [
    `${count(environments)} environments of 3 hypervisors; CPU seconds, the least of ${rounds} interleaved runs\n\n`,
    table(
      ['one change in all of them', 'cold build', 'diff', 'lines'],
      rows.map(({ name, cold, diff, lines }) => [name, seconds(cold), seconds(diff), String(lines)]),
    ),
    '\n',
    ...rows.map(({ name, cold, diff }) => aim(`${name}, to a cold build`, diff / cold, 2)),
    ...rows.map(({ name, lines }) => aim(`${name}, lines of output`, lines, 50)),
  ].join(''),
)
