import type { Disk } from '../cluster.ts'
import type { View } from '../view.ts'

const day = 86_400

/** `GET /nodes/{node}/certificates/info`. `PVE/API2/Certificates.pm`, pve-manager 8.4.1 and 9.2.11; `PVE/Certificate.pm`, pve-common 9. */
export const certificates = ({ cluster, now }: View, { node = '' }: { node?: string }) =>
  Object.entries(
    cluster.nodes[node]?.certificates ?? {
      'pve-root-ca.pem': now + 3000 * day,
      'pve-ssl.pem': now + 500 * day,
    },
  ).map(([filename, notafter], index) => ({
    filename,
    fingerprint: Array.from({ length: 32 }, () => `A${index}`).join(':'),
    subject: filename === 'pve-root-ca.pem' ? '/CN=Proxmox Virtual Environment' : `/CN=${node}.example.com`,
    issuer: '/CN=Proxmox Virtual Environment',
    notbefore: notafter - 730 * day,
    notafter,
    san: [node, `${node}.example.com`],
    pem: '-----BEGIN CERTIFICATE-----\n-----END CERTIFICATE-----\n',
    'public-key-type': 'rsaEncryption',
    'public-key-bits': 4096,
  }))

/**
 * `GET /nodes/{node}/disks/list`. `PVE/API2/Disks.pm` and `PVE/Diskmanage.pm`, pve-storage 9.1.7: health is smartctl's own word, wearout what is
 * left in percent, or `N/A` for what is no SSD.
 */
export const disks = ({ cluster, node: answering }: View, { node = answering }: { node?: string }) =>
  (cluster.nodes[node]?.disks ?? healthyDisks).map(
    ({ device, type, health, wearout, serial, model = 'SAMSUNG MZQL23T8HCLS-00A07' }) => ({
      devpath: device,
      used: 'ZFS',
      gpt: 1,
      mounted: 0,
      size: 3_840_755_982_336,
      osdid: -1,
      'osdid-list': null,
      vendor: 'unknown',
      model,
      serial,
      wwn: 'unknown',
      health,
      type,
      rpm: type === 'hdd' ? 7200 : 0,
      wearout: wearout ?? 'N/A',
      by_id_link: `/dev/disk/by-id/nvme-${serial}`,
    }),
  )

const healthyDisks: Disk[] = [
  { device: '/dev/nvme0n1', type: 'nvme', health: 'PASSED', wearout: 97, serial: 'S64GNE0R100001' },
  { device: '/dev/sda', type: 'hdd', health: 'PASSED', serial: 'WD-100002', model: 'WDC_WD4003FRYZ' },
]
