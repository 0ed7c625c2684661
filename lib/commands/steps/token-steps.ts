/** The commands that create a read-only token on a node of Proxmox VE, as the README has them. */
export const tokenSteps = [
  "pveum user add prometheus@pve --comment 'prometheus-pve-exporter'",
  'pveum acl modify / --users prometheus@pve --roles PVEAuditor',
  'pveum user token add prometheus@pve monitoring --privsep 1',
  "pveum acl modify / --tokens 'prometheus@pve!monitoring' --roles PVEAuditor",
]
