import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { openCluster } from '../../lib/cluster/cluster.ts'

const test = suite('kubectl', { folder: '' })

test.before.each(context => {
  context.folder = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-kubectl-'))
})
test.after.each(context => rmSync(context.folder, { recursive: true }))

/** A program in the place of kubectl that writes its arguments down, a line a call. */
const standIn = (folder: string, script: string): string => {
  const program = join(folder, 'kubectl')
  writeFileSync(program, `#!/bin/sh\necho "$*" >> "${folder}/calls"\n${script}\n`)
  chmodSync(program, 0o755)
  return program
}

const callsIn = (folder: string): string[] =>
  readFileSync(join(folder, 'calls'), 'utf8').trimEnd().split('\n')

test('the same question is asked once, with context and time limit', async ({ folder }) => {
  const cluster = openCluster({ program: standIn(folder, 'echo 1'), context: 'paris', seconds: 7 })
  assert.equal(await Promise.all([cluster.raw('/version'), cluster.raw('/version')]), [
    { value: 1 },
    { value: 1 },
  ])
  assert.equal(await cluster.raw('/version'), { value: 1 })
  assert.equal(callsIn(folder), ['--request-timeout=7s --context=paris get --raw=/version'])
})

test('a program that is not installed is told as such', async ({ folder }) => {
  const cluster = openCluster({ program: join(folder, 'nothing') })
  assert.match((await cluster.raw('/version')).failure?.message ?? '', 'is not installed: not found in PATH')
})

test('a program that prints no JSON fails the question, not the command', async ({ folder }) => {
  const cluster = openCluster({ program: standIn(folder, 'echo "<html>hunter2</html>"') })
  const failure = { kind: 'other', message: 'kubectl printed something other than the JSON asked for' }
  assert.equal(await cluster.raw('/version'), { failure })
  assert.equal(await cluster.get('Secret', 'pve', 'lab'), { failure })
})

test('what does not exist is no failure', async ({ folder }) => {
  const script = `echo 'Error from server (NotFound): secrets "pve" not found' >&2; exit 1`
  const cluster = openCluster({ program: standIn(folder, script) })
  assert.equal(await cluster.get('Secret', 'pve', 'lab'), { value: undefined })
})

test('whoever closes the cluster ends the calls that still wait', async ({ folder }) => {
  const cluster = openCluster({ program: standIn(folder, 'exec sleep 600') })
  const answer = cluster.raw('/version')
  cluster.close()
  assert.is((await answer).failure?.kind, 'unreachable')
})

/** An exec plugin that waits, say, for a login in a browser: kubectl's end does not end it. */
const stuckPlugin = (folder: string) => `(sleep 60; touch "${folder}/plugin-ended"); true`

test('a plugin that outlives kubectl holds up no call', async ({ folder }) => {
  const cluster = openCluster({ program: standIn(folder, stuckPlugin(folder)) })
  const answer = cluster.raw('/version')
  setTimeout(cluster.close, 200)
  assert.is((await answer).failure?.kind, 'unreachable')
  assert.not.ok(existsSync(join(folder, 'plugin-ended')))
})

test('a plugin that outlives kubectl holds up no forwarded port', async ({ folder }) => {
  const cluster = openCluster({ program: standIn(folder, stuckPlugin(folder)), seconds: 0.2 })
  const { failure } = await cluster.http({ namespace: 'lab', of: 'pod/exporter', port: 9221 }, '/')
  assert.is(failure?.message, 'i/o timeout: no port opened within 0.2 seconds')
  assert.not.ok(existsSync(join(folder, 'plugin-ended')))
})

test('rights are asked for in one call, and each gets its answer', async ({ folder }) => {
  const cluster = openCluster({
    program: standIn(folder, `cat > "${folder}/input"; printf 'true\\n\\ntrue\\n'`),
  })
  const right = { verb: 'list', group: '', resource: 'pods' }
  const rights = [
    right,
    { ...right, namespace: 'lab' },
    { verb: 'get', group: '', resource: 'pods/log', namespace: 'lab' },
  ]
  assert.equal(await cluster.allowed(rights), { value: [true, false, true] })
  const { items } = JSON.parse(readFileSync(join(folder, 'input'), 'utf8'))
  assert.equal(items[2].spec.resourceAttributes, {
    verb: 'get',
    group: '',
    resource: 'pods',
    subresource: 'log',
    namespace: 'lab',
  })
})

test('a server in a pod is asked through one forwarded port', async ({ folder }) => {
  const server = createServer(({ url }, response) => response.end(`you asked ${url}`)).listen(0, '127.0.0.1')
  await new Promise(resolve => server.once('listening', resolve))
  const { port } = server.address() as { port: number }
  const script = `echo "Forwarding from 127.0.0.1:${port} -> 9221"; exec sleep 600`
  const cluster = openCluster({ program: standIn(folder, script) })
  const door = { namespace: 'lab', of: 'pod/exporter', port: 9221 }
  assert.equal(await cluster.http(door, '/a'), { value: { status: 200, body: 'you asked /a' } })
  assert.equal(await cluster.http(door, '/b'), { value: { status: 200, body: 'you asked /b' } })
  assert.equal(callsIn(folder), ['port-forward --namespace lab --address=127.0.0.1 pod/exporter :9221'])
  cluster.close()
  server.close()
})

