import { test } from 'uvu'
import type { ContainerStatus, Deployment, Pod, ReplicaSet, Workloads } from '../../../lib/doctor/pods.ts'
import { images } from '../../../lib/environment/images.ts'
import { examineEach, type Scenes } from '../examined.ts'
import { workloadsWith } from '../recorded/workloads.ts'
import type { Told } from '../told-scene.ts'

const listing = ({ deployments, replicaSets, pods }: Workloads, more: Told = {}): Told => ({
  ...more,
  lists: { Deployment: deployments, ReplicaSet: replicaSets, Pod: pods, ...more.lists },
})
const recorded = (fault: Parameters<typeof workloadsWith>[0], more?: Told): Told =>
  listing(workloadsWith(fault), more)

/** One Deployment with its ReplicaSet and one pod, each as the test changes it. */
const one = (
  own: {
    deployment?: Partial<Deployment['spec']>
    ofDeployment?: object[]
    ofReplicaSet?: object[]
    replicas?: number
    pods?: Pod[]
  } = {},
): Workloads => {
  const metadata = (name: string, owner?: string) => ({
    name,
    namespace: 'proxmox',
    uid: `uid-${name}`,
    ...(owner && { ownerReferences: [{ kind: 'A', name: owner, uid: `uid-${owner}` }] }),
  })
  const { replicas = 1 } = own
  return {
    deployments: [
      {
        apiVersion: 'apps/v1',
        kind: 'Deployment',
        metadata: metadata('exporter'),
        spec: { replicas: 1, ...own.deployment },
        status: { conditions: (own.ofDeployment ?? []) as never },
      },
    ],
    replicaSets: [
      {
        apiVersion: 'apps/v1',
        kind: 'ReplicaSet',
        metadata: metadata('exporter-1', 'exporter'),
        spec: { replicas },
        ...(own.ofReplicaSet && { status: { conditions: own.ofReplicaSet as never } }),
      } satisfies ReplicaSet,
    ],
    pods: own.pods ?? [pod()],
  }
}
const pod = (status: Pod['status'] = {}, name = 'exporter-1-a', metadata: object = {}): Pod => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: {
    name,
    namespace: 'proxmox',
    uid: `uid-${name}`,
    ownerReferences: [{ kind: 'ReplicaSet', name: 'exporter-1', uid: 'uid-exporter-1' }],
    ...metadata,
  },
  spec: { containers: [{ name: 'pve-exporter', image: 'prompve/prometheus-pve-exporter:3.4.0' }] },
  status,
})
const container = (own: Partial<ContainerStatus>): Pod['status'] => ({
  containerStatuses: [{ name: 'pve-exporter', image: 'a', ready: false, restartCount: 1, state: {}, ...own }],
})
const waiting = (reason: string, message?: string) =>
  container({ state: { waiting: { reason, ...(message !== undefined && { message }) } } })
const failure = (message: string, own: object = {}) => ({
  type: 'ReplicaFailure',
  status: 'True',
  message,
  ...own,
})
const refused = (message: string) => listing(one({ ofReplicaSet: [failure(message)], pods: [] }))
const conditioned = (...conditions: object[]): Pod['status'] => ({ conditions: conditions as never })
const withPods = (...pods: Pod[]) => listing(one({ pods }))

/** What every check of workloads says where it sees none. */
const everywhere: Scenes = {
  'there is no Deployment': {},
  'Deployments may not be listed': { refused: ['Deployment'] },
  'ReplicaSets may not be listed': { refused: ['ReplicaSet'] },
  'pods may not be listed': { refused: ['Pod'] },
  'Services may not be listed': recorded('rotated', { refused: ['Service'] }),
  'all is well': recorded('rotated'),
}
const events = (...all: [uid: string, reason: string | undefined, message: string][]) => ({
  Event: all.map(([uid, reason, message]) => ({
    kind: 'Event',
    ...(reason && { reason }),
    message,
    involvedObject: { uid },
  })),
})
const end = (reason: string, exitCode: number, finishedAt: string) => ({
  terminated: { reason, exitCode, finishedAt },
})
const usage =
  'usage: pve_exporter [-h]\npve_exporter: error: unrecognized arguments: --no-collector.bogus --a\n'
