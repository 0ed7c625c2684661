import * as assert from 'uvu/assert'
import type { Environment } from '../../../lib/environment.ts'
import { kubectlSuite, objectOf, type Rendered } from '../../kubectl.ts'
import { lab, modes, render, renderFolders } from './render.ts'

const test = kubectlSuite('an overlay in a kustomization of somebody else')

/** An overlay that another kustomization takes, prefixes and puts into its own namespace. */
const wrapped = (environment: Environment): Rendered[] => {
  const kustomization = {
    namePrefix: 'team-',
    namespace: 'team',
    resources: ['../overlays/lab'],
  }
  return (
    renderFolders({ lab: environment }, ['wrapped'], {
      'wrapped/kustomization.yaml': JSON.stringify(kustomization),
    })[0] ?? []
  )
}

const dashboards = { grafanaOperator: { instanceLabels: { dashboards: 'grafana' } } }
const externalSecret = { store: { name: 'vault' }, key: 'pve' }

for (const discovery of modes)
  test(`${discovery}: prefix and namespace reach every object and name, as if the environment had said them`, () => {
    const serviceAccount = { name: 'prometheus-k8s', namespace: 'observability' }
    const environment: Environment = { ...lab, discovery, dashboards, prometheus: { serviceAccount } }
    const [said = []] = render({ lab: { ...environment, namePrefix: 'team-lab-', namespace: 'team' } })
    const objects = wrapped(environment)
    assert.equal(byName(objects), byName(said))
    const names = JSON.stringify(objects).replaceAll('(.*proxmox-monit-pve-exporter)-hypervisor', '')
    // A dashboard's text says where to look, for whatever environment.
    assert.not.match(names, /(?<!team-lab-|<environment>-)proxmox-monit-/)
  })

test('an ExternalSecret still makes the Secret that the exporters take, under the name without the other prefix', () => {
  const objects = wrapped({ ...lab, pveExporter: { tls: 'insecure', credentials: { externalSecret } } })
  const name = 'lab-proxmox-monit-pve-exporter'
  assert.is(objectOf(objects, 'ExternalSecret', `team-${name}`).spec.target.name, name)
  for (const { kind, spec } of objects)
    if (kind === 'Deployment') assert.is(spec.template.spec.containers[0].envFrom[0].secretRef.name, name)
})

const byName = (objects: Rendered[]) =>
  Object.fromEntries(objects.map(object => [`${object.kind} ${object.metadata.name}`, object]))

test.run()
