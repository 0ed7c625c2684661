import { join } from 'node:path'
import type { Environment } from '../../../lib/environment.ts'
import { startAlertmanager } from '../alerts/alertmanager.ts'
import { restrictedNamespace } from '../cluster/operator.ts'
import { startLaboratory } from '../laboratory/laboratory.ts'
import { say } from '../laboratory/say.ts'
import { alertmanagerService } from './alertmanager-service.ts'
import { lyon, namespace } from './environments.ts'
import { grafana } from './grafana.ts'
import { hypervisorsFromDesk } from './hypervisors-from-desk.ts'
import { workingTree } from './working-tree.ts'

/** What all test files share: the cluster, and an environment in health on it. */
export const laboratory = await startLaboratory()
export const { cluster } = laboratory
export const { kubectl, waitFor } = cluster

/** The cluster's Prometheus, in the namespace `monitoring`. */
export const prometheusName = 'kube-prometheus-stack-prometheus'

/** The repository of the environment's platform team: built, committed and pushed. */
export const tree = await workingTree(join(laboratory.folder, 'repository'), cluster.kubeconfig)

export const proxmox = await laboratory.proxmox('lyon', lyon, { name: 'lyon' })

/** The alerts go to Debian's Alertmanager, which pages nobody here. */
await startAlertmanager(
  cluster.processes,
  join(laboratory.folder, 'alertmanager'),
  { address: 'http://127.0.0.1:1' },
  [],
)

await kubectl.apply([restrictedNamespace(namespace), ...alertmanagerService, ...grafana])
await changePrometheus({
  alerting: {
    alertmanagers: [{ namespace: 'monitoring', name: 'alertmanager', port: 'web', apiVersion: 'v2' }],
  },
})
/** The environments as they stand in the tree now. */
export const environments: Record<string, Environment> = {}
/** Writes an environment's file, and says whether that changed it. */
export const write = (name: string, environment: Environment): boolean => {
  environments[name] = environment
  return tree.write(name, environment)
}

await hypervisorsFromDesk(tree, proxmox, laboratory.folder)
write('lyon', lyon)
await tree.push('the environment')
await credentials()
await apply()
await laboratory.ready('lyon', namespace)
await laboratory.scraped('lyon', 1 + 2 + 2 + 2)
say('the environment is scraped')

/** Creates the Secret and the CA of an environment by the commands that `npm run credentials` prints. */
export async function credentials(name = 'lyon') {
  await tree.shell(
    `cd ~ && steps=$(npm run --silent --prefix clone credentials -- ${name}) && eval "$steps"`,
    {
      TOKEN: proxmox.secret.PVE_TOKEN_VALUE,
    },
  )
}

/** Applies an environment as the tree has it. */
export async function apply(name = 'lyon') {
  await tree.shell(`kubectl apply --server-side --force-conflicts -k overlays/${name}`)
}

/** Waits until the pods are those of the Deployments as they stand now. */
export async function rolledOut() {
  for (const name of ['pve-exporter', 'pve-exporter-node'])
    await kubectl(['rollout', 'status', `deployment/lyon-proxmox-monit-${name}`, '--namespace', namespace])
}

/** Delivers an environment that differs. */
export async function deliver(environment: Environment, name = 'lyon') {
  if (write(name, environment)) await tree.push('another environment')
  await apply(name)
}

/** Merges fields into the `spec` of the cluster's Prometheus. */
export async function changePrometheus(spec: object) {
  const patch = ['patch', 'prometheus', prometheusName, '--namespace=monitoring']
  await kubectl([...patch, '--type=merge', `--patch=${JSON.stringify({ spec })}`])
}
