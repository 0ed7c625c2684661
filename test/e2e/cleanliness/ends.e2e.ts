import { deepEqual, match, ok } from 'node:assert/strict'
import { type ChildProcess, spawn } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { suite } from 'uvu'
import type { RunFolder } from '../cluster/run-folder.ts'
import { currentSysctls } from '../cluster/sysctls.ts'
import { waitFor } from '../cluster/wait.ts'
import { emptied, namespacesOf, traces } from '../laboratory/traces.ts'

const test = suite('of a run')
const before = currentSysctls()

/** Starts a messy run, and waits until it is at its worst. */
async function messy(end: 'well' | 'badly' | 'never') {
  const known = runs()
  // Should this test be ended, so is the run.
  const node = [process.execPath, join(import.meta.dirname, 'enclosed.ts')]
  const child = spawn('setpriv', ['--pdeathsig', 'TERM', '--', ...node], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, E2E_END: end },
  })
  let output = ''
  child.stdout.setEncoding('utf8').on('data', text => {
    output += text
  })
  const folder = await waitFor('the run', () => runs().find(name => !known.includes(name)))
  const run: RunFolder = { folder, cgroup: basename(folder) }
  const pid = await waitFor(
    'its process',
    () => existsSync(join(folder, 'pid')) && readFileSync(join(folder, 'pid'), 'utf8'),
  )
  const namespaces = await waitFor('its namespaces', () => namespacesOf(Number(pid)))
  if (end === 'never') await waitFor('the mess', () => output.includes('messy'))
  writeFileSync(join(folder, 'seen'), '')
  return { child, run, namespaces, output: () => output }
}

const runs = () =>
  readdirSync(tmpdir())
    .filter(name => name.startsWith('proxmox-e2e-'))
    .map(name => join(tmpdir(), name))

const ended = (child: ChildProcess) =>
  child.exitCode === null && child.signalCode === null
    ? new Promise(resolve => child.once('close', resolve))
    : undefined

test('that is under way there is much to see', async () => {
  const { child, run, namespaces } = await messy('never')
  const kinds = new Set(traces(run, before, namespaces).map(trace => trace.split(' ')[0]))
  deepEqual([...kinds].sort(), ['cgroup', 'folder', 'process', 'sysctl'])
  child.kill('SIGINT')
  await ended(child)
})

for (const [end, counted] of [
  ['well', '2 passed, 0 failed'],
  ['badly', '1 passed, 1 failed'],
] as const)
  test(`that ended ${end} nothing is left`, async () => {
    const { child, run, namespaces, output } = await messy(end)
    await ended(child)
    ok(output().includes(counted), output())
    deepEqual(traces(run, before, namespaces), [])
  })

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  test(`that was ended by ${signal} nothing is left`, async () => {
    const { child, run, namespaces, output } = await messy('never')
    child.kill(signal)
    await ended(child)
    match(output(), new RegExp(`ended by ${signal}`))
    deepEqual(traces(run, before, namespaces), [])
  })

test('beside another nothing is left but the sysctls, which the last one puts back', async () => {
  const [first, last] = [await messy('never'), await messy('never')]
  first.child.kill('SIGINT')
  await ended(first.child)
  const left = traces(first.run, before, first.namespaces).map(trace => trace.split(' ')[0])
  deepEqual(left, ['sysctl'])
  last.child.kill('SIGINT')
  await ended(last.child)
  deepEqual(traces(last.run, before, last.namespaces), [])
})

test('the numbers of its namespaces are nobody else’s while it is looked for what is left in them', async () => {
  const sleeping = async () => {
    const child = spawn('unshare', ['--net', '--mount', '--pid', '--fork', '--kill-child', 'sleep', '300'])
    const namespaces = await waitFor('its namespaces', () => child.pid && namespacesOf(child.pid))
    return { child, namespaces }
  }
  const end = async ({ child, namespaces }: Awaited<ReturnType<typeof sleeping>>) => {
    child.kill('SIGKILL')
    await emptied(namespaces)
  }
  const first = await sleeping()
  first.child.kill('SIGKILL')
  await ended(first.child)
  // The kernel gives a number again some time after its namespace is gone.
  await pause(4_000)
  const others = await Promise.all(Array.from({ length: 15 }, sleeping))
  const shared = others.flatMap(({ namespaces }) => namespaces.names).map(numberOf)
  deepEqual(
    first.namespaces.names.filter(name => shared.includes(numberOf(name))),
    [],
  )
  await Promise.all([...others, first].map(end))
})

const numberOf = (name: string) => name.replace(/^\w+:/, '')

test('that was killed no process or mount is left, and the next run removes the rest', async () => {
  const { child, run, namespaces } = await messy('never')
  child.kill('SIGKILL')
  await ended(child)
  const left = () => traces(run, before, namespaces).map(trace => trace.split(' ')[0] as string)
  await waitFor('its processes to end', () => !left().includes('process'))
  deepEqual([...new Set(left())].sort(), ['cgroup', 'folder', 'sysctl'])
  const next = await messy('well')
  await ended(next.child)
  deepEqual(traces(run, before, namespaces), [])
})

test.run()
