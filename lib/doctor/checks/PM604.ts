import { numberOf } from '../../problem/number-of.ts'
import { type Check, found, skip, unseen } from '../check.ts'
import { type SidecarWorkload, sidecarFinding, sidecarsIn } from '../grafana/sidecars.ts'
import type { Rendered } from '../rendered.ts'
import { mayList } from '../rights.ts'

/** The sidecar that brings dashboards into Grafana looks for a label, in some namespaces. */
export const PM604: Check = {
  code: 'PM604',
  title: "Grafana's sidecar looks for the dashboards.",
  after: ['PM209', 'PM211'],
  rights: () => mayList(['Deployment', 'StatefulSet']),
  run: async scene => {
    const rendered = await scene.rendered()
    if (rendered.failure !== undefined) return unseen(rendered.failure)
    const dashboards = forSidecar(rendered.value)
    const [first] = dashboards
    if (first === undefined) return skip('the overlay brings no dashboards for a sidecar')
    const [deployments, sets] = await Promise.all([
      scene.cluster.list<SidecarWorkload>('Deployment'),
      scene.cluster.list<SidecarWorkload>('StatefulSet'),
    ])
    const failure = deployments.failure ?? sets.failure
    if (failure !== undefined) return unseen(failure)
    const sidecars = sidecarsIn([...(deployments.value ?? []), ...(sets.value ?? [])])
    if (sidecars.length === 0) return skip('no Grafana with a sidecar for dashboards is in this cluster')
    const finding = sidecarFinding(scene.environment, first.metadata, sidecars)
    return found(finding === undefined ? [] : [finding], numberOf(dashboards.length, 'dashboard'))
  },
}

/** The ConfigMaps with dashboards that no GrafanaDashboard names: what it names the Grafana operator brings. */
const forSidecar = (objects: Rendered[]): Rendered[] => {
  const brought = objects.map(object => (object as GrafanaDashboard).spec?.configMapRef?.name)
  return objects.filter(
    ({ kind, metadata: { name } }) =>
      kind === 'ConfigMap' && name.includes('dashboard') && !brought.includes(name),
  )
}

type GrafanaDashboard = Rendered & { spec?: { configMapRef?: { name: string } } }
