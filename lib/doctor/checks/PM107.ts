import type { Cluster } from '../../cluster/cluster.ts'
import { type Check, type Finding, found, unseen } from '../check.ts'
import type { Rendered } from '../rendered.ts'

/** The kinds that the cluster has to know before it takes the overlay's objects. */
export const PM107: Check = {
  code: 'PM107',
  title: "The cluster serves every kind of the overlay's objects.",
  after: ['PM102', 'PM106'],
  run: async ({ cluster, rendered }) => {
    const used = usedKinds((await rendered()).value ?? [])
    const answers = await Promise.all(used.map(one => served(cluster, one)))
    const failure = answers.find(one => one.failure !== undefined)?.failure
    if (failure !== undefined) return unseen(failure)
    const missing = used.filter((_, index) => answers[index]?.value === false)
    return found(missing.map(notServed), used.map(({ kind }) => kind).join(', '))
  },
}

interface UsedKind {
  apiVersion: string
  kind: string
}

/** The kinds that do not come with Kubernetes itself, each once. */
export const usedKinds = (objects: Rendered[]): UsedKind[] => {
  const all = objects.map(({ apiVersion, kind }) => ({ apiVersion, kind }))
  const custom = all.filter(one => groupOf(one).includes('.') && !groupOf(one).endsWith('.k8s.io'))
  return [...new Map(custom.map(one => [`${one.apiVersion} ${one.kind}`, one])).values()]
}

const groupOf = ({ apiVersion }: UsedKind): string => apiVersion.split('/')[0] as string

const served = async (cluster: Cluster, { apiVersion, kind }: UsedKind) => {
  const { value, failure } = await cluster.raw<{ resources: { kind: string }[] }>(`/apis/${apiVersion}`)
  return failure === undefined
    ? { value: value?.resources.some(one => one.kind === kind) ?? false }
    : { failure }
}

const notServed = ({ apiVersion, kind }: UsedKind): Finding => {
  const group = apiVersion.split('/')[0] as string
  return {
    what: `The cluster does not know ${kind} (${apiVersion}).`,
    why: 'Nothing applies these objects, and an apply of the whole overlay may stop there.',
    mend: mends[kind] ?? { advice: `${operators[group] ?? `Install what defines ${group}`}.` },
  }
}

const operators: Record<string, string> = {
  'monitoring.coreos.com':
    'Install the Prometheus Operator with its definitions, or upgrade it to 0.85 or newer',
  'external-secrets.io':
    'Install External Secrets 0.17 or newer, or name another source in pveExporter.credentials',
  'bitnami.com': 'Install Sealed Secrets, or name another source in pveExporter.credentials',
  'grafana.integreatly.org': 'Install the Grafana operator, or take grafanaOperator out of dashboards',
}

const mends: Record<string, Finding['mend']> = {
  ScrapeConfig: { line: "discovery: 'endpoints'" },
}
