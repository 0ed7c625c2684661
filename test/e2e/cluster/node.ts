import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses } from './addresses.ts'
import { command } from './command.ts'
import { programs } from './paths.ts'
import type { Processes } from './processes.ts'
import { inMemory, type RunFolder } from './run-folder.ts'
import { waitFor } from './wait.ts'

/** The name of the one node. */
export const nodeName = 'e2e'

const socket = '/run/containerd/containerd.sock'

/** Starts containerd and loads the images of the archives into it. */
export async function containerd({ folder }: RunFolder, archives: string[], processes: Processes) {
  const config = join(folder, 'containerd.toml')
  writeFileSync(config, containerdConfig(folder))
  mkdirSync(join(folder, 'cni'))
  writeFileSync(join(folder, 'cni/pods.conflist'), JSON.stringify(podNetwork(folder)))
  processes.start('containerd', 'containerd', ['--config', config])
  await waitFor('containerd', () => command('ctr', ['version']))
  for (const archive of archives) await command('ctr', ['--namespace', 'k8s.io', 'images', 'import', archive])
}

/** Starts the kubelet and kube-proxy; the node is Ready some seconds later. */
export function kubelet(
  { folder, cgroup }: RunFolder,
  kubeconfigs: Record<'kubelet' | 'kube-proxy', string>,
  processes: Processes,
) {
  const write = (name: string, value: object) => {
    writeFileSync(join(folder, name), JSON.stringify(value))
    return join(folder, name)
  }
  writeFileSync(join(folder, 'resolv.conf'), '')
  processes.start('kubelet', join(programs, 'kubelet'), [
    `--config=${write('kubelet-config.json', kubeletConfig(folder, cgroup))}`,
    `--kubeconfig=${kubeconfigs.kubelet}`,
    `--hostname-override=${nodeName}`,
    `--node-ip=${addresses.node}`,
    `--root-dir=${join(folder, 'kubelet')}`,
  ])
  const proxy = write('kube-proxy-config.json', proxyConfig(kubeconfigs['kube-proxy']))
  processes.start('kube-proxy', join(programs, 'kube-proxy'), [`--config=${proxy}`])
}

const containerdConfig = (folder: string) => `version = 2
root = "${inMemory(folder)}/containerd"
state = "/run/containerd"
disabled_plugins = ["io.containerd.snapshotter.v1.aufs", "io.containerd.snapshotter.v1.btrfs", "io.containerd.snapshotter.v1.devmapper", "io.containerd.snapshotter.v1.zfs", "io.containerd.internal.v1.opt"]
[grpc]
  address = "${socket}"
[plugins."io.containerd.grpc.v1.cri"]
  sandbox_image = "registry.k8s.io/pause:3.10"
  restrict_oom_score_adj = true
  [plugins."io.containerd.grpc.v1.cri".containerd]
    snapshotter = "overlayfs"
    [plugins."io.containerd.grpc.v1.cri".containerd.runtimes.runc]
      runtime_type = "io.containerd.runc.v2"
  [plugins."io.containerd.grpc.v1.cri".cni]
    bin_dir = "/usr/lib/cni"
    conf_dir = "${folder}/cni"
`

const podNetwork = (folder: string) => ({
  cniVersion: '1.0.0',
  name: 'pods',
  plugins: [
    {
      type: 'bridge',
      bridge: 'pods',
      isGateway: true,
      hairpinMode: true,
      ipam: {
        type: 'host-local',
        dataDir: join(folder, 'cni-addresses'),
        ranges: addresses.pods.map(subnet => [{ subnet }]),
        routes: [{ dst: '0.0.0.0/0' }, { dst: '::/0' }],
      },
    },
  ],
})

const kubeletConfig = (folder: string, cgroup: string) => ({
  apiVersion: 'kubelet.config.k8s.io/v1beta1',
  kind: 'KubeletConfiguration',
  authentication: { anonymous: { enabled: true }, webhook: { enabled: false } },
  authorization: { mode: 'AlwaysAllow' },
  containerRuntimeEndpoint: `unix://${socket}`,
  clusterDomain: 'cluster.local',
  clusterDNS: [addresses.dns],
  resolvConf: join(folder, 'resolv.conf'),
  podLogsDir: join(folder, 'pod-logs'),
  volumePluginDir: join(folder, 'volume-plugins'),
  // Pods see a changed Secret or ConfigMap, such as Prometheus's configuration, after this time instead of a minute.
  syncFrequency: '2s',
  cgroupDriver: 'cgroupfs',
  cgroupRoot: `/${cgroup}`,
  enforceNodeAllocatable: [],
  failCgroupV1: false,
  failSwapOn: false,
  makeIPTablesUtilChains: false,
  // Images can't be fetched again, so a full disk must not remove them.
  imageGCHighThresholdPercent: 100,
  evictionHard: { 'memory.available': '100Mi', 'nodefs.available': '1%', 'imagefs.available': '1%' },
})

const proxyConfig = (kubeconfig: string) => ({
  apiVersion: 'kubeproxy.config.k8s.io/v1alpha1',
  kind: 'KubeProxyConfiguration',
  mode: 'nftables',
  clientConnection: { kubeconfig },
  hostnameOverride: nodeName,
  clusterCIDR: String(addresses.pods),
  // Unchanged: these sysctls belong to the whole machine.
  conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: '0s', tcpCloseWaitTimeout: '0s' },
})
