import type { KnownExporter } from './known-exporter.ts'

/** smartctl_exporter, which asks the disks themselves once a minute (`--smartctl.interval`) and answers from what it remembers. */
export const smartctl = {
  name: 'smartctl-exporter',
  title: 'smartctl_exporter',
  documentation: 'https://github.com/prometheus-community/smartctl_exporter',
  port: 9633,
  path: '/metrics',
  scheme: 'http',
  interval: '60s',
  job: 'proxmox-smartctl-exporter',
  onEveryHypervisor: true,
  missedOnEach: true,
  series: {
    source: 'smartctl_exporter 0.14.0, metrics.go and smartctl.go',
    lines: `
      smartctl_version gauge json_format_version,smartctl_version,svn_revision,build_info: smartctl version
      smartctl_devices gauge: Devices configured or discovered
      smartctl_device gauge device,interface,protocol,model_family,model_name,serial_number,ata_additional_product_id,firmware_version,ata_version,sata_version,form_factor,scsi_vendor,scsi_product,scsi_revision,scsi_version: Device info
      smartctl_device_capacity_{blocks,bytes} gauge device: Device capacity
      smartctl_device_nvme_capacity_bytes gauge device: NVMe device total capacity
      smartctl_device_block_size gauge device,blocks_type: Device block size
      smartctl_device_interface_speed gauge device,speed_type: Device interface speed, bits per second
      smartctl_device_attribute gauge device,attribute_name,attribute_flags_short,attribute_flags_long,attribute_value_type,attribute_id: Device attributes
      smartctl_device_power_on_seconds counter device: Device power on seconds
      smartctl_device_rotation_rate gauge device: Device rotation rate
      smartctl_device_temperature gauge device,temperature_type: Device temperature celsius
      smartctl_device_power_cycle_count counter device: Device power cycle count
      smartctl_device_percentage_used counter device: Device write percentage used
      smartctl_device_available_spare{,_threshold} counter device: Remaining spare capacity, and its limit, 0 to 100
      smartctl_device_critical_warning counter device: Critical warnings for the state of the controller
      smartctl_device_media_errors counter device: Unrecovered data integrity errors that the controller detected
      smartctl_device_num_err_log_entries counter device: Error log entries over the life of the controller
      smartctl_device_bytes_{read,written} counter device: Bytes read and written
      smartctl_device_smart_status gauge device: General smart status
      smartctl_device_smartctl_exit_status gauge device: Exit status of smartctl on device
      smartctl_device_state gauge device: Device state (0=active, 1=standby, 2=sleep, 3=dst, 4=offline, 5=sct)
      smartctl_device_statistics gauge device,statistic_table,statistic_name,statistic_flags_short,statistic_flags_long: Device statistics
      smartctl_device_error_log_count gauge device,error_log_type: Device SMART error log count
      smartctl_device_self_test_log_{count,error_count} gauge device,self_test_log_type: Device SMART self test log count
      smartctl_device_erc_seconds gauge device,op_type: Device SMART Error Recovery Control Seconds
      smartctl_scsi_grown_defect_list gauge device: Device SCSI grown defect list counter
      smartctl_{read,write}_errors_corrected_by_{rereads_rewrites,eccfast,eccdelayed} gauge device: Errors corrected
      smartctl_{read,write}_total_uncorrected_errors gauge device: Total uncorrected errors`,
  },
} as const satisfies KnownExporter
