/** What Prometheus has scraped: values by series, as promtool writes them; one number is that value for ever. */
export type World = Record<string, string | number>

const targets = {
  C: 'job="proxmox-pve-cluster",instance="hypervisors"',
  N: 'job="proxmox-pve-node"',
  E: 'job="proxmox-node-exporter"',
  X: 'job="proxmox-pve-exporter"',
  M: 'job="proxmox-ceph-mgr"',
  S: 'job="proxmox-smartctl-exporter"',
  P: 'job="proxmox-shard"',
  T: 'job="proxmox-telegraf",instance="telegraf"',
}

/**
 * The series of a world whose keys say by a letter which scrape gave them: `C` the cluster's, `N` a node's, `E` node
 * exporter's, `X` the exporters' own, `M` Ceph's mgr, `S` smartctl_exporter's, `T` Telegraf's, `P` that of a shard's own target: `C pve_up{id="node/pve1"}`. `0clock` grows as time does.
 */
export const seriesOf = (world: World, steps = 2000, seconds = 60) =>
  Object.entries(world).map(([key, values]) => {
    const [, target = '', name = '', labels = ''] = /^([CNEXMSTP]) ([\w:]+)(?:\{(.*)\})?$/.exec(key) ?? []
    const common = `environment="lab",namespace="monitoring",${targets[target as keyof typeof targets]}`
    if (name === '') throw new Error(`${key} names no scrape and series`)
    return {
      series: `${name}{${[common, labels].filter(part => part !== '').join(',')}}`,
      values:
        typeof values === 'number'
          ? `${values}x${steps}`
          : values.replace('clock', `+${seconds}x2000`).replace('x2000', `x${steps}`),
    }
  })

const guest = (id: string, name: string, node: string, template = 0, tags = '') => ({
  [`C pve_guest_info{id="${id}",name="${name}",node="${node}",type="${id.split('/')[0]}",template="${template}",tags="${tags}"}`]: 1,
})

const runs = (id: string, up: number) => ({
  [`C pve_up{id="${id}"}`]: up,
  [`C pve_cpu_usage_ratio{id="${id}"}`]: 0.1,
  [`C pve_uptime_seconds{id="${id}"}`]: '3600+60x2000',
  [`C pve_memory_size_bytes{id="${id}"}`]: 100,
  [`C pve_memory_usage_bytes{id="${id}"}`]: 40,
  [`C pve_disk_size_bytes{id="${id}"}`]: 100,
  [`C pve_disk_usage_bytes{id="${id}"}`]: id.startsWith('qemu') ? 0 : 50,
})

const storage = (node: string, name: string, shared: number) => ({
  [`C pve_up{id="storage/${node}/${name}"}`]: 1,
  [`C pve_storage_info{id="storage/${node}/${name}",node="${node}",storage="${name}",plugintype="dir",content="images"}`]: 1,
  [`C pve_storage_shared{id="storage/${node}/${name}"}`]: shared,
  [`C pve_disk_size_bytes{id="storage/${node}/${name}"}`]: 100,
  [`C pve_disk_usage_bytes{id="storage/${node}/${name}"}`]: 50,
})

const node = (name: string, id: number) => ({
  [`C pve_node_info{id="node/${name}",name="${name}",level="",nodeid="${id}"}`]: 1,
  ...runs(`node/${name}`, 1),
  [`N up{instance="${name}"}`]: 1,
  [`E up{instance="${name}"}`]: 1,
  [`N pve_cluster_info{instance="${name}",id="cluster/kube",nodes="2",quorate="1",version="4"}`]: 1,
  [`N pve_version_info{instance="${name}",release="9.1",repoid="5ac3",version="9.1.4"}`]: 1,
  [`N pve_subscription_status{instance="${name}",id="node/${name}",status="active"}`]: 1,
  [`N pve_subscription_status{instance="${name}",id="node/${name}",status="expired"}`]: 0,
  [`N pve_subscription_status{instance="${name}",id="node/${name}",status="notfound"}`]: 0,
  [`N pve_subscription_next_due_timestamp_seconds{instance="${name}",id="node/${name}"}`]: 99999999,
  [`C pve_ha_state{id="node/${name}",state="online"}`]: 1,
  [`C pve_ha_state{id="node/${name}",state="fence"}`]: 0,
  [`C pve_ha_state{id="node/${name}",state="maintenance"}`]: 0,
})

