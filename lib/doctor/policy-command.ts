/** A command that puts a NetworkPolicy beside those that are there: policies add up. */
export const policyCommand = (name: string, namespace: string, spec: object): string => {
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec,
  }
  return `echo '${JSON.stringify(policy)}' | kubectl apply --filename -`
}
