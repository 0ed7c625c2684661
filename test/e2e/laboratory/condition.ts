import type { Kubectl } from '../cluster/kubectl.ts'
import type { Prometheus } from '../cluster/prometheus.ts'
import { aboutPods, aboutReload, aboutRules, aboutTargets, endOfLog } from './condition-lines.ts'

const pod = ['prometheus-kube-prometheus-stack-prometheus-0', '--namespace=monitoring']

/** The logs that decide whether what is applied reaches Prometheus, by the way that it takes. */
const logs: Record<string, string[]> = {
  'the operator': ['deployment/prometheus-operator', '--namespace=default'],
  'the config reloader': [...pod, '--container=config-reloader'],
  Prometheus: [...pod, '--container=prometheus'],
}

/** What a reader needs to tell why something did not come about: whatever is not as it should be, and the ends of the logs. */
export async function conditionOf(kubectl: Kubectl, prometheus: Prometheus): Promise<string[]> {
  const parts: Record<string, () => Promise<string[]>> = {
    'Prometheus’s configuration': async () => aboutReload(await prometheus.runtime()),
    'rules that fail or were not evaluated': async () => aboutRules(await prometheus.rules()),
    'targets that are not up': async () => aboutTargets(await prometheus.targets()),
    'pods that are not Ready or were restarted': async () =>
      aboutPods((await kubectl.get('pods', '--all-namespaces', '--request-timeout=20s')).items),
  }
  for (const [name, options] of Object.entries(logs))
    parts[`the log of ${name} ends`] = async () =>
      endOfLog(await kubectl(['logs', ...options, '--tail=15', '--request-timeout=20s']))
  const told: string[] = []
  for (const [title, lines] of Object.entries(parts)) {
    const found = await lines().catch((error: Error) => [`not known: ${error.message}`])
    told.push(`${title}:${found.length ? '' : ' none'}`, ...found.map(line => `  ${line}`))
  }
  return told
}
