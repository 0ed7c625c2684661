import { test } from 'uvu'
import { accepts, lab, refuses } from '../judged.ts'

const repository = { url: 'https://git.corp.internal/platform/monitoring.git' }
const delivered = (delivery: object) => ({ ...lab, delivery: { repository, ...delivery } })

refuses(
  'a delivery by nobody brings nothing',
  delivered({}),
  'delivery has neither argocd nor flux, so nothing brings the overlay; give one of them, or leave it out',
)
accepts('a delivery by Flux is one', delivered({ flux: {} }))
refuses(
  'a Kustomization that waits for itself is never applied',
  delivered({ flux: { dependsOn: [{ name: 'operator' }, { name: 'proxmox-monitoring-lab' }] } }),
  'delivery.flux.dependsOn[1] is this environment, which would wait for itself for ever; leave it out',
)
accepts(
  'a Kustomization of the same name in another namespace is another one',
  delivered({ flux: { dependsOn: [{ name: 'proxmox-monitoring-lab', namespace: 'other' }] } }),
)
for (const url of [
  'https://git.corp.internal/{{a}}/x.git',
  'https://git.corp.internal/$a/x.git',
  'https://{{a}}/x.git',
  'https://git.corp.internal/"x".git',
  'ssh://git@{{a}}/x.git',
  'https://git.corp.internal/`x`.git',
])
  refuses(
    `${url} would stand in templates of Prometheus, Argo CD and Flux`,
    delivered({ repository: { url }, flux: {} }),
    `delivery.repository.url ${JSON.stringify(url)} is not an https:// or ssh:// address without a password`,
  )
for (const url of ['ssh://git@git.corp.internal:22/a/b.git', 'https://git.corp.internal/~a/b%20c+d.git'])
  accepts(`${url} is an address`, { ...delivered({ repository: { url }, flux: {} }), alerts: false })
for (const branch of ['a..b', 'a//b', 'a/.b', 'a./b', 'a.lock', 'a.lock/b', '-a', 'a b'])
  refuses(
    `Git has no branch ${branch}`,
    delivered({ repository: { ...repository, branch }, flux: {} }),
    `delivery.repository.branch "${branch}" is not a branch`,
  )
accepts(
  'Git has the branch release/1.x',
  delivered({ repository: { ...repository, branch: 'release/1.x' }, flux: {} }),
)

test.run()
