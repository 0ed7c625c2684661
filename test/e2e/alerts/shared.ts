import { join } from 'node:path'
import type { Environment } from '../../../lib/environment.ts'
import { type BackupServer, backupServer } from '../laboratory/backup-server.ts'
import { startLaboratory } from '../laboratory/laboratory.ts'
import { say } from '../laboratory/say.ts'
import { type EnvironmentName, environments, withoutNodes } from './environments.ts'
import type { Site } from './faults/fault.ts'
import { type Machine, machine } from './machine.ts'
import { faultyCluster } from './model.ts'
import { startPaging } from './paging.ts'

/** What all tests share: the cluster with every environment applied, and who is paged. */
export const laboratory = await startLaboratory()
const { cluster, folder } = laboratory

export const { pager, alertmanager } = await startPaging(laboratory)

/** The backups of every guest of the cluster that has backup servers. */
const groups = Object.entries(faultyCluster({}).guests).map(
  ([vmid, { type }]) => `${type === 'qemu' ? 'vm' : 'ct'}/${vmid}`,
)

const tree = await laboratory.tree('alerts', environments)

const apply = async (name: EnvironmentName) => void (await laboratory.apply(await tree.render(name)))

/** The environments' sites, with a way to put each back to health. */
export const sites = new Map<EnvironmentName, Site & { heal(): Promise<void> }>()

for (const [name, environment] of Object.entries(environments) as [EnvironmentName, Environment][])
  sites.set(name, await site(name, environment))
say('the environments are applied')

async function site(name: EnvironmentName, environment: Environment) {
  const machines: Record<string, Machine> = {}
  for (const { name } of environment.hypervisors)
    machines[name] = await machine(join(folder, 'machines', name))
  const proxmox = await laboratory.proxmox(name, environment, {
    name,
    ...(name === 'faulty' && { model: faultyCluster }),
    nodeExporterFlags: hypervisor => machines[hypervisor]?.flags ?? [],
  })
  await laboratory.secret('monitoring', `pve-${name}`, proxmox.secret)
  const backupServers = await startBackupServers(environment)
  await apply(name)
  return {
    change: proxmox.change,
    say: proxmox.say,
    hypervisors: proxmox.hypervisors,
    backupServers,
    machines,
    apply: async (variant: 'as it is' | 'without nodes') => {
      tree.write(name, variant === 'as it is' ? environment : withoutNodes)
      await tree.build()
      await apply(name)
    },
    scale: async (deployment: string, replicas: number) => {
      const scale = ['scale', `deployment/${name}-proxmox-monit-${deployment}`, `--replicas=${replicas}`]
      await cluster.kubectl([...scale, '--namespace=monitoring'])
    },
    heal: async () => {
      for (const each of Object.values(machines)) each.heal()
      await proxmox.heal()
      for (const each of Object.values(backupServers)) await each.heal()
    },
  }
}

/** The environment's backup servers, of which the first has a backup of every guest, with their Secrets. */
async function startBackupServers({
  backupServers = [],
}: Environment): Promise<Record<string, BackupServer>> {
  const started: Record<string, BackupServer> = {}
  for (const [index, { name, address }] of backupServers.entries()) {
    const server = await backupServer(cluster, join(folder, 'backup-servers', name), {
      name,
      address,
      groups: index === 0 ? groups : [],
    })
    await laboratory.secret('monitoring', name, server.secret)
    if (index === 0) await laboratory.secret('monitoring', 'pbs-ca', { 'ca.crt': server.ca })
    started[name] = server
  }
  return started
}
