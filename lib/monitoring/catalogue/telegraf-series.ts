import { exporterSeries } from './exporter-series.ts'

/** The series that Telegraf makes of the answers of Proxmox VE and of Proxmox Backup Server (`lib/generate/overlay/telegraf/`). */
export const telegrafSeries = exporterSeries({
  source: 'lib/generate/overlay/telegraf/',
  lines: `
    proxmox_ha_armed_state gauge: 0 disarmed, 1 disarming, 2 standby, 3 armed; since pve-ha-manager 5.1.3
    proxmox_ha_crm_timestamp_seconds gauge: Last sign of life of the CRM's master
    proxmox_ha_lrm_timestamp_seconds gauge node: Last sign of life of a node's LRM
    proxmox_certificate_expiry_timestamp_seconds gauge node,filename: End of a certificate's validity
    proxmox_disk_health gauge node,device,disk_type,model,serial: 1 sound, 0 failed, -1 unknown
    proxmox_disk_life_remaining_percent gauge node,device,disk_type,model,serial: What is left of an SSD's endurance, from 100 to 0
    proxmox_task_end_timestamp_seconds gauge node,type,vmid,result,reason: End of the newest task with these labels
    proxmox_backup_group_last_backup_timestamp_seconds gauge server,datastore,backup_namespace,backup_type,backup_id: Last backup of a guest
    proxmox_backup_group_backups gauge server,datastore,backup_namespace,backup_type,backup_id: Backups of a guest
    proxmox_backup_datastore_{total,used,available}_bytes gauge server,datastore: Space of a datastore
    proxmox_backup_datastore_estimated_full_timestamp_seconds gauge server,datastore: When the server expects the datastore to be full; in the past where it does not fill
    proxmox_backup_datastore_error gauge server,datastore: 1 where the server can't read the datastore; nothing otherwise
    proxmox_backup_gc_{last_run,next_run}_timestamp_seconds gauge server,datastore: Garbage collection
    proxmox_backup_gc_last_run_state gauge server,datastore: 0 OK, 1 warnings, 2 failed
    proxmox_backup_gc_bad_chunks gauge server,datastore: Chunks that a verification found bad
    proxmox_backup_verify_{last_run,next_run}_timestamp_seconds gauge server,datastore,job_id: Verification job
    proxmox_backup_verify_last_run_state gauge server,datastore,job_id: 0 OK, 1 warnings, 2 failed
    proxmox_backup_task_end_timestamp_seconds gauge server,type,worker_id,result,reason: End of the newest failed task with these labels
    internal_gather_errors counter input,alias: Calls of Telegraf that failed`,
})
