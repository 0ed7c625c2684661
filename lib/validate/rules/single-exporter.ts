import { hypervisorsOf } from '../../environment/defaults.ts'
import type { Rule } from '../rule.ts'

/** Of several hypervisors silent ones would hold both threads of the only exporter, and with them the cluster scrape. */
export const singleExporter: Rule = environment => {
  const asked = hypervisorsOf(environment, 'pve').length
  return environment.pveExporter.single === true && asked > 1
    ? [
        {
          path: ['pveExporter', 'single'],
          message: `is for one hypervisor, and ${asked} are asked; leave it out, or give each standalone host an environment of its own`,
        },
      ]
    : []
}
