/** Lines of a file, such as one of node exporter's textfile collector. */
export const metrics = (...lines: string[]) => lines.map(line => `${line}\n`).join('')

/** `/proc/1/mountinfo` of a root file system and one for data. */
export const mounts = (optionsOfData = 'rw') =>
  metrics(
    '22 1 253:1 / / rw,relatime shared:1 - ext4 /dev/mapper/pve-root rw,errors=remount-ro',
    `23 22 253:2 / /var/lib/vz ${optionsOfData},relatime shared:2 - ext4 /dev/mapper/pve-data ${optionsOfData}`,
  )

/** `/proc/meminfo` with so many of 8 GiB of swap space left. */
export const memory = (freeSwap: number) =>
  metrics(
    'MemTotal: 263921664 kB',
    'MemFree: 120000000 kB',
    'SwapTotal: 8388608 kB',
    `SwapFree: ${freeSwap} kB`,
  )

/** `/proc/net/dev` of a card that received so many packets, of which so many were faulty. */
export const networkCard = (packets: number, errors: number) =>
  metrics(
    'Inter-|   Receive                                                |  Transmit',
    ' face |bytes    packets errs drop fifo frame compressed multicast|bytes    packets errs drop fifo colls carrier compressed',
    `  eno1: ${packets * 900} ${packets} ${errors} 0 0 0 0 0 ${packets * 900} ${packets} 0 0 0 0 0 0`,
  )

/** `/proc/pressure/memory` or `io`, with so many microseconds in which nothing ran. */
export const stalled = (microseconds: number) =>
  metrics(
    ...['some', 'full'].map(which => `${which} avg10=0.00 avg60=0.00 avg300=0.00 total=${microseconds}`),
  )

/** `/proc/mdstat` of a mirror that has so many of its two disks. */
export const mdstat = (disks: 1 | 2) =>
  metrics(
    'Personalities : [raid1]',
    `md0 : active raid1 sda1[0]${disks === 2 ? ' sdb1[1]' : ''}`,
    `      248896 blocks [2/${disks}] [U${disks === 2 ? 'U' : '_'}]`,
    '',
    'unused devices: <none>',
  )

/** `node_systemd_unit_state` as node exporter's collector gives it; there is no systemd to ask in the laboratory. */
export const services = (states: Record<string, 'active' | 'failed'>) =>
  metrics(
    ...Object.entries(states).flatMap(([name, state]) =>
      ['activating', 'active', 'deactivating', 'failed', 'inactive'].map(
        each =>
          `node_systemd_unit_state{name="${name}.service",state="${each}",type="simple"} ${each === state ? 1 : 0}`,
      ),
    ),
  )

const controller = 'sys/devices/system/edac/mc/mc0'
const bond = 'sys/class/net/bond0'

/** What a healthy machine has in each file. */
export const healthy: Record<string, string> = {
  'proc/1/mountinfo': mounts(),
  'proc/meminfo': memory(8_388_608),
  'proc/mdstat': mdstat(2),
  'proc/net/dev': networkCard(1000, 0),
  'proc/pressure/cpu': stalled(0),
  'proc/pressure/io': stalled(0),
  'proc/pressure/memory': stalled(0),
  'proc/spl/kstat/zfs/rpool/state': 'ONLINE\n',
  'sys/block/md0/md/level': 'raid1\n',
  'sys/block/md0/md/array_state': 'clean\n',
  'sys/block/md0/md/metadata_version': '1.2\n',
  'sys/block/md0/md/raid_disks': '2\n',
  'sys/block/md0/md/uuid': '155f29ff-1716-4107-b362-52307ef86cac\n',
  'sys/block/md0/md/degraded': '0\n',
  'sys/block/md0/md/sync_action': 'idle\n',
  'sys/block/md0/md/sync_completed': 'none\n',
  'sys/class/net/bonding_masters': 'bond0\n',
  [`${bond}/bonding/slaves`]: 'eno1 eno2\n',
  [`${bond}/lower_eno1/bonding_slave/mii_status`]: 'up\n',
  [`${bond}/lower_eno2/bonding_slave/mii_status`]: 'up\n',
  'sys/class/hwmon/hwmon0/name': 'coretemp\n',
  'sys/class/hwmon/hwmon0/temp1_label': 'Package id 0\n',
  'sys/class/hwmon/hwmon0/temp1_input': '45000\n',
  'sys/class/hwmon/hwmon0/temp1_crit': '100000\n',
  [`${controller}/ce_count`]: '0\n',
  [`${controller}/ce_noinfo_count`]: '0\n',
  [`${controller}/ue_count`]: '0\n',
  [`${controller}/ue_noinfo_count`]: '0\n',
  'text/smartmon.prom': metrics(
    'smartmon_device_smart_healthy{device="/dev/sda",disk="/dev/sda",type="sat"} 1',
  ),
  'text/apt.prom': metrics('node_reboot_required 0'),
  'text/timex.prom': metrics(
    'node_timex_offset_seconds 0.0002',
    'node_timex_sync_status 1',
    'node_timex_maxerror_seconds 0.02',
  ),
  'text/systemd.prom': services({ pveproxy: 'active', corosync: 'active' }),
}
