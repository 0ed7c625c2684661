import { isIP } from 'node:net'

/** A host and its port, of `198.51.100.11`, `pve1:8006`, `[2001:db8::1]:8006` or `https://pve1.example.com:8006/api2`. */
export const hostOf = (text: string): { host: string; port?: number } | undefined => {
  const plain = text
    .trim()
    .replace(/^https?:\/\//, '')
    .replace(/\/.*$/, '')
  if (isIP(plain) !== 0) return { host: plain }
  const [, bracketed, host = bracketed, port] =
    /^(?:\[([^\]]+)\]|([^:\s]+))(?::(\d{1,5}))?$/.exec(plain) ?? []
  if (host === undefined || (isIP(host) === 0 && !isName(host))) return undefined
  return { host, ...(port !== undefined && { port: Number(port) }) }
}

const isName = (host: string): boolean => /^[A-Za-z0-9]([-A-Za-z0-9_.]*[A-Za-z0-9])?$/.test(host)

/** The first label of a name, as Proxmox VE would call the node; none of an address. */
export const nodeNameOf = (host: string): string | undefined => {
  const name = host.split('.')[0]?.toLowerCase() ?? ''
  return isIP(host) === 0 && /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name) ? name : undefined
}
