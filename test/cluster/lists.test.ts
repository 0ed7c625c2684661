import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { lists } from '../../lib/cluster/lists.ts'
import type { Given } from '../../lib/cluster/run-kubectl.ts'

const object = (apiVersion: string, kind: string, name: string, more = {}) => ({
  apiVersion,
  kind,
  metadata: { name, namespace: 'lab' },
  ...more,
})
const service = object('v1', 'Service', 'web')
const deployment = object('apps/v1', 'Deployment', 'web')

const given = (items: object[], stderr = ''): Given => ({
  stdout: JSON.stringify({ items }),
  stderr,
  code: stderr === '' ? 0 : 1,
})

/** Lists whose calls get these answers, one after the other, and the calls; the cluster says which groups it serves, or does not. */
const served =
  (groups: string[] | undefined) =>
  (...answers: Given[]) => {
    const calls: string[] = []
    const run = async (args: string[]) => {
      calls.push(args.join(' '))
      return answers[calls.length - 1] as Given
    }
    return { list: lists(run, async () => groups && new Set(groups)), calls }
  }
const listing = served(undefined)

test('kinds of one place that are asked for in one turn are one call', async () => {
  const { list, calls } = listing(given([service, deployment]))
  const [services, deployments] = await Promise.all([
    list('Service', { namespace: 'lab', selector: 'environment=lab' }),
    list('Deployment', { namespace: 'lab', selector: 'environment=lab' }),
  ])
  assert.equal(services, { value: [service] })
  assert.equal(deployments, { value: [deployment] })
  assert.equal(calls, [
    'get deployments.apps,services.v1. --namespace lab --selector environment=lab --output=json',
  ])
})

test('what is no list of JSON is a failure that quotes nothing of it', async () => {
  const message = 'kubectl printed something other than the JSON asked for'
  for (const stdout of [
    '<html>hunter2</html>',
    '{"items":[{"kind":"Secret","data":{"a":"aHVudGVyMg=="',
    '{}',
  ]) {
    const { list } = listing({ stdout, stderr: '', code: 0 })
    assert.equal(await list('Service', {}), { failure: { kind: 'other', message } })
  }
})

test('a kind that is asked for in a later turn is a call of its own', async () => {
  const { list, calls } = listing(given([service]), given([deployment]))
  assert.equal(await list('Service', { namespace: 'lab' }), { value: [service] })
  assert.equal(await list('Deployment', { namespace: 'lab' }), { value: [deployment] })
  assert.is(calls.length, 2)
})

test('two places are two calls', async () => {
  const { list, calls } = listing(given([service]), given([]))
  await Promise.all([list('Service', { namespace: 'lab' }), list('Service', {})])
  assert.equal(calls, [
    'get services.v1. --namespace lab --output=json',
    'get services.v1. --all-namespaces --output=json',
  ])
})

test('of kinds of which one is refused, the others are given', async () => {
  const refusal =
    'Error from server (Forbidden): deployments.apps is forbidden: User "bob" cannot list resource "deployments" in API group "apps" in the namespace "lab"'
  const { list } = listing(given([service], refusal))
  const [services, deployments] = await Promise.all([list('Service', {}), list('Deployment', {})])
  assert.equal(services, { value: [service] })
  assert.is(deployments.failure?.kind, 'forbidden')
})

test('a kind that the cluster does not know fails alone', async () => {
  const unknown = {
    stdout: '',
    stderr: 'error: the server doesn\'t have a resource type "externalsecrets"',
    code: 1,
  }
  const { list, calls } = listing(unknown, given([service]))
  const [services, secrets] = await Promise.all([list('Service', {}), list('ExternalSecret', {})])
  assert.equal(services, { value: [service] })
  assert.is(secrets.failure?.kind, 'unknown kind')
  assert.is(calls.length, 2)
})

test('kinds of groups that the cluster does not serve cost no call, however many they are', async () => {
  const { list, calls } = served(['apps', 'monitoring.coreos.com'])(given([service]))
  const [services, ...unknown] = await Promise.all([
    list('Service', {}),
    list('ExternalSecret', {}),
    list('SealedSecret', {}),
    list('ServiceMonitor', {}),
  ])
  assert.equal(services, { value: [service] })
  assert.equal(
    unknown.map(({ failure }) => failure?.kind),
    ['unknown kind', 'unknown kind', undefined],
  )
  assert.equal(calls, [
    'get services.v1.,servicemonitors.monitoring.coreos.com --all-namespaces --output=json',
  ])
})

test('a server that does not answer fails every kind', async () => {
  const { list } = listing({ stdout: '', stderr: 'Unable to connect to the server: EOF', code: 1 })
  const answers = await Promise.all([list('Service', {}), list('Deployment', {})])
  assert.equal(
    answers.map(({ failure }) => failure?.kind),
    ['unreachable', 'unreachable'],
  )
})

test('kinds of the same name are told apart by their group', async () => {
  const knative = object('serving.knative.dev/v1', 'Service', 'other')
  const { list } = listing(given([knative, service]))
  assert.equal(await list('Service', {}), { value: [service] })
})

test('of a Secret the keys stay, and no value', async () => {
  const secret = object('v1', 'Secret', 'pve', {
    data: {
      PVE_USER: btoa('a@pve'),
      PVE_TOKEN_VALUE: btoa('hunter2\n'),
      PVE_EMPTY: '',
      'ca.crt': btoa('-----BEGIN'),
    },
  })
  const annotated = {
    ...secret,
    metadata: {
      ...secret.metadata,
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': '{"stringData":{"a":"hunter2"}}' },
    },
  }
  const { list } = listing(given([annotated]))
  const { value } = await list('Secret', {})
  assert.equal((value?.[0] as { data?: object } | undefined)?.data, {
    PVE_USER: '(hidden)',
    PVE_TOKEN_VALUE: '(hidden, ends in a line break)',
    PVE_EMPTY: '',
    'ca.crt': btoa('-----BEGIN'),
  })
  assert.not.match(JSON.stringify(value), 'hunter2')
})

test.run()