const onboot = (node: string, id: string, value: number) => ({
  [`N pve_onboot_status{instance="${node}",id="${id}",node="${node}",type="${id.split('/')[0]}"}`]: value,
})

const job = 'instance="pve1",id="101-0"'

/** Names as Ceph's mgr on pve1 gives them, the active one; the one on pve2 is a standby. */
const osd = (id: number, node: string): World => ({
  [`M ceph_osd_up{instance="pve1",ceph_daemon="osd.${id}"}`]: 1,
  [`M ceph_osd_metadata{instance="pve1",ceph_daemon="osd.${id}",hostname="${node}",device_class="ssd"}`]: 1,
})

const ceph: World = {
  'M up{instance="pve1"}': 1,
  'M up{instance="pve2"}': 1,
  'M ceph_health_status{instance="pve1"}': 0,
  // A check that has passed is named for ever.
  'M ceph_health_detail{instance="pve1",name="OSD_DOWN",severity="HEALTH_WARN"}': 0,
  'M ceph_health_detail{instance="pve1",name="MON_CLOCK_SKEW",severity="HEALTH_WARN"}': 0,
  'M ceph_prometheus_collect_duration_seconds_count{instance="pve1",method="get_health"}': '0+4x2000',
  'M ceph_mon_quorum_status{instance="pve1",ceph_daemon="mon.pve1"}': 1,
  'M ceph_mon_quorum_status{instance="pve1",ceph_daemon="mon.pve2"}': 1,
  'M ceph_cluster_total_bytes{instance="pve1"}': 100,
  'M ceph_cluster_total_used_raw_bytes{instance="pve1"}': 40,
  'M ceph_healthcheck_slow_ops{instance="pve1"}': 0,
  ...osd(0, 'pve1'),
  ...osd(1, 'pve2'),
  ...osd(2, 'pve2'),
}

const datastore = 'server="pbs1",datastore="tank"'

const group = (type: string, id: number): World => ({
  [`T proxmox_backup_group_last_backup_timestamp_seconds{${datastore},backup_type="${type}",backup_id="${id}"}`]:
    '0clock',
})

