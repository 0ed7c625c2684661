import type { NetworkPolicy } from '../../cluster/network-policy.ts'
import { refusing } from '../../cluster/network-policy.ts'
import { canonical, hostCIDR, inURL } from '../../environment/address.ts'
import { hypervisorsOf } from '../../environment/defaults.ts'
import { componentLabel, environmentLabel } from '../../environment/object-names.ts'
import { apiPort } from '../../proxmox/hosts-of-environment.ts'
import { type Check, found, pass, unseen } from '../check.ts'
import { exporterAnswers } from '../exporter/answers.ts'
import { policyCommand } from '../policy-command.ts'
import { mayList } from '../rights.ts'

/** Policies are judged only where a hypervisor is silent: whether a network enforces them cannot be read from the cluster. */
export const PM402: Check = {
  code: 'PM402',
  title: 'The NetworkPolicies let the exporters out to the hypervisors.',
  after: ['PM401'],
  rights: ({ environment }) => mayList(['NetworkPolicy'], environment.namespace),
  run: async scene => {
    const { environment, cluster } = scene
    const answers = await exporterAnswers(scene)
    if (answers.failure !== undefined) return unseen(answers.failure)
    const silent = answers.value.filter(
      ({ reason }) => reason?.kind === 'silent' || reason?.kind === 'refused',
    )
    if (silent.length === 0) return pass()
    const { namespace } = environment
    const { value: policies, failure } = await cluster.list<NetworkPolicy>('NetworkPolicy', { namespace })
    if (failure !== undefined) return unseen(failure)
    const pod = silent[0]?.pod
    const shut = hypervisorsOf(environment, 'pve').flatMap(({ name, address }) => {
      const to = { address: canonical(address) }
      const from = { namespace, labels: pod?.metadata.labels ?? {} }
      const names = refusing(policies, 'Egress', { from, to, port: apiPort }).map(
        ({ metadata }) => metadata.name,
      )
      return names.length === 0 ? [] : [{ name, address, names }]
    })
    const [first] = shut
    if (first === undefined) return pass()
    const spec = {
      podSelector: {
        matchLabels: { ...componentLabel('pve-exporter'), [environmentLabel]: environment.name },
      },
      policyTypes: ['Egress'],
      egress: [
        {
          to: shut.map(({ address }) => ({ ipBlock: { cidr: hostCIDR(address) } })),
          ports: [{ port: apiPort, protocol: 'TCP' }],
        },
      ],
    }
    return found([
      {
        what: `The NetworkPolicy ${first.names.map(name => `${namespace}/${name}`).join(', ')} does not let the exporters out to ${shut.map(({ name, address }) => `${name} (${inURL(address)}:${apiPort})`).join(', ')}.`,
        why: 'The exporters get no answer of Proxmox VE, and the scrapes fail by their time.',
        mend: { command: policyCommand(`${environment.namePrefix}hypervisors`, namespace, spec) },
      },
    ])
  },
}
