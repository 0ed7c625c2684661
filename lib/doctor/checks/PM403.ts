import { hypervisorsOf } from '../../environment/defaults.ts'
import { shell } from '../../problem/shell.ts'
import { apiPort } from '../../proxmox/hosts-of-environment.ts'
import type { Check, Finding } from '../check.ts'
import { byAnswers, type Failed, wordsOf } from '../exporter/by-answers.ts'
import { addressesOfNodes, openedFirewall } from '../exporter/firewall.ts'
import { onHypervisor } from '../exporter/mends.ts'
import { mayList } from '../rights.ts'
import type { Scene } from '../scene.ts'

/** Hypervisors that refuse the connection, or say nothing. */
export const PM403: Check = {
  code: 'PM403',
  title: 'Every hypervisor answers the exporters.',
  after: ['PM401', 'PM402'],
  rights: () => mayList(['Node']),
  run: byAnswers(['refused', 'silent', 'slow'], async (scene, failed) => {
    const sources = await addressesOfNodes(scene)
    return failed.map(one => findingOf(scene, one, sources))
  }),
}

const findingOf = ({ environment }: Scene, failed: Failed, sources: string[]): Finding => {
  const { hypervisor, target, reason } = failed
  const who = hypervisor ? `${hypervisor.name} (${hypervisor.address})` : `every hypervisor behind ${target}`
  const address = hypervisor?.address
  const why = hypervisor
    ? 'Its node scrape fails, and the cluster scrape has one hypervisor less to turn to.'
    : 'No scrape of Proxmox VE succeeds.'
  if (reason.kind === 'slow')
    return {
      what: `${who} is slower than ${environment.pveExporter.scrapeTimeout}: ${reason.words}.`,
      why,
      mend: {
        advice: `Look at its load; docs/slow-hypervisors.md says what pveExporter.scrapeTimeout costs.`,
      },
    }
  if (reason.kind === 'refused')
    return {
      what: `${who} refuses the exporter's connection to port ${apiPort}: ${wordsOf([failed])}.`,
      why,
      mend: { command: onHypervisor(environment, shell`systemctl restart pveproxy`, address) },
    }
  return {
    what: `${who} gives the exporter no answer on port ${apiPort}: ${wordsOf([failed])}. It is off, or a firewall drops the packets of the Kubernetes nodes.`,
    why,
    mend: openedFirewall(
      environment,
      address ?? hypervisorsOf(environment, 'pve')[0]?.address ?? '',
      apiPort,
      sources,
    ),
  }
}
