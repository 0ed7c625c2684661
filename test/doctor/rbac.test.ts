import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parseAllDocuments } from 'yaml'
import { roles } from '../../lib/doctor/rbac.ts'
import { mayGet, mayList, rightsInWords } from '../../lib/doctor/rights.ts'

const rights = [
  ...mayList(['Prometheus']),
  ...mayList(['Pod']),
  ...mayList(['Pod', 'Service', 'Deployment'], 'lab'),
  mayGet('Secret', 'lab', 'pve-lab'),
  mayGet('Namespace', undefined, 'lab'),
]

const rulesOf = (text: string) =>
  parseAllDocuments(text).map(document => {
    const { kind, metadata, rules } = document.toJS()
    return [kind, metadata.namespace, rules]
  })

test('roles hold these rights and no other: Secrets by name, and nothing twice', () => {
  assert.equal(rulesOf(roles(rights)), [
    [
      'ClusterRole',
      undefined,
      [
        { apiGroups: [''], resources: ['namespaces'], resourceNames: ['lab'], verbs: ['get'] },
        { apiGroups: [''], resources: ['pods'], verbs: ['list'] },
        { apiGroups: ['monitoring.coreos.com'], resources: ['prometheuses'], verbs: ['list'] },
      ],
    ],
    [
      'Role',
      'lab',
      [
        { apiGroups: [''], resources: ['secrets'], resourceNames: ['pve-lab'], verbs: ['get'] },
        { apiGroups: [''], resources: ['services'], verbs: ['list'] },
        { apiGroups: ['apps'], resources: ['deployments'], verbs: ['list'] },
      ],
    ],
  ])
})

test('an account gets them by name, a service account by its namespace', () => {
  const subjects = (account: string) =>
    parseAllDocuments(roles(rights, account)).flatMap(document => document.toJS().subjects ?? [])
  const user = { apiGroup: 'rbac.authorization.k8s.io', kind: 'User', name: 'jane' }
  assert.equal(subjects('jane'), [user, user])
  const account = { kind: 'ServiceAccount', name: 'doctor', namespace: 'ci' }
  assert.equal(subjects('system:serviceaccount:ci:doctor'), [account, account])
})

test('missing rights are said together where they are of one kind', () => {
  assert.is(
    rightsInWords(rights),
    'list prometheuses.monitoring.coreos.com, pods in all namespaces; list pods, services, deployments.apps in the namespace lab; get secrets pve-lab in the namespace lab; get namespaces lab',
  )
})

test.run()
