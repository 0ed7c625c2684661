import { rejects } from 'node:assert/strict'
import { chapter } from '../../laboratory/chapter.ts'
import { cluster, inMonitoring, kubectl, waitFor } from './shared.ts'

// What would make every other test worthless, were it not so.
const test = chapter('the cluster')

test('refuses a pod that restricted does not allow', () =>
  rejects(kubectl(['run', 'bad', inMonitoring, '--image=x', '--privileged']), /violates PodSecurity/))

test('refuses a field that no kind has', () => {
  const object = { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'bad', namespace: 'monitoring' } }
  return rejects(kubectl.apply([{ ...object, speck: {} }]), /unknown field|field not declared/)
})

test('is not waited for once one of its servers has ended', async () => {
  cluster.processes.start('short', 'true', [])
  await rejects(
    waitFor('nothing', () => false),
    /short ended: status 0/,
  )
  await cluster.processes.stop('short')
})

test.run()
