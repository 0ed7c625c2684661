import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'yaml'
import { startAlertmanager } from '../alerts/alertmanager.ts'
import { machine } from '../alerts/machine.ts'
import { pager as startPager } from '../alerts/pager.ts'
import { repository } from '../cluster/paths.ts'
import { startLaboratory } from '../laboratory/laboratory.ts'
import { say } from '../laboratory/say.ts'
import { type EnvironmentName, environments } from './environments.ts'

/** What all tests share: the cluster with every environment applied, and who is paged. */
export const laboratory = await startLaboratory()
const { cluster, folder } = laboratory

export const pager = await startPager()
const { inhibit_rules } = parse(readFileSync(join(repository, 'docs/inhibit-rules.yaml'), 'utf8'))
export const alertmanager = await startAlertmanager(
  cluster.processes,
  join(folder, 'alertmanager'),
  pager,
  inhibit_rules,
)

export const tree = await laboratory.tree('scale', environments)

export const names = Object.keys(environments) as EnvironmentName[]

export const apply = async (name: EnvironmentName) => void (await laboratory.apply(await tree.render(name)))

for (const name of names) {
  const { flags } = await machine(join(folder, 'machines', name))
  const proxmox = await laboratory.proxmox(name, environments[name], {
    name,
    nodeExporterFlags: () => flags,
  })
  await laboratory.secret('monitoring', `pve-${name}`, proxmox.secret)
  await apply(name)
}
say('the environments are applied')

/** Runs as many pods of the environment's exporter. */
export const scaleExporter = async (name: EnvironmentName, replicas: number) => {
  const deployment = `deployment/${name}-proxmox-monit-pve-exporter`
  await cluster.kubectl(['scale', deployment, `--replicas=${replicas}`, '--namespace=monitoring'])
}
