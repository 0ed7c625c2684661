import { metrics, services } from '../machine-files.ts'
import type { Fault } from './fault.ts'
import { read } from './read.ts'

/** Of the hypervisors, as text files tell. */
export const textfileFaults: Fault[] = [
  read(
    'a disk says that it fails',
    'text files',
    'pve2',
    {
      'text/smartmon.prom': metrics(
        'smartmon_device_smart_healthy{device="/dev/sda",disk="/dev/sda",type="sat"} 0',
      ),
    },
    {
      alertname: 'ProxmoxDiskUnhealthy',
      severity: 'critical',
      disk: '/dev/sda',
    },
  ),
  read(
    'a kernel waits for a reboot',
    'text files',
    'pve2',
    { 'text/apt.prom': metrics('node_reboot_required 1') },
    {
      alertname: 'ProxmoxRebootRequired',
      severity: 'info',
    },
  ),
  read(
    'a text file is broken',
    'text files',
    'pve3',
    { 'text/broken.prom': 'no metric at all\n' },
    {
      alertname: 'ProxmoxTextfileFailing',
      severity: 'warning',
    },
  ),
  {
    what: 'the timer that writes a text file has died',
    source: 'text files',
    environment: 'faulty',
    begin: ({ machines }) => machines.pve1?.age('text/smartmon.prom', 86_400),
    raises: [{ alertname: 'ProxmoxTextfileOld', severity: 'warning', node: 'pve1' }],
  },
  read(
    'a clock is a second off',
    'text file in place of a collector',
    'pve1',
    {
      'text/timex.prom': metrics(
        'node_timex_offset_seconds -1',
        'node_timex_sync_status 1',
        'node_timex_maxerror_seconds 1.1',
      ),
    },
    {
      alertname: 'ProxmoxClockOffset',
      severity: 'warning',
    },
  ),
  read(
    'no time server keeps a clock',
    'text file in place of a collector',
    'pve2',
    {
      'text/timex.prom': metrics(
        'node_timex_offset_seconds 0',
        'node_timex_sync_status 0',
        'node_timex_maxerror_seconds 16',
      ),
    },
    {
      alertname: 'ProxmoxClockNotSynchronised',
      severity: 'warning',
    },
  ),
  read(
    'pveproxy failed',
    'text file in place of a collector',
    'pve2',
    { 'text/systemd.prom': services({ pveproxy: 'failed', corosync: 'active' }) },
    {
      alertname: 'ProxmoxServiceDown',
      severity: 'critical',
      name: 'pveproxy.service',
    },
  ),
]
