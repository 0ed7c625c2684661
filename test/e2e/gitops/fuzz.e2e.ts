import { deepEqual, equal, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { parse } from 'yaml'
import { errors } from '../../../lib/problem/problem.ts'
import { fitting } from '../../fuzz/environments.ts'
import { validated } from '../../fuzz/judged.ts'
import { checked } from '../../monitoring/alerts/promtool.ts'
import { programs } from '../cluster/paths.ts'
import { apiClient } from '../fuzz/api-client.ts'
import { defineDelivery } from '../fuzz/define-delivery.ts'
import { fuzzAgainstServer } from '../fuzz/fuzz-against-server.ts'
import { fuzzValues } from '../fuzz/fuzz-values.ts'
import { forOperator, madeByOperator } from '../fuzz/operator-verdict.ts'
import { serverVerdicts } from '../fuzz/server-verdicts.ts'
import { chapter } from '../laboratory/chapter.ts'
import { say } from '../laboratory/say.ts'
import { cluster, laboratory } from './shared.ts'

/** As many trees as give a thousand environments that we accept; `FUZZ_SEED` and `FUZZ_RUNS` try others. */
const seed = Number(process.env.FUZZ_SEED ?? 20)
const runs = Number(process.env.FUZZ_RUNS ?? 1900)
const test = chapter('random environments')

await defineDelivery(cluster)
const { ask, close } = apiClient(cluster.kubeconfig)
const verdict = serverVerdicts(ask, 'monitoring')

const { clusters } = JSON.parse(readFileSync(cluster.kubeconfig, 'utf8'))
/** The operator reads the CA that a monitor refers to. */
const authority = readFileSync(clusters[0].cluster['certificate-authority'], 'utf8')

test('that we accept are accepted by the API server, with a warning only where we warn', async () => {
  const { accepted, disagreement } = await fuzzAgainstServer(seed, runs, verdict)
  say(`seed ${seed}: ${accepted} environments, ${verdict.asked()} different objects`)
  deepEqual(disagreement, undefined)
  ok(accepted > runs / 3)
})

test('are refused for the API server’s reasons only where it refuses them', async () =>
  deepEqual(await fuzzValues(seed, 1200, verdict), undefined))

test('that were planted are found: a value that we take and the API server does not', async () => {
  const planted = serverVerdicts(
    (method, path, body) => ask(method, path, body && withoutPort(body)),
    'monitoring',
  )
  const { disagreement } = await fuzzAgainstServer(seed, 5, planted)
  ok(disagreement?.refusals.some(refusal => /Service/.test(refusal)))
})

const withoutPort = (object: object): object =>
  JSON.parse(JSON.stringify(object).replace('"name":"http","port":9221', '"name":"http","port":0'))

test('reach Prometheus whole: the operator leaves out nothing, and promtool takes what it makes', async () => {
  const environments = fc
    .sample(fitting, { seed, numRuns: 60 })
    .map((value, index) => validated({ [`e${index}`]: value }))
    .flatMap(({ environments, problems }) => (errors(problems).length > 0 ? [] : environments))
  ok(environments.length > 20)
  const objects = forOperator(environments, authority)
  await cluster.kubectl.apply([
    { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'fuzz' } },
    ...objects,
  ])
  const { config, rules } = await cluster.waitFor('the operator to take random environments', () =>
    madeByOperator(ask, objects),
  )
  const folder = join(laboratory.folder, 'fuzz')
  mkdirSync(folder)
  writeFileSync(join(folder, 'prometheus.yaml'), config)
  const { status, stdout, stderr } = spawnSync(
    join(programs, 'promtool'),
    ['check', 'config', '--syntax-only', join(folder, 'prometheus.yaml')],
    { encoding: 'utf8' },
  )
  equal(status, 0, `${stdout}${stderr}`)
  for (const text of Object.values(rules)) equal(checked(parse(text)), '')
})

test.after(async () => {
  close()
  await cluster.kubectl(['delete', 'namespace', 'fuzz', '--wait=false'])
})

test.run()
