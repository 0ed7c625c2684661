import { laboratory } from './shared.ts'

const { kubectl } = laboratory.cluster
const pods = ['thanos-ruler-global-0', 'thanos-ruler-global-1']

/** The rules of a ruler's pod, by group. */
const groupsOf = async (pod: string) => {
  const { status } = await kubectl.get('pod', pod, '--namespace=monitoring')
  const answer = await fetch(`http://${status.podIP}:10902/api/v1/rules`)
  // biome-ignore lint/suspicious/noExplicitAny: unknown JSON comes in here.
  return (await answer.json()).data.groups as any[]
}

/** The names of each ruler's groups. */
export const groups = () =>
  Promise.all(pods.map(async pod => (await groupsOf(pod)).map(({ name }): string => name)))

const rules = async () =>
  (await Promise.all(pods.map(groupsOf))).flat().flatMap(({ name, rules }) =>
    // biome-ignore lint/suspicious/noExplicitAny: unknown JSON comes in here.
    rules.map((rule: any) => ({ ...rule, group: name })),
  )

/** The groups of either ruler in which a rule failed last. */
export const failing = async (): Promise<string[]> => [
  ...new Set((await rules()).filter(({ lastError }) => lastError).map(({ group }) => group)),
]

/** What fires in either ruler, as `<environment> <alert>`. */
export const told = async (): Promise<string[]> => {
  const firing = (await rules())
    .flatMap(({ alerts }) => alerts ?? [])
    .filter(({ state }) => state === 'firing')
    .map(({ labels }) => `${labels.environment} ${labels.alertname}`)
  return [...new Set<string>(firing)].sort()
}
