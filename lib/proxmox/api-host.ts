import { isIP } from 'node:net'
import { inURL } from '../environment/address.ts'

/** Where one hypervisor's API is, and how its certificate is verified. */
export interface ApiHost {
  /** For messages. */
  name: string
  address: string
  port: number
  /** Names of which the certificate must carry one; the address when empty. TLS asks for the first (SNI). */
  certified: string[]
  /** PEM of the CA; Node's own roots when left out, and no verification with `insecure`. */
  ca?: string | 'insecure'
}

/** `198.51.100.11:8006`, `[2001:db8::11]:8006`. */
export const authority = ({ address, port }: ApiHost): string => `${inURL(address)}:${port}`

/** The name that TLS asks for; none where it would be an address, which SNI does not know (RFC 6066). */
export const serverName = ({ certified: [name] }: ApiHost): { servername?: string } =>
  name === undefined || isIP(name) > 0 ? {} : { servername: name }
