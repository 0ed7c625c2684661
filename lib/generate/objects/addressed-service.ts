/** A Service without selector, and what lies behind it. */
export interface AddressedService {
  name: string
  component: string
  port: { name: string; port: number }
  addresses: { hostname: string; address: string }[]
}
