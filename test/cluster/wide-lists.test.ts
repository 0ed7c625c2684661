import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { KindName } from '../../lib/cluster/kinds.ts'
import { lists } from '../../lib/cluster/lists.ts'
import type { Given } from '../../lib/cluster/run-kubectl.ts'
import type { Where } from '../../lib/cluster/seen.ts'

const object = (apiVersion: string, kind: string, more = {}) => ({
  apiVersion,
  kind,
  metadata: { name: 'a', namespace: 'lab' },
  ...more,
})
const printed = (items: unknown, stderr = '', code = stderr === '' ? 0 : 1): Given => ({
  stdout: items === undefined ? '' : JSON.stringify({ items }),
  stderr,
  code,
})
/** What a cluster that serves these groups gives for kinds in one turn, and the calls that this costs. */
const listed = async (
  kinds: KindName[],
  answers: Given[],
  { groups, ...where }: Where & { groups?: string[] } = {},
) => {
  const calls: string[] = []
  let asks = 0
  const list = lists(
    async args => {
      calls.push(args.join(' '))
      return answers[calls.length - 1] as Given
    },
    async () => {
      asks += 1
      return groups && new Set(groups)
    },
  )
  const told = await Promise.all(kinds.map(kind => list(kind, where)))
  return { calls, asks, told }
}
const notServed = (resource: string) => ({
  failure: { kind: 'unknown kind', message: `the server doesn't have a resource type "${resource}"` },
})

test('groups are asked for only where a kind of one may be missing', async () => {
  assert.equal(await listed(['Service', 'EndpointSlice', 'Deployment'], [printed([])]), {
    calls: [
      'get deployments.apps,endpointslices.discovery.k8s.io,services.v1. --all-namespaces --output=json',
    ],
    asks: 0,
    told: [{ value: [] }, { value: [] }, { value: [] }],
  })
  assert.equal(await listed(['Probe', 'Service'], [printed([])], { groups: ['apps'] }), {
    calls: ['get services.v1. --all-namespaces --output=json'],
    asks: 1,
    told: [notServed('probes'), { value: [] }],
  })
})

test('where no kind is served, no call is made', async () => {
  assert.equal(await listed(['Probe', 'Application'], [], { groups: [] }), {
    calls: [],
    asks: 1,
    told: [notServed('probes'), notServed('applications')],
  })
})

test('a place is its namespace, its selector, and whether managed fields are told', async () => {
  const where = { namespace: 'lab', selector: 'a=b', managedFields: true } as const
  assert.equal((await listed(['Service'], [printed([])], where)).calls, [
    'get services.v1. --namespace lab --selector a=b --show-managed-fields --output=json',
  ])
  const calls: string[] = []
  const list = lists(
    async args => {
      calls.push(args.join(' '))
      return printed([])
    },
    async () => undefined,
  )
  await Promise.all([
    list('Service', { namespace: 'lab' }),
    list('Service', { namespace: 'lab', selector: 'a=b' }),
    list('Service', { namespace: 'lab', managedFields: true }),
    list('Pod', { namespace: 'lab' }),
  ])
  assert.equal(calls, [
    'get pods.v1.,services.v1. --namespace lab --output=json',
    'get services.v1. --namespace lab --selector a=b --output=json',
    'get services.v1. --namespace lab --show-managed-fields --output=json',
  ])
})

test('kinds that the server does not know are left out one after the other', async () => {
  const unknown = (resource: string) =>
    printed(undefined, `error: the server doesn't have a resource type "${resource}"`)
  assert.equal(
    await listed(
      ['Probe', 'Service', 'Application'],
      [unknown('applications'), unknown('probes'), printed([object('v1', 'Service')])],
    ),
    {
      calls: [
        'get applications.argoproj.io,probes.monitoring.coreos.com,services.v1. --all-namespaces --output=json',
        'get probes.monitoring.coreos.com,services.v1. --all-namespaces --output=json',
        'get services.v1. --all-namespaces --output=json',
      ],
      asks: 1,
      told: [notServed('probes'), { value: [object('v1', 'Service')] }, notServed('applications')],
    },
  )
})

test('a kind that is refused fails alone, by its resource and its group, and whatever else fails fails all', async () => {
  const refusal = (resource: string, group: string) =>
    `Error from server (Forbidden): a is forbidden: User "bob" cannot list resource "${resource}" in API group "${group}" at the cluster scope`
  const kinds: KindName[] = ['Service', 'Deployment']
  const items = [object('v1', 'Service'), object('apps/v1', 'Deployment')]
  const told = async (stderr: string, ...given: unknown[]) =>
    (await listed(kinds, [printed(given.length === 0 ? items : given[0], stderr)])).told.map(
      ({ value, failure }) => failure?.kind ?? value?.length,
    )
  assert.equal(await told(refusal('services', '')), ['forbidden', 1])
  assert.equal(await told(refusal('services', 'serving.knative.dev')), [1, 1])
  assert.equal(await told(refusal('deployments', 'apps'), undefined), [0, 'forbidden'])
  assert.equal(await told('Unable to connect to the server: EOF'), ['unreachable', 'unreachable'])
  assert.equal(await told('error: something'), ['other', 'other'])
  assert.equal(await told(''), [1, 1])
  const { told: warned } = await listed(kinds, [printed(items, 'Warning: v1 Endpoints is deprecated', 0)])
  assert.equal(
    warned.map(({ value }) => value?.length),
    [1, 1],
  )
})

test('an item counts by its kind and its group', async () => {
  const own = object('v1', 'Service')
  const items = [own, object('serving.knative.dev/v1', 'Service'), object('v1', 'Pod')]
  assert.equal((await listed(['Service'], [printed(items)])).told, [{ value: [own] }])
})

test.run()
