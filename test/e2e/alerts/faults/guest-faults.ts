import { type Fault, said } from './fault.ts'

const gibibyte = 2 ** 30

/** Of guests. */
export const guestFaults: Fault[] = [
  said(
    'a guest that starts with its node is stopped',
    { guests: { 101: { status: 'stopped' } } },
    {
      alertname: 'ProxmoxGuestDown',
      severity: 'warning',
      name: 'web',
      id: 'qemu/101',
    },
  ),
  said(
    'HA gave a guest up',
    { guests: { 102: { haState: 'error' } } },
    {
      alertname: 'ProxmoxGuestHaFailed',
      severity: 'critical',
      name: 'mail',
      id: 'qemu/102',
      state: 'error',
    },
  ),
  said(
    'a snapshot left its lock',
    { guests: { 103: { lock: 'snapshot' } } },
    {
      alertname: 'ProxmoxGuestLocked',
      severity: 'warning',
      name: 'database',
      id: 'qemu/103',
      state: 'snapshot',
    },
  ),
  {
    what: 'a guest starts again and again',
    source: 'Proxmox VE API',
    environment: 'faulty',
    every: 12,
    begin: ({ change }) => change({ guests: { 104: { started: Math.floor(Date.now() / 1000) } } }),
    raises: [
      {
        alertname: 'ProxmoxGuestRestarting',
        severity: 'warning',
        name: 'runner',
        id: 'qemu/104',
      },
    ],
  },
  said(
    'a guest is out of CPU',
    { guests: { 105: { cpu: 0.99 } } },
    {
      alertname: 'ProxmoxGuestCpuHigh',
      severity: 'info',
      name: 'render',
      id: 'qemu/105',
    },
  ),
  said(
    'a guest fell out of its backup job',
    { guests: { 106: { backedUp: false } } },
    {
      alertname: 'ProxmoxGuestNotBackedUp',
      severity: 'warning',
      name: 'forgotten',
      id: 'qemu/106',
    },
  ),
  said(
    'a container is out of memory',
    { guests: { 201: { memoryUsed: 7.9 * gibibyte } } },
    {
      alertname: 'ProxmoxContainerMemoryHigh',
      severity: 'warning',
      name: 'cache',
      id: 'lxc/201',
    },
  ),
  said(
    "a container's disk is full",
    { guests: { 202: { diskUsed: 63 * gibibyte } } },
    {
      alertname: 'ProxmoxContainerDiskFull',
      severity: 'warning',
      name: 'logs',
      id: 'lxc/202',
    },
  ),
]
