import { type ShellCommand, shell } from '../problem/shell.ts'
/** A command that puts a NetworkPolicy beside those that are there: policies add up. */
export const policyCommand = (name: string, namespace: string, spec: object): ShellCommand => {
  const policy = {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace },
    spec,
  }
  return shell`echo ${JSON.stringify(policy)} | kubectl apply --filename -`
}
