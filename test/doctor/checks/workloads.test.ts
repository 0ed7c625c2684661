import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { allChecks } from '../../../lib/doctor/all-checks.ts'
import { runChain } from '../../../lib/doctor/chain.ts'
import type { Finding } from '../../../lib/doctor/check.ts'
import { podless } from '../../../lib/doctor/checks/PM306.ts'
import { unscheduled } from '../../../lib/doctor/checks/PM307.ts'
import { isWithoutImage, unpulled } from '../../../lib/doctor/checks/PM308.ts'
import { isNotSetUp, notSetUp } from '../../../lib/doctor/checks/PM309.ts'
import { unknownArguments } from '../../../lib/doctor/checks/PM310.ts'
import { isOutOfMemory } from '../../../lib/doctor/checks/PM311.ts'
import { crash } from '../../../lib/doctor/checks/PM312.ts'
import { unready } from '../../../lib/doctor/checks/PM313.ts'
import { containersOf, isCrashing, isMeant } from '../../../lib/doctor/pods.ts'
import { podsWith, workloadsWith } from '../recorded/workloads.ts'
import { toldScene } from '../told-scene.ts'

const name = 'static-proxmox-monit-pve-exporter'
const said = (findings: Finding[]) => findings.map(({ what }) => what)

test('a quota that refuses a pod is named, though the old pod still runs', () => {
  const [finding, ...others] = podless(workloadsWith('quota'))
  assert.equal(others, [])
  assert.match(finding?.what ?? '', `Deployment monitoring/${name} gets no new pod: pods "${name}-`)
  assert.match(finding?.what ?? '', 'exceeded quota: tight, requested: pods=1, used: pods=9, limited: pods=1')
  assert.equal(finding?.mend, {
    advice:
      'Raise the quota (kubectl --namespace monitoring edit resourcequota tight), or lower pveExporter.resources.',
  })
})