/** What Telegraf reads of both nodes and of one backup server. */
const telegraf: World = {
  'T up': 1,
  'T internal_gather_errors{input="http",alias="pve-ha"}': 7,
  'T internal_gather_errors{input="http",alias="pbs-pbs1-groups"}': 7,
  'T proxmox_ha_armed_state': 3,
  'T proxmox_ha_crm_timestamp_seconds': '0clock',
  'T proxmox_ha_lrm_timestamp_seconds{node="pve1"}': '0clock',
  'T proxmox_ha_lrm_timestamp_seconds{node="pve2"}': '0clock',
  'T proxmox_certificate_expiry_timestamp_seconds{node="pve1",filename="pve-ssl.pem"}': 9999999,
  'T proxmox_disk_health{node="pve1",device="/dev/sda",disk_type="ssd",model="SSD 870",serial="S1"}': 1,
  'T proxmox_disk_health{node="pve1",device="/dev/sdb",disk_type="hdd",model="HDD 4",serial="S2"}': -1,
  'T proxmox_disk_life_remaining_percent{node="pve1",device="/dev/sda",disk_type="ssd",model="SSD 870",serial="S1"}': 97,
  // A backup that failed once, and one that has since succeeded; jobs of several guests name none.
  'T proxmox_task_end_timestamp_seconds{node="pve2",type="vzdump",vmid="101",result="error",reason="job failed"}': 100,
  'T proxmox_task_end_timestamp_seconds{node="pve1",type="vzdump",vmid="101",result="ok"}': 200,
  'T proxmox_task_end_timestamp_seconds{node="pve1",type="vzdump",result="ok"}': '0clock',
  ...group('vm', 101),
  ...group('ct', 201),
  ...group('vm', 104),
  ...group('host', 101),
  [`T proxmox_backup_datastore_total_bytes{${datastore}}`]: 100,
  [`T proxmox_backup_datastore_used_bytes{${datastore}}`]: 60,
  // Before now: it does not fill.
  [`T proxmox_backup_datastore_estimated_full_timestamp_seconds{${datastore}}`]: 0,
  [`T proxmox_backup_gc_last_run_timestamp_seconds{${datastore}}`]: '0clock',
  [`T proxmox_backup_gc_next_run_timestamp_seconds{${datastore}}`]: '3600clock',
  [`T proxmox_backup_gc_last_run_state{${datastore}}`]: 0,
  [`T proxmox_backup_verify_last_run_timestamp_seconds{${datastore},job_id="v-1"}`]: '0clock',
  [`T proxmox_backup_verify_next_run_timestamp_seconds{${datastore},job_id="v-1"}`]: '3600clock',
  [`T proxmox_backup_verify_last_run_state{${datastore},job_id="v-1"}`]: 0,
}

