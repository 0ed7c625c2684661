import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Right } from '../../lib/cluster/failure.ts'
import { allChecks } from '../../lib/doctor/all-checks.ts'
import { runChain, withCauses } from '../../lib/doctor/chain.ts'
import { type Check, type Code, found, pass, type Result, skip, unseen } from '../../lib/doctor/check.ts'
import type { Scene } from '../../lib/doctor/scene.ts'
import { toldScene } from './told-scene.ts'

const failed = found([{ what: 'It is broken.', why: 'Nothing works.', mend: { advice: 'Mend it.' } }])

const check = (code: Code, after: Code[], result: Result | (() => Result | Promise<Result>)): Check => ({
  code,
  title: 'It works.',
  after,
  run: typeof result === 'function' ? result : () => result,
})

const scene = (offline = false) => ({ offline }) as Scene

const results = async (checks: Check[], offline = false) =>
  (await runChain(checks, scene(offline), {})).map(({ check, result }) => [
    check.code,
    result.status,
    ...(result.status === 'skip' ? [result.because] : []),
  ])

test('what comes after a failed check is skipped, and all of it names the first cause', async () => {
  const checks = [
    check('PM1', [], failed),
    check('PM2', ['PM1'], pass()),
    check('PM3', ['PM2'], pass()),
    check('PM4', [], pass()),
  ]
  assert.equal(await results(checks), [
    ['PM1', 'fail'],
    ['PM2', 'skip', 'PM1 failed'],
    ['PM3', 'skip', 'PM1 failed'],
    ['PM4', 'pass'],
  ])
})

test('a check goes on after one that warned, had nothing to look at, or was refused', async () => {
  const warned = found([{ what: 'a', why: 'b', mend: { advice: 'c' }, severity: 'warn' }])
  const refused = unseen({ kind: 'other', message: 'refused' })
  for (const before of [warned, skip('nothing there'), refused])
    assert.equal((await results([check('PM1', [], before), check('PM2', ['PM1'], pass())]))[1], [
      'PM2',
      'pass',
    ])
})

test('what may not be read is told as a role names it', () => {
  const told = (right: Right) => {
    const result = unseen({ kind: 'forbidden', message: 'no', right })
    return 'because' in result ? result.because : undefined
  }
  assert.is(
    told({ verb: 'list', group: 'monitoring.coreos.com', resource: 'prometheuses' }),
    'this account may not list prometheuses.monitoring.coreos.com in the whole cluster',
  )
  assert.is(
    told({ verb: 'get', group: '', resource: 'secrets', namespace: 'lab' }),
    'this account may not get secrets in the namespace lab',
  )
})

test('checks run side by side, and each as soon as those before it have ended', async () => {
  const order: string[] = []
  const slow = (code: Code, after: Code[], turns: number) =>
    check(code, after, async () => {
      order.push(`${code} starts`)
      for (let turn = 0; turn < turns; turn += 1) await new Promise(resolve => setImmediate(resolve))
      order.push(`${code} ends`)
      return pass()
    })
  await results([slow('PM1', [], 9), slow('PM2', [], 1), slow('PM3', ['PM2'], 1)])
  assert.equal(order, ['PM1 starts', 'PM2 starts', 'PM2 ends', 'PM3 starts', 'PM3 ends', 'PM1 ends'])
})

test('a mistake in one check hides no other', async () => {
  const broken = check('PM1', [], () => {
    throw new TypeError('x is not a function')
  })
  assert.equal(await results([broken, check('PM2', [], pass())]), [
    ['PM1', 'skip', 'this check itself fails: x is not a function'],
    ['PM2', 'pass'],
  ])
})

test('without a cluster only checks of files run', async () => {
  const offline = { ...check('PM1', [], pass()), offline: true as const }
  assert.equal(await results([offline, check('PM2', [], pass())], true), [
    ['PM1', 'pass'],
    ['PM2', 'skip', '--offline looks at no cluster'],
  ])
})

test('a check that is asked for brings those that it comes after', () => {
  const checks = [
    check('PM1', [], pass()),
    check('PM2', ['PM1'], pass()),
    check('PM3', ['PM2'], pass()),
    check('PM4', [], pass()),
  ]
  assert.equal(
    withCauses(checks, ['PM3']).map(({ code }) => code),
    ['PM1', 'PM2', 'PM3'],
  )
})

test('of an overlay that does not render no check asks again what is in it', async () => {
  const asking = new Set<Code>()
  const watched = allChecks.map(check => ({
    ...check,
    run: (scene: Scene) =>
      // There is a cluster, and it answers.
      ['PM101', 'PM102'].includes(check.code)
        ? pass()
        : check.run({
            ...scene,
            rendered: async () => {
              asking.add(check.code)
              return { failure: { kind: 'other', message: 'no such file' } }
            },
          }),
  }))
  await runChain(watched, toldScene(), {})
  assert.equal([...asking], ['PM106'])
})

test.run()
