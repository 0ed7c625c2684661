import type { KnownExporter } from './known-exporter.ts'

/** ipmi_exporter, which asks the machine's own BMC at each scrape: seconds, and more where a BMC is slow. */
export const ipmi = {
  name: 'ipmi-exporter',
  title: 'prometheus-ipmi-exporter',
  documentation: 'https://github.com/prometheus-community/ipmi_exporter',
  port: 9290,
  path: '/metrics',
  scheme: 'http',
  interval: '60s',
  scrapeTimeout: '30s',
  job: 'proxmox-ipmi-exporter',
  onEveryHypervisor: true,
  missedOnEach: true,
  series: {
    source: 'ipmi_exporter 1.10.1, collector*.go',
    lines: `
      ipmi_up gauge collector: Whether a scrape of the IPMI device was successful
      ipmi_scrape_duration_seconds gauge: How long the scrape took
      ipmi_bmc_info gauge firmware_revision,manufacturer_id,system_firmware_version,bmc_url: Details about the BMC
      ipmi_bmc_watchdog_{timer,logging}_state gauge: Watchdog timer running, and its logging
      ipmi_bmc_watchdog_timer_use_state gauge name: Watchdog timer use
      ipmi_bmc_watchdog_timeout_action_state gauge action: Watchdog timeout action
      ipmi_bmc_watchdog_pretimeout_interrupt_state gauge interrupt: Watchdog pre-timeout interrupt
      ipmi_bmc_watchdog_{pretimeout_interval,initial_countdown,current_countdown}_seconds gauge: Watchdog intervals
      ipmi_chassis_power_state gauge: Current power state (1=on, 0=off)
      ipmi_chassis_{drive,cooling}_fault_state gauge: Current fault state (1=false, 0=true)
      ipmi_dcmi_power_consumption_watts gauge: Current power consumption
      ipmi_sensor_{state,value} gauge id,name,type: A sensor of another type (state: 0=nominal, 1=warning, 2=critical)
      ipmi_fan_speed_{rpm,ratio,state} gauge id,name: Fan speed
      ipmi_temperature_{celsius,state} gauge id,name: Temperature
      ipmi_voltage_{volts,state} gauge id,name: Voltage
      ipmi_current_{amperes,state} gauge id,name: Current
      ipmi_power_{watts,state} gauge id,name: Power
      ipmi_sel_logs_count gauge: Log entries in the SEL
      ipmi_sel_free_space_bytes gauge: Free space for new SEL entries
      ipmi_sel_events_count_by_state gauge state: Log entries in the SEL by state
      ipmi_sel_events_{count_by_name,latest_timestamp} gauge name: Custom log entries in the SEL by name
      ipmi_config_lan_mode gauge: Configured LAN mode (0=dedicated, 1=shared, 2=failover)`,
  },
} as const satisfies KnownExporter
