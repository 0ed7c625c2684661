import type { KnownExporter } from './known-exporter.ts'

/** apcupsd_exporter, which asks an apcupsd for its UPS; it runs where that does, so no hypervisor has it unasked. */
export const apcupsd = {
  name: 'apcupsd-exporter',
  title: 'apcupsd_exporter',
  documentation: 'https://github.com/mdlayher/apcupsd_exporter',
  port: 9162,
  path: '/metrics',
  scheme: 'http',
  interval: '30s',
  job: 'proxmox-apcupsd-exporter',
  onEveryHypervisor: false,
  missedOnEach: true,
  series: {
    source: 'apcupsd_exporter 0.3.0, upscollector.go',
    lines: `
      apcupsd_info gauge ups,hostname,model,status: Metadata about a UPS
      apcupsd_ups_load_percent gauge ups: UPS load
      apcupsd_battery_charge_percent gauge ups: UPS battery charge
      apcupsd_{line,line_nominal,output,battery,battery_nominal}_volts gauge ups: Voltage
      apcupsd_battery_number_transfers_total counter ups: Transfers to UPS battery power
      apcupsd_battery_{time_left,time_on}_seconds gauge ups: Time that the battery lasts, and time since the outage
      apcupsd_battery_cumulative_time_on_seconds_total counter ups: Time on battery power due to outages
      apcupsd_last_transfer_{on,off}_battery_time_seconds gauge ups: UNIX timestamp of the last transfer since apcupsd's start
      apcupsd_last_selftest_time_seconds gauge ups: UNIX timestamp of the last selftest since apcupsd's start
      apcupsd_nominal_power_watts gauge ups: Nominal power output
      apcupsd_internal_temperature_celsius gauge ups: Internal temperature`,
  },
} as const satisfies KnownExporter
