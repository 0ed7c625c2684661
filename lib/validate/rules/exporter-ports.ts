import { hypervisorsOf } from '../../environment/defaults.ts'
import { apiPort } from '../../generate/objects/hypervisors.ts'
import { fieldName } from '../../problem/field-path.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/** One process answers on a port of a hypervisor, and on no path of it two exporters; several exporters may stand behind one proxy. */
export const exporterPorts: Rule = environment =>
  environment.exporters.flatMap(({ key, name, field, port, path }, index) => {
    const at = [...field, 'port']
    if (port === apiPort)
      return [{ path: at, message: `${port} is the port of the Proxmox VE API; give the exporter's own` }]
    const own = hypervisorsOf(environment, key)
    const other = environment.exporters
      .slice(0, index)
      .find(
        earlier =>
          earlier.name !== name &&
          earlier.port === port &&
          earlier.path === path &&
          hypervisorsOf(environment, earlier.key).some(hypervisor => own.includes(hypervisor)),
      )
    if (other === undefined) return []
    const [shared] = hypervisorsOf(environment, other.key).filter(hypervisor => own.includes(hypervisor))
    return [
      {
        path: at,
        message: `${port} is also ${fieldName([...other.field, 'port'])} on ${received(shared?.name)}; give one of them its own port or path, or each of them to other hypervisors`,
      },
    ]
  })
