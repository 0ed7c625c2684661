import { environmentLabel, names, selectorLabels } from '../names.ts'
import type { Rule } from './rule.ts'

const longest = Object.values(names).reduce((a, b) => (b.length > a.length ? b : a))

/** RFC 1123 labels have 63 characters at most (Kubernetes: a Service's name is one); the longest name here is the hypervisors'. */
export const prefixedNames: Rule = ({ namePrefix, name }) => {
  const prefixed = `${namePrefix}${longest}`
  if (prefixed.length <= 63) return []
  const room = 63 - longest.length
  const advice =
    namePrefix === `${name}-`
      ? `shorten the file's name to ${room - 1} characters, or give a namePrefix of at most ${room}`
      : `a namePrefix has at most ${room} characters`
  return [
    {
      path: ['namePrefix'],
      message: `${JSON.stringify(namePrefix)} makes the name ${prefixed} of ${prefixed.length} characters, over 63; ${advice}`,
    },
  ]
}

/** A name stands once among a cluster's nodes (Proxmox VE), and once as `instance`. */
export const uniqueHypervisors: Rule = ({ hypervisors }) =>
  hypervisors.flatMap(({ name }, index) => {
    const first = hypervisors.findIndex(other => other.name === name)
    return first === index
      ? []
      : [
          {
            path: ['hypervisors', index, 'name'],
            message: `${JSON.stringify(name)} is hypervisors[${first}]'s name, too; every hypervisor has its own`,
          },
        ]
  })

/** Label keys as Kubernetes accepts them; those that stand in selectors are the generator's own. */
export const labelKeys: Rule = ({ labels, pveExporter, prometheus, networkPolicy }) => [
  ...faultyKeys(labels, ['labels']),
  ...faultyKeys(pveExporter.nodeSelector, ['pveExporter', 'nodeSelector']),
  ...faultyKeys(prometheus.monitorLabels, ['prometheus', 'monitorLabels']),
  ...(networkPolicy === false ? [] : (networkPolicy.from ?? [])).flatMap((peer, index) =>
    (['podSelector', 'namespaceSelector'] as const).flatMap(selector =>
      faultyKeys(peer[selector]?.matchLabels, ['networkPolicy', 'from', index, selector, 'matchLabels']),
    ),
  ),
  ...[...reserved(labels, 'labels'), ...reserved(prometheus.monitorLabels, 'prometheus', 'monitorLabels')],
]

const faultyKeys = (labels: Record<string, string> | undefined, path: (string | number)[]) =>
  Object.keys(labels ?? {})
    .filter(key => !isLabelKey(key))
    .map(key => ({
      path: [...path, key],
      message:
        'is not a label key (an optional DNS prefix and "/", then at most 63 letters, digits, "-", "_" and ".")',
    }))

const isLabelKey = (key: string): boolean => {
  const [name = '', prefix, ...more] = key.split('/').reverse()
  return (
    more.length === 0 &&
    /^[A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?$/.test(name) &&
    (prefix === undefined ||
      (prefix.length <= 253 &&
        /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/.test(prefix)))
  )
}

const reserved = (labels: Record<string, string> | undefined, ...path: string[]) =>
  selectorLabels
    .filter(key => labels !== undefined && key in labels)
    .map(key => ({
      path: [...path, key],
      message: `can't be set: it stands in selectors${key === environmentLabel ? ", and its value is the environment's name" : ''}; leave it out`,
    }))
