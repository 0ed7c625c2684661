/** Gauges that are deprecated since exporter 3.8 in favour of their `_total` counters. */
const deprecated = ['network_transmit', 'network_receive', 'disk_write', 'disk_read']

/** States of a guest in HA that no alert, no panel and no person asks for; an alert does for the others. */
const unusedHaStates = ['request_stop', 'request_start', 'request_start_balance', 'migrate', 'relocate']

/** Leaves a guest 28 of the 37 series that the exporter gives it. */
export const withoutUnusedSeries = [
  { action: 'drop', sourceLabels: ['__name__'], regex: `pve_(${deprecated.join('|')})_bytes` },
  {
    action: 'drop',
    sourceLabels: ['__name__', 'state'],
    regex: `pve_ha_state;(${unusedHaStates.join('|')})`,
  },
] as const
