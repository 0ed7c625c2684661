/** An object's name without what all names share: `pve-exporter-node`. */
export const shortName = (name: string): string => name.replace(/^proxmox-monit-/, '')