/** Two healthy hypervisors: a guest of each type, one stopped on purpose, a template, a shared and a local storage, a replication job, Ceph, backups on a backup server. */
export const healthy: World = {
  'C up': 1,
  'C scrape_duration_seconds': 0.5,
  'X up{instance="pve-exporter"}': 1,
  'X up{instance="pve-exporter-node"}': 1,
  'C pve_up{id="cluster/kube"}': 1,
  'C pve_qdevice_up{id="cluster/kube"}': 1,
  ...node('pve1', 1),
  ...node('pve2', 2),
  ...guest('qemu/101', 'web', 'pve1', 0, 'prod'),
  ...guest('lxc/201', 'resolver', 'pve2'),
  ...guest('qemu/104', 'stopped', 'pve2'),
  ...guest('qemu/900', 'template', 'pve1', 1),
  ...runs('qemu/101', 1),
  ...runs('lxc/201', 1),
  ...runs('qemu/104', 0),
  ...runs('qemu/900', 0),
  ...onboot('pve1', 'qemu/101', 1),
  ...onboot('pve2', 'lxc/201', 1),
  ...onboot('pve2', 'qemu/104', 0),
  ...onboot('pve1', 'qemu/900', 1),
  'C pve_ha_state{id="qemu/101",state="started"}': 0,
  'C pve_ha_state{id="qemu/101",state="stopped"}': 0,
  'C pve_ha_state{id="qemu/101",state="error"}': 0,
  'C pve_ha_state{id="qemu/101",state="freeze"}': 0,
  'C pve_lock_state{id="qemu/101",state="backup"}': 0,
  'C pve_not_backed_up_info{id="qemu/900"}': 1,
  ...storage('pve1', 'local', 0),
  ...storage('pve2', 'local', 0),
  ...storage('pve1', 'nfs', 1),
  ...storage('pve2', 'nfs', 1),
  [`N pve_replication_info{${job},type="local",source="node/pve1",target="node/pve2",guest="qemu/101"}`]: 1,
  [`N pve_replication_failed_syncs{${job}}`]: 0,
  [`N pve_replication_last_sync_timestamp_seconds{${job}}`]: '1+60x2000',
  'E node_filesystem_size_bytes{instance="pve1",device="/dev/sda1",fstype="ext4",mountpoint="/srv"}': 100,
  'E node_filesystem_avail_bytes{instance="pve1",device="/dev/sda1",fstype="ext4",mountpoint="/srv"}': 50,
  'E node_filesystem_readonly{instance="pve1",device="/dev/sda1",fstype="ext4",mountpoint="/srv"}': 0,
  'E node_zfs_zpool_state{instance="pve1",zpool="rpool",state="online"}': 1,
  'E node_zfs_zpool_state{instance="pve1",zpool="rpool",state="degraded"}': 0,
  'E node_bonding_slaves{instance="pve1",master="bond0"}': 2,
  'E node_bonding_active{instance="pve1",master="bond0"}': 2,
  'E node_md_disks_required{instance="pve1",device="md0"}': 2,
  'E node_md_disks{instance="pve1",device="md0",state="active"}': 2,
  'E node_md_disks{instance="pve1",device="md0",state="failed"}': 0,
  'E node_md_disks{instance="pve1",device="md0",state="spare"}': 1,
  'E node_time_seconds{instance="pve1"}': '0clock',
  'E node_timex_offset_seconds{instance="pve1"}': 0.001,
  'E node_timex_sync_status{instance="pve1"}': 1,
  'E node_timex_maxerror_seconds{instance="pve1"}': 0.1,
  'E node_edac_correctable_errors_total{instance="pve1",controller="0"}': 3,
  'E node_edac_uncorrectable_errors_total{instance="pve1",controller="0"}': 1,
  'E smartmon_device_smart_healthy{instance="pve1",device="/dev/sda",disk="/dev/sda",type="sat"}': 1,
  'E node_hwmon_temp_celsius{instance="pve1",chip="coretemp",sensor="temp1"}': 60,
  'E node_hwmon_temp_crit_celsius{instance="pve1",chip="coretemp",sensor="temp1"}': 100,
  'E node_systemd_unit_state{instance="pve1",name="pveproxy.service",state="active",type="simple"}': 1,
  'E node_systemd_unit_state{instance="pve1",name="corosync.service",state="active",type="notify"}': 1,
  'E node_systemd_unit_state{instance="pve1",name="corosync.service",state="failed",type="notify"}': 0,
  'E node_reboot_required{instance="pve1"}': 0,
  'E node_textfile_scrape_error{instance="pve1"}': 0,
  'E node_textfile_mtime_seconds{instance="pve1",file="/var/lib/prometheus/node-exporter/smartmon.prom"}':
    '0clock',
  'E node_textfile_mtime_seconds{instance="pve1",file="/var/lib/prometheus/node-exporter/own.prom"}': 0,
  'E node_pressure_memory_stalled_seconds_total{instance="pve1"}': '0+0.6x2000',
  'E node_pressure_io_stalled_seconds_total{instance="pve1"}': '0+0.6x2000',
  'E node_memory_SwapTotal_bytes{instance="pve1"}': 100,
  'E node_memory_SwapFree_bytes{instance="pve1"}': 90,
  'E node_network_receive_packets_total{instance="pve1",device="eno1"}': '0+6000x2000',
  'E node_network_transmit_packets_total{instance="pve1",device="eno1"}': '0+6000x2000',
  'E node_network_receive_errs_total{instance="pve1",device="eno1"}': 7,
  'E node_network_transmit_errs_total{instance="pve1",device="eno1"}': 7,
  'S up{instance="pve1"}': 1,
  'S up{instance="pve2"}': 1,
  ...ceph,
  ...telegraf,
}

/** A host that stands alone: no cluster, no HA, no second node. */
export const standalone: World = {
  ...Object.fromEntries(
    Object.entries(healthy).filter(([key]) => !/pve2|cluster|qdevice|pve_ha_state|replication/.test(key)),
  ),
  'E node_systemd_unit_state{instance="pve1",name="corosync.service",state="active",type="notify"}': 0,
  'C pve_not_backed_up_total{id="cluster/pve1"}': 0,
}
