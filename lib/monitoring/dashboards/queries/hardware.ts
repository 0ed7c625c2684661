import { asked } from '../../expressions/backups.ts'
import { promql } from '../../expressions/promql.ts'
import { anyJob } from '../../expressions/scope.ts'
import { haArmed } from '../../expressions/upkeep.ts'
import { picked, pickedHypervisor } from '../picked-series.ts'

/** What Telegraf says of the hypervisor that the viewer picked. */
const told = (metric: string): string =>
  asked(picked, metric, [pickedHypervisor.environment, pickedHypervisor.node])

/** What an exporter of hardware on it says, by names that no other exporter has. */
const measured = (metric: string, ...more: string[]): string =>
  `${metric}{${[picked.environment, `job=~"${anyJob}"`, pickedHypervisor.environment, pickedHypervisor.instance, ...more].join(',')}}`

/** Of smartctl_exporter, with the disk's path as Proxmox VE has it. */
const ofSmartctl = (metric: string, ...more: string[]): string => promql`
  max by (environment, device) (
    label_replace(${measured(metric, ...more)}, "device", "/dev/$1", "device", "(?:/dev/)?(.+)")
  )`

/** What SMART says of each disk: 1 passed, 0 failed, -1 not known; with model and serial number where Proxmox VE tells it. */
export const diskSmart = promql`
  max by (environment, device, model, serial) (${told('proxmox_disk_health')})
  or on (environment, device) ${ofSmartctl('smartctl_device_smart_status')}`

/** What is left of a flash disk's life, 0 to 1. */
export const diskLife = promql`
  max by (environment, device) (${told('proxmox_disk_life_remaining_percent')}) / 100
  or on (environment, device) (1 - ${ofSmartctl('smartctl_device_percentage_used')} / 100)`

/** Degrees of each disk, the time that it has been on, and errors that it could not correct. */
export const diskTemperature = ofSmartctl('smartctl_device_temperature', 'temperature_type="current"')
export const diskPowerOn = ofSmartctl('smartctl_device_power_on_seconds')
export const diskErrors = ofSmartctl('smartctl_device_media_errors')

/** Turns a minute of each fan, degrees of each of the board's sensors, and watts of the machine, as its BMC tells. */
export const fanSpeed = measured('ipmi_fan_speed_rpm')
export const boardTemperature = measured('ipmi_temperature_celsius')
export const powerDrawn = measured('ipmi_dcmi_power_consumption_watts')

/** Share of its charge that a UPS has, by NUT or by apcupsd, and of what it can give that it gives. */
export const upsCharge = promql`
  max by (environment, instance) (${measured('network_ups_tools_battery_charge')} / 100)
  or max by (environment, instance) (${measured('apcupsd_battery_charge_percent')} / 100)`
export const upsLoad = promql`
  max by (environment, instance) (${measured('network_ups_tools_ups_load')} / 100)
  or max by (environment, instance) (${measured('apcupsd_ups_load_percent')} / 100)`

/** Seconds until each certificate expires, by node and file, those that expire first. */
export const certificatesLeft = promql`
  bottomk(50,
    max by (environment, node, filename) (${asked(picked, 'proxmox_certificate_expiry_timestamp_seconds')}) - time()
  )`

/** 0 where HA is disarmed, 1 where it is being disarmed, 2 without services, 3 where it acts; the worst of those picked. */
export const armed = `min(${haArmed(picked)})`
