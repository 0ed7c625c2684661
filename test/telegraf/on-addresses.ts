/** A configuration for this machine: the hypervisors' addresses in place of the names that the pod's host aliases lead to. */
export const onAddresses = (text: string, addresses: Record<string, string>): string =>
  Object.entries({ 'hypervisors.internal': Object.values(addresses)[0] as string, ...addresses }).reduce(
    (all, [name, address]) => all.replaceAll(`https://${name}:`, `https://${address}:`),
    text,
  )
