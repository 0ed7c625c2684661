import { lyon, namespace } from './environments.ts'
import { well } from './examined.ts'
import { grafana } from './grafana.ts'
import { apply, credentials, kubectl, prometheusName, proxmox, tree, write } from './shared.ts'

const { spec: healthy } = await kubectl.get('prometheus', prometheusName, '--namespace=monitoring')

/** Puts everything back after a cause that was not told or not mended, so that the next one starts in health. */
export async function recover() {
  const quiet = async (...args: string[]) => kubectl(args).catch(() => {})
  await proxmox.heal()
  for (const object of ['secret/pve-exporter', 'configmap/pve-ca', 'resourcequota/small'])
    await quiet('delete', object, '--namespace', namespace)
  await quiet('delete', 'endpointslice', 'lyon-foreign', '--namespace', namespace)
  await quiet('uncordon', '--selector=')
  for (const policy of ['closed', 'lyon-dns'])
    await quiet('delete', 'networkpolicy', policy, '--namespace=kube-system')
  await quiet('scale', 'deployment', 'coredns', '--namespace=kube-system', '--replicas=1')
  for (const policy of ['denied', 'lyon-hypervisors'])
    await quiet('delete', 'networkpolicy', policy, '--namespace', namespace)
  for (const policy of ['closed', 'prometheus-to-proxmox'])
    await quiet('delete', 'networkpolicy', policy, '--namespace=monitoring')
  const patch = JSON.stringify([{ op: 'replace', path: '/spec', value: healthy }])
  await quiet(
    'patch',
    'prometheus',
    prometheusName,
    '--namespace=monitoring',
    '--type=json',
    `--patch=${patch}`,
  )
  await kubectl.apply(grafana, '--force-conflicts')
  await tree.shell('rm -f environments/annecy.ts')
  for (const kind of ['grafanas', 'grafanadashboards'])
    await quiet('delete', 'crd', `${kind}.grafana.integreatly.org`, '--ignore-not-found')
  for (const kind of ['sealedsecrets', 'externalsecrets'])
    await quiet('delete', kind, '--all', '--namespace', namespace)
  // What credentials it needs is said by the environment's file.
  write('lyon', lyon)
  // A push may be what failed.
  await tree.push('recovered')
  await apply()
  await credentials()
  await quiet('rollout', 'restart', 'deployment', '--namespace', namespace, '--selector=environment=lyon')
  await well('lyon')
}
