import { names } from '../../environment/object-names.ts'
import { received } from '../../problem/problem.ts'
import { repeated } from '../repeated.ts'
import type { Rule } from '../rule.ts'
import { fileName } from './file-name.ts'

const longest = Object.values(names).reduce((a, b) => (b.length > a.length ? b : a))

/** RFC 1123 labels have 63 characters at most (Kubernetes: a Service's name is one); the longest name here is the hypervisors'. */
export const prefixedNames: Rule = ({ namePrefix, name }) => {
  const prefixed = `${namePrefix}${longest}`
  // A file's name that can't be one is told already.
  if (prefixed.length <= 63 || fileName(name).length > 0) return []
  const room = 63 - longest.length
  const advice =
    namePrefix === `${name}-`
      ? `shorten the file's name to ${room - 1} characters, or give a namePrefix of at most ${room}`
      : `a namePrefix has at most ${room} characters`
  return [
    {
      path: ['namePrefix'],
      message: `${received(namePrefix)} makes the name ${prefixed.length > 120 ? received(prefixed) : prefixed} of ${prefixed.length} characters, over 63; ${advice}`,
    },
  ]
}

/** A name stands once among a cluster's nodes (Proxmox VE), and once as `instance`. */
export const uniqueHypervisors: Rule = ({ hypervisors }) =>
  repeated(hypervisors, ({ name }) => name).map(([index, first]) => ({
    path: ['hypervisors', index, 'name'],
    message: `${received(hypervisors[index]?.name)} is hypervisors[${first}]'s name, too; every hypervisor has its own`,
  }))
