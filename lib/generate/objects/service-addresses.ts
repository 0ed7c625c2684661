/** The hypervisors behind a Service without selector. */
export interface ServiceAddresses {
  name: string
  component: string
  port: { name: string; port: number }
  addresses: { hostname: string; address: string }[]
}
