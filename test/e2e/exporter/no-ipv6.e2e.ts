import { spawn } from 'node:child_process'
import type { IDeployment } from 'kubernetes-models/apps/v1'
import type { IPodSpec } from 'kubernetes-models/v1'
import { suite } from 'uvu'
import { endProcess } from '../../end-process.ts'
import { command } from './command.ts'
import { containerProcess } from './container.ts'
import { newestPython } from './pythons.ts'
import { environment, laboratory, names } from './recette-newyork.ts'
import { ofKind } from './rendered.ts'
import { untilHolds } from './until.ts'

// A kernel that lacks IPv6 altogether is in the stage `cluster`, which has the kubelet's seccomp profiles.
const test = suite('where net.ipv6.conf.all.disable_ipv6=1')

const deployment = ofKind<IDeployment>(environment.objects, 'Deployment').find(
  ({ metadata }) => metadata.name === names.cluster,
)
const configMaps = ofKind<{ data: Record<string, string> }>(environment.objects, 'ConfigMap')
const {
  command: [, ...args],
  variables,
} = containerProcess(deployment?.spec?.template.spec as IPodSpec, {
  ...Object.fromEntries(configMaps.map(({ metadata, data }) => [metadata.name, data])),
  'pve-exporter': laboratory.secret,
})

test('the exporter listens for IPv4 without any field', async () => {
  const exporter = `${newestPython().virtualEnvironment}/bin/pve_exporter`
  const off = 'ip link set lo up && sysctl -qw net.ipv6.conf.all.disable_ipv6=1 && exec "$@"'
  const child = spawn('unshare', ['--net', 'sh', '-c', off, 'sh', exporter, ...args], {
    stdio: 'ignore',
    env: { ...process.env, ...variables },
  })
  try {
    const ask = 'import urllib.request; urllib.request.urlopen("http://127.0.0.1:9221/", timeout=2)'
    await untilHolds('it answers', () =>
      command('nsenter', [`--net=/proc/${child.pid}/ns/net`, 'python3', '-c', ask]),
    )
  } finally {
    await endProcess(child)
  }
})

test.run()
