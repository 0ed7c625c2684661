import { laboratory } from './shared.ts'

const { kubectl, prometheus } = laboratory.cluster

/** What Prometheus's rules say by themselves, whoever is told. */
export const pendingOrFiring = async () =>
  (await prometheus.rules())
    .flatMap(({ rules }) => rules)
    .flatMap(({ alerts = [] }) => alerts)
    .map(({ labels, state }) => ({ ...labels, state }))

/** When Prometheus was started: one that is started anew forgets what fires, which would look as if it were resolved. */
export const startOfPrometheus = async () => {
  const pod = 'prometheus-kube-prometheus-stack-prometheus-0'
  const { status } = await kubectl.get('pod', pod, '--namespace=monitoring')
  return status.containerStatuses.find(({ name }: { name: string }) => name === 'prometheus').state
}