test('a pod to which no port leads is told in kubectl’s words', async ({ folder }) => {
  const cluster = openCluster({
    program: standIn(folder, `echo 'error: unable to forward port' >&2; exit 1`),
  })
  const { failure } = await cluster.http({ namespace: 'lab', of: 'pod/exporter', port: 9221 }, '/')
  assert.is(failure?.message, 'unable to forward port')
})

test('each question is one call with its place, and managed fields are asked for of Secrets alone', async ({
  folder,
}) => {
  const cluster = openCluster({
    program: standIn(folder, `echo '{"kind":"A","metadata":{"name":"a"},"items":[]}'`),
    context: 'paris',
  })
  const own = { value: { kind: 'A', metadata: { name: 'a' }, items: [] } }
  assert.equal(await cluster.get('Secret', 'pve', 'lab'), own)
  assert.equal(await cluster.get('Deployment', 'web', 'lab'), own)
  assert.equal(await cluster.get('Namespace', 'lab'), own)
  assert.equal(await cluster.raw('/version'), own)
  assert.equal(await cluster.list('Service'), { value: [] })
  assert.match((await cluster.ask(['logs', 'pod/a'])).value ?? '', /^\{"kind":"A"/)
  assert.equal(
    callsIn(folder),
    [
      'get secrets.v1. pve --namespace lab --output=json --show-managed-fields',
      'get deployments.apps web --namespace lab --output=json',
      'get namespaces.v1. lab --output=json',
      'get --raw=/version',
      'get services.v1. --all-namespaces --output=json',
      'logs pod/a',
    ].map(call => `--request-timeout=10s --context=paris ${call}`),
  )
})

test('without a context the current one is asked', async ({ folder }) => {
  const cluster = openCluster({ program: standIn(folder, 'echo 1') })
  await cluster.raw('/version')
  assert.equal(callsIn(folder), ['--request-timeout=10s get --raw=/version'])
})

test('what kubectl refuses is told of each question in its own words', async ({ folder }) => {
  const cluster = openCluster({ program: standIn(folder, `echo 'error: no such thing' >&2; exit 3`) })
  const failure = { failure: { kind: 'other', message: 'no such thing' } }
  assert.equal(await cluster.get('Secret', 'pve', 'lab'), failure)
  assert.equal(await cluster.raw('/a'), failure)
  assert.equal(await cluster.ask(['logs']), failure)
  assert.equal(await cluster.list('Service'), failure)
  assert.equal(await cluster.allowed([{ verb: 'get', group: '', resource: 'pods' }]), failure)
})

test('a path that does not exist is no failure, and a warning that only names one is', async ({ folder }) => {
  const script = `echo 'Error from server (NotFound): the server could not find it' >&2; exit 1`
  assert.equal(await openCluster({ program: standIn(folder, script) }).raw('/a'), { value: undefined })
  const other = `echo 'error: see Error from server (NotFound)' >&2; exit 1`
  assert.equal(await openCluster({ program: standIn(folder, other) }).raw('/a'), {
    failure: { kind: 'other', message: 'see Error from server (NotFound)' },
  })
})

test('a program that cannot be started, or gives no answer, is told with its name and its time', async ({
  folder,
}) => {
  const program = join(folder, 'kubectl')
  assert.equal(await openCluster({ program }).raw('/a'), {
    failure: { kind: 'no kubectl', message: `${program} is not installed: not found in PATH` },
  })
  writeFileSync(program, '#!/bin/sh\n')
  assert.equal(await openCluster({ program }).raw('/a'), {
    failure: { kind: 'other', message: `${program} cannot be started: spawn ${program} EACCES` },
  })
  chmodSync(program, 0o755)
  const cluster = openCluster({ program: standIn(folder, 'exec sleep 600'), seconds: 3 })
  const answer = cluster.ask(['logs'])
  cluster.close()
  assert.equal(await answer, {
    failure: { kind: 'unreachable', message: 'Unable to connect to the server: no answer within 8 seconds' },
  })
})

test('a program that reads no input is not held up by it, and one that does gets it whole', async ({
  folder,
}) => {
  const input = 'x'.repeat(2 ** 20)
  const deaf = openCluster({ program: standIn(folder, 'exec 0<&-; echo done') })
  assert.equal(await deaf.ask(['create'], input), { value: 'done\n' })
  const counting = openCluster({ program: standIn(folder, 'wc -c | tr -d " "') })
  assert.equal(await counting.ask(['create'], input), { value: `${2 ** 20}\n` })
  assert.equal(await counting.ask(['create']), { value: '0\n' })
})

test('a forwarded port is opened in the context, and a port that is no address of this machine is none', async ({
  folder,
}) => {
  const script = `echo 'Forwarding from [::1]:1 -> 9221'; echo 'x Forwarding from 127.0.0.1:2 -> 9221'; exit 0`
  const cluster = openCluster({ program: standIn(folder, script), context: 'paris' })
  const { failure } = await cluster.http({ namespace: 'lab', of: 'pod/a', port: 'http' }, '/')
  assert.equal(failure, {
    kind: 'unreachable',
    message: 'i/o timeout: no port opened within 10 seconds',
  })
  assert.equal(callsIn(folder), [
    '--context=paris port-forward --namespace lab --address=127.0.0.1 pod/a :http',
  ])
})

test.run()
