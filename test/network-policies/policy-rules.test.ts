import { equal, match } from 'node:assert/strict'
import { test } from 'uvu'
import { policyRules } from '../e2e/cluster/policy-rules.ts'

const pod = (name: string, ip: string, namespace = 'monitoring') => ({
  metadata: { uid: name, namespace, labels: { app: name } },
  spec: { containers: [{ ports: [{ name: 'http', containerPort: 9221 }] }] },
  status: { phase: 'Running', podIPs: [{ ip }] },
})

const namespaces = ['monitoring', 'other'].map(name => ({ metadata: { name, labels: { name } } }))
const pods = [pod('exporter', '10.244.0.5'), pod('prometheus', '10.244.0.6', 'other')]

const rulesOf = (spec: object) => {
  const podSelector = { matchLabels: { app: 'exporter' } }
  const policies = [{ metadata: { namespace: 'monitoring' }, spec: { podSelector, ...spec } }]
  return policyRules({ policies, pods, namespaces })
}

/** The rules of one pod's chain. */
const chain = (rules: string, name: string) =>
  new RegExp(`chain ${name} \\{\\n([^}]*)\\n\\}`).exec(rules)?.[1]

test('a pod that no policy selects is left alone', () => {
  equal(policyRules({ policies: [], pods, namespaces }).includes('drop'), false)
})

test('a policy without rules lets nothing in, and says nothing of what goes out', () => {
  const rules = rulesOf({})
  equal(chain(rules, 'ingress-exporter'), 'counter drop')
  match(rules, /ip daddr 10\.244\.0\.5 jump ingress-exporter/)
  equal(chain(rules, 'egress-exporter'), undefined)
})

test('a peer without namespaceSelector is of the policy’s own namespace', () => {
  const from = [{ podSelector: { matchLabels: { app: 'prometheus' } } }]
  equal(chain(rulesOf({ ingress: [{ from }] }), 'ingress-exporter'), 'counter drop')
  const everywhere = [{ namespaceSelector: {}, ...from[0] }]
  const expected = 'ip saddr 10.244.0.6 tcp dport 9221 accept\ncounter drop'
  equal(
    chain(rulesOf({ ingress: [{ from: everywhere, ports: [{ port: 'http' }] }] }), 'ingress-exporter'),
    expected,
  )
})

test('a block of addresses has its exceptions, and each family its own match', () => {
  const to = [
    { ipBlock: { cidr: '198.51.100.0/24', except: ['198.51.100.18/32'] } },
    { ipBlock: { cidr: '2001:db8::19/128' } },
  ]
  const expected = [
    'ip daddr 198.51.100.0/24 ip daddr != 198.51.100.18/32 tcp dport 8006-8007 accept',
    'ip6 daddr 2001:db8::19/128 tcp dport 8006-8007 accept',
    'counter drop',
  ]
  const egress = [{ to, ports: [{ port: 8006, endPort: 8007 }] }]
  equal(chain(rulesOf({ policyTypes: ['Egress'], egress }), 'egress-exporter'), expected.join('\n'))
})

test('a rule without peers and ports allows all', () => {
  equal(chain(rulesOf({ ingress: [{}] }), 'ingress-exporter'), 'accept\ncounter drop')
})

test.run()
