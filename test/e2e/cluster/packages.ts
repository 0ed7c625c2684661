import { existsSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { command } from './command.ts'
import type { Log } from './log.ts'

/** The Debian packages that the cluster needs, each with a file, or a program on the path, that shows it is installed. */
const packages = {
  containerd: '/usr/bin/containerd',
  'containernetworking-plugins': '/usr/lib/cni/bridge',
  'etcd-server': '/usr/bin/etcd',
  git: '/usr/bin/git',
  iproute2: '/sbin/ip',
  iptables: '/usr/sbin/iptables',
  mmdebstrap: '/usr/bin/mmdebstrap',
  nftables: '/usr/sbin/nft',
  'prometheus-alertmanager': '/usr/bin/prometheus-alertmanager',
  'prometheus-ipmi-exporter': '/usr/bin/prometheus-ipmi-exporter',
  'python3-pip': 'pip',
  'redis-server': '/usr/bin/redis-server',
  runc: '/usr/sbin/runc',
}

/** Installs missing Debian packages and prints which. Their services are not started. */
export async function installPackages(log: Log) {
  const missing = Object.entries(packages).flatMap(([name, file]) => (isThere(file) ? [] : [name]))
  if (missing.length === 0) return
  log(`installing Debian packages: ${missing.join(' ')}`)
  // RUNLEVEL=1: Debian's scripts then start no service on installation.
  const env = { DEBIAN_FRONTEND: 'noninteractive', RUNLEVEL: '1' }
  await command('apt-get', ['update'], { env })
  await command('apt-get', ['install', '--yes', '--no-install-recommends', ...missing], { env })
}

const isThere = (file: string) =>
  file.startsWith('/')
    ? existsSync(file)
    : (process.env.PATH ?? '').split(delimiter).some(folder => existsSync(join(folder, file)))