test('a quota that no controller has counted yet is named as well', () => {
  const seen = JSON.stringify(workloadsWith('quota')).replaceAll(
    /exceeded quota: tight[^"]*/g,
    'status unknown for quota: tight, resources: pods',
  )
  const [finding] = podless(JSON.parse(seen))
  assert.equal(finding?.mend, {
    advice:
      'Raise the quota (kubectl --namespace monitoring edit resourcequota tight), or lower pveExporter.resources.',
  })
})

test('Pod Security refuses what patches add', () => {
  const [finding] = podless(workloadsWith('admission'))
  assert.match(
    finding?.what ?? '',
    'violates PodSecurity "restricted:latest": host namespaces (hostNetwork=true)',
  )
  assert.match(JSON.stringify(finding?.mend), '`patches`')
})

// The words of Kubernetes 1.35: a LimitRange, and a ValidatingAdmissionPolicy.
for (const [refusal, mend] of [
  ['maximum memory usage per Container is 48Mi, but limit is 512Mi', 'LimitRange'],
  [
    "ValidatingAdmissionPolicy 'cost' with binding 'cost' denied request: every pod needs the label cost-center",
    'admission',
  ],
] as const)
  test(`pods refused by "${refusal.slice(0, 30)}…" are mended by whoever set that ${mend}`, () => {
    const recorded = workloadsWith('quota')
    const replicaSets = recorded.replicaSets.map(one => ({
      ...one,
      status: {
        conditions:
          one.status?.conditions?.map(each => ({ ...each, message: `is forbidden: ${refusal}` })) ?? [],
      },
    }))
    const deployments = recorded.deployments.map(one => ({ ...one, status: { conditions: [] } }))
    const [finding] = podless({ ...recorded, deployments, replicaSets })
    assert.match(JSON.stringify(finding?.mend), mend)
  })

test('a Deployment whose pods are there, whatever state they are in, has its pods', () => {
  for (const fault of ['image', 'args', 'oom', 'config', 'unready'] as const)
    assert.equal(podless(workloadsWith(fault)), [])
})

test('a Deployment scaled to nothing is scaled up again', () => {
  const [deployment] = workloadsWith('image').deployments
  assert.ok(deployment)
  const scaled = { ...deployment, spec: { replicas: 0 } }
  assert.equal(
    podless({ deployments: [scaled], replicaSets: [], pods: [] }).map(({ mend }) => mend),
    [{ command: `kubectl --namespace monitoring scale deployment ${name} --replicas=1` }],
  )
})

test('a Deployment that somebody paused is resumed', () => {
  const { deployments, ...others } = workloadsWith('unready')
  const [deployment] = deployments
  assert.ok(deployment)
  const paused = { ...deployment, spec: { ...deployment.spec, paused: true } }
  assert.equal(
    podless({ ...others, deployments: [paused] }).map(({ severity, mend }) => [severity, mend]),
    [['warn', { command: `kubectl --namespace monitoring rollout resume deployment ${name}` }]],
  )
})

test('a pod that was evicted is none that a Deployment counts', () => {
  const [pod] = podsWith('unready')
  assert.ok(pod)
  assert.ok(isMeant(pod))
  assert.not(isMeant({ ...pod, status: { phase: 'Failed', reason: 'Evicted' } }))
})

test('a pod without a node is told in the words of the scheduler, and with the field', () => {
  const [finding] = unscheduled(podsWith('unscheduled'))
  assert.match(
    finding?.what ?? '',
    "0/1 nodes are available: 1 node(s) didn't match Pod's node affinity/selector",
  )
  assert.equal(finding?.mend, {
    advice: 'Correct pveExporter.nodeSelector or affinity: no node has these labels.',
  })
  assert.equal(unscheduled(podsWith('image')), [])
})

test('a pod that waits for a cordoned node is told so', () => {
  // The words of the scheduler of Kubernetes 1.35.
  const message = '0/1 nodes are available: 1 node(s) were unschedulable.'
  const conditions = [{ type: 'PodScheduled', status: 'False', message }]
  const [pod] = podsWith('unscheduled')
  assert.ok(pod)
  assert.match(JSON.stringify(unscheduled([{ ...pod, status: { conditions } }])), 'kubectl uncordon')
})

test('an image that cannot be had is told with its name', () => {
  const findings = containersOf(podsWith('image')).filter(isWithoutImage).map(unpulled)
  assert.is(findings.length, 1)
  assert.match(
    said(findings)[0] ?? '',
    'gets no image prompve/prometheus-pve-exporter:9.9.9: ImagePullBackOff',
  )
  assert.equal(containersOf(podsWith('args')).filter(isWithoutImage), [])
})

test('a Secret that is missing is told by the kubelet', () => {
  const stuck = containersOf(podsWith('config')).filter(isNotSetUp)
  assert.match(
    said(stuck.flatMap(one => notSetUp(one, [])))[0] ?? '',
    /CreateContainerConfigError, secret "nope" not found$/,
  )
})

test('a container that is only being made is no fault', () => {
  const [one] = containersOf(podsWith('config'))
  assert.ok(one)
  const made = { ...one, status: { ...one.status, state: { waiting: { reason: 'ContainerCreating' } } } }
  assert.equal(notSetUp(made, []), [])
})

// prometheus-pve-exporter 3.10.2 with an argument of another version: Python's argparse.
const usage = `usage: pve_exporter [-h] [--collector.status | --no-collector.status]
                    [--config.file CONFIG_FILE]
pve_exporter: error: unrecognized arguments: --no-collector.bogus
`

test('arguments of a newer exporter are named, with the image that does not know them', () => {
  const [one] = containersOf(podsWith('args')).filter(isCrashing)
  assert.ok(one)
  assert.match(
    said(unknownArguments(one, usage))[0] ?? '',
    /image prompve\/prometheus-pve-exporter:3\.10\.2, ends at once: it does not know --no-collector\.bogus\.$/,
  )
  assert.equal(unknownArguments(one, 'listening'), [])
  // The pinned release knows all that a build gives it: another tag would mend nothing.
  assert.match(JSON.stringify(unknownArguments(one, usage)[0]?.mend), 'Take --no-collector.bogus out of')
  const old = JSON.parse(JSON.stringify(one).replaceAll(':3.10.2', ':stable')) as typeof one
  assert.equal(unknownArguments(old, usage)[0]?.mend, { line: "image: { tag: '3.10.2' }", in: 'pveExporter' })
})

test('a container that was killed for its memory is told for a day', () => {
  const [end] = containersOf(podsWith('oom')).filter(isCrashing)
  assert.ok(end)
  const killed = Date.parse('2026-11-26T20:50:30Z') / 1000
  assert.ok(isOutOfMemory(end, killed))
  assert.not(isOutOfMemory(end, killed + 90_000))
  assert.not(containersOf(podsWith('args')).some(one => isOutOfMemory(one, killed)))
})

// gunicorn 27.0.1 with an address that the pod has not.
const log = `[2026-11-26 20:53:05 +0000] [1] [INFO] Starting gunicorn 27.0.1
[2026-11-26 20:53:05 +0000] [1] [ERROR] connection to ('203.0.113.250', 9221) failed: [Errno 99] Cannot assign requested address
`

test('an exporter that ends for another reason is told by its last words', () => {
  const [one] = containersOf(podsWith('crash')).filter(isCrashing)
  assert.ok(one)
  const finding = crash(one, log)
  assert.match(finding.what, /\[Errno 99\] Cannot assign requested address$/)
  assert.match(
    JSON.stringify(finding.mend),
    /kubectl --namespace monitoring logs \S+ --container pve-exporter --previous/,
  )
})

test('a kernel without IPv6 is mended by the address that the exporter listens on', () => {
  const [one] = containersOf(podsWith('crash')).filter(isCrashing)
  assert.ok(one)
  const { mend } = crash(one, 'OSError: [Errno 97] Address family not supported by protocol\n')
  assert.equal(mend, { line: "listenAddress: '0.0.0.0'", in: 'pveExporter' })
})

test('a pod that runs and is not Ready is told, and one that is Ready is not', () => {
  assert.is(unready(podsWith('unready')).length, 1)
  assert.equal(unready(podsWith('rotated')), [])
})

// The faults that stand in the API server's answers, and the check that tells each to an operator; it ends as the last of the chain.
for (const [fault, code] of [
  ['quota', 'PM306'],
  ['admission', 'PM306'],
  ['unscheduled', 'PM307'],
  ['image', 'PM308'],
  ['config', 'PM309'],
  ['args', 'PM310'],
  ['oom', 'PM311'],
  ['crash', 'PM312'],
  ['unready', 'PM313'],
] as const)
  test(`the fault "${fault}" is told by ${code}, and by no check of pods before it`, async () => {
    const { deployments, replicaSets, pods } = workloadsWith(fault)
    const scene = toldScene({
      lists: { Deployment: deployments, ReplicaSet: replicaSets, Pod: pods },
      logs: fault === 'args' ? usage : log,
    })
    const checks = allChecks.filter(({ code }) => code >= 'PM306' && code <= 'PM313')
    const outcomes = await runChain(checks, { ...scene, now: Date.parse('2026-11-26T21:00:00Z') / 1000 })
    assert.equal(
      outcomes.filter(({ result }) => result.status === 'fail').map(({ check }) => check.code),
      [code],
    )
  })

test.run()
