import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { command } from '../cluster/command.ts'

/**
 * What the kernel and Debian's collectors say of a hypervisor, in files that the real node exporter reads in place of
 * this machine's own: no machine has a failing disk, a degraded pool and a broken bond when a test wants them.
 */
export interface Machine {
  /** Flags that lead node exporter to the files. */
  flags: string[]
  /** Replaces files, each whole; the next scrape reads the new ones. */
  write(files: Record<string, string>): void
  /** All files as they were at first. */
  heal(): void
}

/** File systems of a machine: small ones in memory, so that one can be filled; `statfs` on them is real. */
const fileSystems = ['root', 'root/var/lib/vz']

/** A healthy machine in a folder. */
export async function machine(folder: string): Promise<Machine> {
  for (const path of fileSystems) {
    mkdirSync(join(folder, path), { recursive: true })
    await command('mount', ['-t', 'tmpfs', '-o', 'size=4M', 'tmpfs', join(folder, path)])
  }
  const write = (files: Record<string, string>) => {
    for (const [path, text] of Object.entries(files)) replace(join(folder, path), text)
  }
  write(healthy)
  return {
    flags: [
      `--path.procfs=${folder}/proc`,
      `--path.sysfs=${folder}/sys`,
      `--path.rootfs=${folder}/root`,
      `--path.udev.data=${folder}/udev`,
      `--collector.textfile.directory=${folder}/text`,
      // From /proc/net/dev, which is a file here; netlink would tell of the laboratory's own links.
      '--no-collector.netdev.netlink',
      // Asks the kernel's one clock, that of the machine under the laboratory: `text/timex.prom` stands in for it.
      '--no-collector.timex',
    ],
    write,
    heal: () => write(healthy),
  }
}

/** Node exporter must never see half a file. */
function replace(file: string, text: string) {
  mkdirSync(dirname(file), { recursive: true })
  // Not beside it: node exporter would take `x.prom.new` for nothing, but a pool's folder holds pools.
  const unfinished = `${file}.new`
  writeFileSync(unfinished, text)
  renameSync(unfinished, file)
}

/** A file of node exporter's textfile collector. */
export const metrics = (...lines: string[]) => lines.map(line => `${line}\n`).join('')

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

const healthy: Record<string, string> = {
  'proc/1/mountinfo': mounts(),
  'proc/meminfo': memory(8_388_608),
  'proc/mdstat': metrics(
    'Personalities : [raid1]',
    'md0 : active raid1 sda1[0] sdb1[1]',
    '      248896 blocks [2/2] [UU]',
    '',
    'unused devices: <none>',
  ),
  'proc/net/dev': networkCard(1000, 0),
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
