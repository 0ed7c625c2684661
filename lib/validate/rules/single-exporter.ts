import { hypervisorsOf } from '../../environment/defaults.ts'
import type { Rule } from '../rule.ts'

/** With several hypervisors, node scrapes of slow ones would use up the scrapes that the only exporter runs at once. */
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
