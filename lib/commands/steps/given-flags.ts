import { isIP } from 'node:net'
import type { Tls } from '../../environment.ts'
import { type Problem, received } from '../../problem/problem.ts'

/** Pairs such as `pve1=198.51.100.11`, and those that are none. */
export const pairsOf = (
  flag: string,
  values: string[],
  wanted: string,
): { pairs: [string, string][]; problems: Problem[] } => {
  const split = values.map(value => [value, /^([^=]+)=(.+)$/.exec(value)] as const)
  return {
    pairs: split.flatMap(([, match]) => (match === null ? [] : [[match[1] ?? '', match[2] ?? '']])),
    problems: split
      .filter(([, match]) => match === null)
      .map(([value]) => ({ file: flag, message: `${received(value)} is not ${wanted}` })),
  }
}

/** Hypervisors as `--hypervisor` gives them. Names and addresses that no environment may have, validation tells. */
export const hypervisorsOf = (
  values: string[],
): { hypervisors: { name: string; address: string }[]; problems: Problem[] } => {
  const { pairs, problems } = pairsOf(
    '--hypervisor',
    values,
    'a node and its address, such as pve1=198.51.100.11',
  )
  const hypervisors = pairs.map(([name, address]) => ({ name, address }))
  const wrong = hypervisors
    .filter(({ address }) => isIP(address) === 0)
    .map(({ name, address }) => ({
      file: '--hypervisor',
      message: `${received(`${name}=${address}`)}: ${received(address)} is not an IPv4 or IPv6 address`,
    }))
  return { hypervisors, problems: [...problems, ...wrong] }
}

/** `insecure`, or the ConfigMap that holds the CA. */
export const tlsOf = (value: string): 'insecure' | Tls =>
  value === 'insecure' ? value : { caConfigMap: value }