const crashed = (own: Partial<ContainerStatus> = {}) =>
  container({ lastState: end('Error', 1, '2026-11-26T20:52:20Z'), ...own })
const now = Date.parse('2026-11-26T21:00:00Z') / 1000
const hour = { now }

const scenes: Record<string, Scenes> = {
  PM306: {
    ...everywhere,
    'a quota refuses a new pod': recorded('quota'),
    'admission refuses it': recorded('admission'),
    'it has one pod': withPods(pod()),
    'its pod belongs to another': withPods(pod({}, 'a', { ownerReferences: [] })),
    'its pod belongs to nobody': withPods({ ...pod(), metadata: { name: 'a' } }),
    'its pod goes': withPods(pod({}, 'a', { deletionTimestamp: 'now' })),
    'its pods have ended': withPods(pod({ phase: 'Failed' }), pod({ phase: 'Succeeded' }, 'b')),
    'its pod is of another ReplicaSet': withPods(
      pod({}, 'a', { ownerReferences: [{ kind: 'ReplicaSet', name: 'b', uid: 'b' }] }),
    ),
    'its controller has made none yet': listing(one({ pods: [] })),
    'it does not say how many it wants': listing(
      one({ deployment: { replicas: undefined } as never, pods: [] }),
    ),
    'it is paused': listing(one({ deployment: { paused: true } })),
    'it is paused, and has no pod': listing(one({ deployment: { paused: true }, pods: [] })),
    'it is scaled to none': listing(one({ deployment: { replicas: 0 }, pods: [] })),
    'an old ReplicaSet was refused': listing(one({ ofReplicaSet: [failure('old')], replicas: 0 })),
    'what was refused before is there': listing(
      one({ ofReplicaSet: [failure('a', { status: 'False' }), failure('b', { type: 'Progressing' })] }),
    ),
    'the Deployment says it': listing(one({ ofDeployment: [failure('of the Deployment')] })),
    // The words of Kubernetes 1.35, and of the admission of OpenShift 4.
    ...Object.fromEntries(
      [
        'exceeded quota: tight, requested: pods=1',
        "status unknown for quota: tight's, resources: pods",
        'maximum memory usage per Container is 48Mi, but limit is 512Mi',
        'minimum cpu usage per Pod is 1',
        'memory max limit to request ratio per Container is 2',
        'violates PodSecurity "restricted:latest": host namespaces',
        'no PriorityClass with name high was found',
        'error looking up service account proxmox/exporter: serviceaccount "exporter" not found',
        'service account exporter was not found',
        'unable to validate against any security context constraint',
        'is forbidden: violates a security context constraint',
        'admission webhook "policy.example.com" denied the request',
        "ValidatingAdmissionPolicy 'cost' with binding 'cost' denied request",
        'something nobody knows',
      ].map(words => [`the API server says: ${words}`, refused(words)]),
    ),
  },
  PM307: {
    ...everywhere,
    'the scheduler finds no node': recorded('unscheduled'),
    'a pod is scheduled': withPods(pod(conditioned({ type: 'PodScheduled', status: 'True' }))),
    'the scheduler gives no reason': withPods(pod(conditioned({ type: 'PodScheduled', status: 'False' }))),
    'another condition is false': withPods(pod(conditioned({ type: 'Ready', status: 'False' }))),
    'several pods wait, each for another reason': withPods(
      // The words of the scheduler of Kubernetes 1.35.
      ...[
        '1 node(s) were unschedulable.',
        '1 Insufficient memory.',
        '1 Too many pods.',
        '1 node(s) had untolerated taint(s).',
        "1 node(s) didn't match Pod's node affinity/selector.",
        "1 node(s) didn't match node selector.",
        '1 node(s) had volume node conflict.',
      ].map((message, index) =>
        pod(conditioned({ type: 'PodScheduled', status: 'False', message }), `pod-${index}`),
      ),
    ),
  },
  PM308: {
    ...everywhere,
    'the registry is not reached': recorded('image'),
    'images cannot be had, each for another reason': withPods(
      ...(
        [
          ['ErrImagePull', 'unauthorized: authentication required'],
          ['ImagePullBackOff', 'pull access denied'],
          ['ErrImagePull', 'authentication required'],
          ['ErrImagePull', 'unexpected status code 401'],
          ['ErrImagePull', 'unexpected status code 403'],
          ['ErrImagePull', 'manifest for exporter:9 NOT FOUND'],
          ['ErrImagePull', 'manifest unknown'],
          ['ErrImageNeverPull', 'Container image is not present with pull policy of Never'],
          ['InvalidImageName', undefined],
          ['ImageInspectError', 'broken'],
          ['RegistryUnavailable', 'down'],
          ['ContainerCreating', 'not told'],
        ] as const
      ).map(([reason, message], index) => pod(waiting(reason, message), `pod-${index}`)),
    ),
  },
  PM309: {
    ...everywhere,
    'a Secret is missing': recorded('config'),
    'a container is only being made': withPods(pod(waiting('ContainerCreating'))),
    'the kubelet complains in an event': listing(one({ pods: [pod(waiting('ContainerCreating'))] }), {
      lists: events(
        ['uid-exporter-1-a', 'FailedMount', 'an older complaint'],
        ['uid-exporter-1-a', 'FailedMount', 'secret "served" not found'],
        ['uid-exporter-1-a', 'Pulled', 'no complaint'],
        ['uid-exporter-1-a', undefined, 'no reason'],
        ['uid-exporter-1-a', 'NotFailed', 'no complaint'],
        ['uid-of-another', 'FailedMount', 'of another'],
      ),
    }),
    'events may not be listed': listing(one({ pods: [pod(waiting('CreateContainerError', 'no'))] }), {
      refused: ['Event'],
    }),
    'containers are not set up, each for another reason': withPods(
      ...['CreateContainerConfigError', 'CreateContainerError', 'RunContainerError', 'ErrImagePull'].map(
        (reason, index) => pod(waiting(reason, 'why'), `pod-${index}`),
      ),
    ),
  },
  PM310: {
    ...everywhere,
    'it does not know an argument': recorded('args', { logs: usage }),
    'an older one does not know it': listing(one({ pods: [pod(crashed())] }), { logs: usage }),
    'it ends for another reason': recorded('args', { logs: 'listening' }),
    'logs may not be read': recorded('args', { printed: { logs: { kind: 'other', message: 'no' } } }),
    'the pinned one, by its digest': listing(
      one({
        pods: [
          {
            ...pod(crashed()),
            spec: {
              containers: [
                { name: 'sidecar', image: 'a' },
                { name: 'pve-exporter', image: `exporter:${images.pveExporter.tag}@sha256:1` },
              ],
            },
          },
        ],
      }),
      { logs: usage },
    ),
    'one whose tag only begins alike': listing(
      one({
        pods: [
          {
            ...pod(crashed()),
            spec: { containers: [{ name: 'pve-exporter', image: `a:${images.pveExporter.tag}-own` }] },
          },
        ],
      }),
      { logs: usage },
    ),
  },
  PM311: {
    ...everywhere,
    'it was killed for its memory': recorded('oom', { scene: hour }),
    'it runs again': listing(
      one({
        pods: [
          pod(
            container({
              ready: true,
              restartCount: 7,
              lastState: end('OOMKilled', 137, '2026-11-26T20:50:13Z'),
            }),
          ),
        ],
      }),
      { scene: hour },
    ),
    'it was killed a day ago': listing(
      one({ pods: [pod(container({ lastState: end('OOMKilled', 137, '2026-11-25T21:00:00Z') }))] }),
      { scene: hour },
    ),
    'it was killed almost a day ago': listing(
      one({ pods: [pod(container({ lastState: end('OOMKilled', 137, '2026-11-25T21:00:01Z') }))] }),
      { scene: hour },
    ),
    'it has just been killed, and before for another reason': listing(
      one({
        pods: [
          pod(
            container({
              state: end('OOMKilled', 137, '2026-11-26T20:59:00Z'),
              lastState: end('Error', 1, '2026-11-26T20:50:13Z'),
            }),
          ),
        ],
      }),
      { scene: hour },
    ),
    'it ended for another reason': recorded('crash', { scene: hour }),
    'nobody says when': listing(
      one({
        pods: [pod(container({ lastState: { terminated: { reason: 'OOMKilled', exitCode: 137 } } }))],
      }),
      { scene: hour },
    ),
  },
  PM312: {
    ...everywhere,
    'it ends again and again': recorded('crash', { logs: 'first line\nlast line\n  a frame\n\n' }),
    'its log is empty': recorded('crash', { logs: '\n  \n' }),
    'it waits for its next start': withPods(
      pod(container({ state: { waiting: { reason: 'CrashLoopBackOff' } } })),
    ),
    'it has just ended for the first time': listing(
      one({ pods: [pod(container({ state: end('Error', 3, '2026-11-26T20:52:20Z') }))] }),
      { logs: 'why' },
    ),
    'it has just ended again': listing(
      one({ pods: [pod(crashed({ state: end('Error', 3, '2026-11-26T20:53:20Z') }))] }),
      { logs: 'why' },
    ),
    'it ended well': withPods(
      pod(container({ state: end('Completed', 0, '2026-11-26T20:52:20Z') })),
      pod(container({ ready: true, lastState: end('Error', 1, '2026-11-26T20:52:20Z') }), 'b'),
    ),
    // Python, PyYAML and the container runtime word it so.
    ...Object.fromEntries(
      [
        'OSError: [Errno 97] something',
        'Address family not supported by protocol',
        'yaml.constructor: could not determine',
        'ScannerError: mapping values',
        'ParserError: expected',
        "ModuleNotFoundError: No module named 'pve_exporter'",
        'exec /usr/bin/pve_exporter: exec format error',
        'exec: "pve_exporter": no such file or directory',
      ].map(words => [`its last words are: ${words}`, recorded('crash', { logs: words })]),
    ),
  },
  PM313: {
    ...everywhere,
    'it runs and is not Ready': recorded('unready'),
    'it gives no reason': withPods(pod(), pod({ phase: 'Running' }, 'b')),
    'it says of itself why': withPods(
      pod({
        phase: 'Pending',
        reason: 'Evicted',
        message: 'The node was low on memory',
        ...conditioned({ type: 'Ready', status: 'False', reason: 'ContainersNotReady', message: 'not told' }),
      }),
    ),
    'it is Ready': withPods(
      pod(conditioned({ type: 'PodScheduled', status: 'False' }, { type: 'Ready', status: 'True' })),
    ),
  },
  PM314: {
    'there is no Deployment, and no Secret': {},
    'pods may not be listed': { refused: ['Pod'] },
    'the Secret may not be read': recorded('rotated', { refused: ['Secret'] }),
    'there is no Secret': recorded('rotated'),
    ...Object.fromEntries(
      (
        [
          ['the Secret is older than the pods', '2026-11-26T20:00:00Z', [], {}],
          ['it is newer than one pod', '2026-11-26T20:30:00Z', [], {}],
          ['it is as old as one pod', '2026-11-26T20:27:03Z', [], {}],
          [
            'its data changed after both',
            '2026-11-26T20:00:00Z',
            [
              { time: '2026-11-26T20:50:00Z', fieldsV1: { 'f:data': {} } },
              { time: '2026-11-27T20:50:00Z', fieldsV1: { 'f:metadata': {} } },
              { time: '2026-11-28T20:50:00Z' },
              { fieldsV1: { 'f:data': {} } },
            ],
            {},
          ],
          [
            'its texts changed after both',
            '2026-11-26T20:00:00Z',
            [{ time: '2026-11-26T20:50:00Z', fieldsV1: { 'f:stringData': {} } }],
            {},
          ],
          ['it does not say how old it is', undefined, [], {}],
        ] as const
      ).map(([title, creationTimestamp, managedFields]) => [
        title,
        recorded('rotated', {
          named: {
            'Secret proxmox/pve-exporter': {
              kind: 'Secret',
              metadata: { name: 'pve-exporter', namespace: 'proxmox', creationTimestamp, managedFields },
            },
          },
        }),
      ]),
    ),
    'another Secret is newer than the pods of a SOPS file': recorded('rotated', {
      environment: {
        pveExporter: { credentials: { sops: { file: 'token.sops.yaml' } }, tls: 'insecure' },
      },
      named: {
        'Secret proxmox/newyork-pve-exporter': {
          kind: 'Secret',
          metadata: { name: 'a', namespace: 'proxmox', creationTimestamp: '2026-11-26T20:50:00Z' },
        },
      },
    }),
  },
}

examineEach(test, import.meta.dirname, scenes)

test.run()
