import { type Fault, said } from './fault.ts'

const day = 86_400
const now = () => Math.floor(Date.now() / 1000)

/** Of what the API tells and its exporter does not: HA, certificates, disks; and of Telegraf, which asks for it. */
export const upkeepFaults: Fault[] = [
  said(
    'HA is disarmed',
    { ha: { disarm: { state: 'disarmed', mode: 'freeze' } } },
    { alertname: 'ProxmoxHaDisarmed', severity: 'warning' },
  ),
  said(
    "HA's master hangs",
    { ha: { crmSeen: now() - 600 } },
    { alertname: 'ProxmoxHaManagerDead', severity: 'critical' },
  ),
  said(
    'a certificate was not renewed',
    {
      nodes: { pve1: { certificates: { 'pve-root-ca.pem': now() + 900 * day, 'pve-ssl.pem': now() - 60 } } },
    },
    { alertname: 'ProxmoxCertificateExpiring', severity: 'warning', node: 'pve1', filename: 'pve-ssl.pem' },
  ),
  said(
    'a disk fails and another is worn out',
    {
      nodes: {
        pve2: {
          disks: [
            { device: '/dev/sda', type: 'hdd', health: 'FAILED!', serial: 'WD-1', model: 'WD4003' },
            { device: '/dev/sdb', type: 'ssd', health: 'PASSED', wearout: 3, serial: 'S-2', model: '870' },
          ],
        },
      },
    },
    { alertname: 'ProxmoxDiskFailed', severity: 'critical', node: 'pve2', device: '/dev/sda' },
    { alertname: 'ProxmoxDiskWornOut', severity: 'warning', node: 'pve2', device: '/dev/sdb' },
  ),
  {
    what: "Telegraf's pod is gone",
    source: 'Kubernetes',
    environment: 'dropped',
    begin: ({ scale }) => scale('telegraf', 0),
    end: ({ scale }) => scale('telegraf', 1),
    raises: [{ alertname: 'ProxmoxTelegrafDown', severity: 'warning' }],
  },
]
