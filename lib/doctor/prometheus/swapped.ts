/** A series of a hypervisor and the time of its last sample: `timestamp(…)`. */
export interface Sampled {
  metric: { instance?: string; id?: string; nodename?: string }
  value: [number, string]
}

/** A hypervisor of the file behind whose address another one of the file answers. */
export interface Swapped {
  instance: string
  node: string
}

/**
 * Hypervisors whose own series name another hypervisor of the file: `pve_subscription_info` by its `id`, `node_uname_info` by
 * its `nodename`. Only the newest sample counts: a scrape that changed leaves its last one for five minutes.
 */
export const swapped = (names: string[], series: Sampled[]): Swapped[] =>
  names.flatMap(instance => {
    const own = series.filter(({ metric }) => metric.instance === instance)
    for (const label of ['id', 'nodename'] as const) {
      const [newest] = own
        .filter(({ metric }) => metric[label] !== undefined)
        .sort((one, other) => Number(other.value[1]) - Number(one.value[1]))
      const node = newest?.metric[label]?.replace(/^node\//, '').toLowerCase()
      if (node !== undefined && node !== instance && names.includes(node)) return [{ instance, node }]
    }
    return []
  })
