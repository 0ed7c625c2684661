import type { KnownExporter } from './known-exporter.ts'

/** nut_exporter, which asks a NUT server for its one UPS; it runs where that server does, so no hypervisor has it unasked. */
export const nut = {
  name: 'nut-exporter',
  title: 'nut_exporter',
  documentation: 'https://github.com/DRuggeri/nut_exporter',
  port: 9199,
  path: '/ups_metrics',
  scheme: 'http',
  interval: '30s',
  job: 'proxmox-nut-exporter',
  onEveryHypervisor: false,
  missedOnEach: true,
  series: {
    source: 'nut_exporter 3.2.5, collectors/nut_collector.go, and the variables that it asks for by default',
    lines: `
      network_ups_tools_device_info gauge model,mfr,serial,type,description,contact,location,part,macaddr: UPS device information
      network_ups_tools_ups_status gauge flag: 1 where the UPS has the flag, such as OL (on line), OB (on battery), LB (low battery), RB (replace the battery)
      network_ups_tools_ups_load gauge: Load on the UPS, in percent
      network_ups_tools_battery_charge gauge: Battery charge, in percent
      network_ups_tools_battery_voltage{,_nominal} gauge: Battery voltage
      network_ups_tools_input_voltage{,_nominal} gauge: Input voltage`,
  },
} as const satisfies KnownExporter
