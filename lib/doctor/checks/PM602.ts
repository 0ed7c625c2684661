import { numberOf } from '../../problem/number-of.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, type Finding, found } from '../check.ts'
import { nameOf } from '../prometheus/prometheus-object.ts'
import { askedOfRules } from '../prometheus/rules-api.ts'
import type { Rendered } from '../rendered.ts'

/** A group as `/api/v1/rules` gives it. */
export interface Group {
  name: string
  file: string
  rules: { name: string; health: 'ok' | 'err' | 'unknown'; lastError?: string }[]
}

/** What Prometheus made of the rules. */
export const PM602: Check = {
  code: 'PM602',
  title: 'The rules are loaded, and evaluate without an error.',
  after: ['PM601', 'PM509'],
  run: async scene => {
    const asked = await askedOfRules<{ groups: Group[] }>(scene, 'rules')
    if (asked.result !== undefined) return asked.result
    const { objects, prometheus } = asked
    const own = groupsOf(objects, asked.data?.groups ?? [])
    return found(
      ruleFindings(objects, own, nameOf(prometheus), prometheus.metadata.namespace),
      numberOf(own.flatMap(({ rules }) => rules).length, 'rule'),
    )
  },
}

/** The groups of these objects: the operator writes each into `<namespace>-<name>-<uid>.yaml`. */
export const groupsOf = (objects: Rendered[], groups: Group[]): Group[] =>
  groups.filter(({ file }) =>
    objects.some(({ metadata: { namespace, name } }) => file.includes(`/${namespace}-${name}-`)),
  )

export const ruleFindings = (
  objects: Rendered[],
  own: Group[],
  prometheus: string,
  namespace: string,
): Finding[] => {
  const [object] = objects
  const name = `${object?.metadata.namespace}/${object?.metadata.name}`
  if (own.length === 0)
    return [
      {
        what: `The Prometheus ${prometheus} has not loaded the rules of ${name}.`,
        why: 'No alert ever comes. The operator leaves out rules that it or Prometheus refuses, and says so in its log.',
        mend: {
          command: shell`kubectl get events --all-namespaces --field-selector involvedObject.name=${object?.metadata.name}`,
        },
      },
    ]
  const failing = own.flatMap(({ rules }) => rules).filter(({ health }) => health === 'err')
  return failing.length === 0
    ? []
    : [
        {
          what: `${failing.length === 1 ? `The rule ${failing[0]?.name} of ${name} fails` : `${failing.length} rules of ${name} fail, ${failing[0]?.name} among them`}: ${failing[0]?.lastError}.`,
          why: 'A rule that fails never fires.',
          mend: {
            advice: `Look for series that come twice, such as from a second scrape of the same cluster, in the Prometheus of ${namespace}.`,
          },
        },
      ]
}
