import { isIP } from 'node:net'
import type { Ask } from './ask.ts'
import { hypervisorsOf } from './given-flags.ts'
import type { DeliveredBy, NewAnswers, SomeAnswers } from './new-answers.ts'

/** What only the tree can tell. */
export interface TreeQuestions {
  needsRepository: (answers: SomeAnswers) => boolean
  /** Why no new environment can have a name; undefined where one can. */
  faultOfName: (name: string) => string | undefined
}

/** Asks for what the flags do not say, in the order in which a person thinks of it; undefined once they cancel. */
export const askedAnswers = async (
  ask: Ask,
  some: SomeAnswers,
  { needsRepository, faultOfName }: TreeQuestions,
): Promise<NewAnswers | undefined> => {
  const answers: SomeAnswers = { ...some }
  for (const [field, question] of questions) {
    if (field === 'repository' ? !needsRepository(answers) : answers[field] !== undefined) continue
    const answer = await question(ask, faultOfName)
    if (answer === undefined) return undefined
    Object.assign(answers, { [field]: answer })
  }
  return { secret: `pve-${answers.name}`, nodeExporter: true, ...answers } as NewAnswers
}

type Question = (ask: Ask, faultOfName: TreeQuestions['faultOfName']) => Promise<unknown>

const questions: [keyof NewAnswers, Question][] = [
  ['name', (ask, fault) => ask.text({ message: 'Name of the environment, such as lab', fault })],
  [
    'namespace',
    ask => ask.text({ message: 'Namespace of its objects', initial: 'monitoring', fault: faultOfLabel }),
  ],
  ['hypervisors', ask => askHypervisors(ask, [])],
  ['tls', ask => askTls(ask)],
  ['monitorLabels', ask => askLabels(ask)],
  [
    'delivery',
    ask =>
      ask.select<DeliveredBy>({
        message: 'What applies the overlay?',
        options: [
          { value: 'hand', label: 'kubectl apply -k, by hand' },
          { value: 'argocd', label: 'Argo CD' },
          { value: 'flux', label: 'Flux' },
        ],
      }),
  ],
  [
    'format',
    ask =>
      ask.select({
        message: 'How is it written?',
        options: [
          { value: 'ts', label: 'TypeScript', hint: 'can share settings with other environments' },
          { value: 'yaml', label: 'YAML' },
        ],
      }),
  ],
  [
    'repository',
    ask =>
      ask.text({
        message: 'Address of this Git repository',
        fault: text => (/^(https|ssh):\/\//.test(text) ? undefined : 'an https:// or ssh:// address'),
      }),
  ],
]

const askHypervisors = async (
  ask: Ask,
  before: NewAnswers['hypervisors'],
): Promise<NewAnswers['hypervisors'] | undefined> => {
  const line = await ask.text({
    message:
      before.length === 0
        ? 'First hypervisor: its name in Proxmox VE and its address, such as pve1=198.51.100.11'
        : 'Next hypervisor; empty for no more',
    fault: text => {
      if (text === '' && before.length > 0) return undefined
      return hypervisorsOf([text]).problems.length > 0
        ? 'a name and an IP address, such as pve1=198.51.100.11'
        : undefined
    },
  })
  if (line === undefined) return undefined
  return line === '' ? before : askHypervisors(ask, [...before, ...hypervisorsOf([line]).hypervisors])
}

const askTls = async (ask: Ask): Promise<NewAnswers['tls'] | undefined> => {
  const how = await ask.select({
    message: 'How are the hypervisors’ certificates verified?',
    options: [
      { value: 'ca', label: 'by a CA', hint: 'Proxmox VE’s own, or yours, in a ConfigMap' },
      { value: 'insecure', label: 'not at all', hint: 'anybody in between can read the token' },
    ],
  })
  if (how !== 'ca') return how
  const caConfigMap = await ask.text({
    message: 'Name of the ConfigMap',
    initial: 'pve-root-ca',
    fault: faultOfLabel,
  })
  return caConfigMap === undefined ? undefined : { caConfigMap }
}

const askLabels = async (ask: Ask): Promise<Record<string, string> | undefined> => {
  const line = await ask.text({
    message: 'Labels that your Prometheus selects by, such as release=kube-prometheus-stack; empty for none',
    fault: text =>
      labelsOf(text) === undefined
        ? 'pairs such as release=kube-prometheus-stack, with commas between'
        : undefined,
  })
  return line === undefined ? undefined : labelsOf(line)
}

const labelsOf = (text: string): Record<string, string> | undefined => {
  const pairs = text
    .split(',')
    .map(pair => pair.trim())
    .filter(pair => pair !== '')
  const split = pairs.map(pair => /^([^=\s]+)=([^=\s]*)$/.exec(pair))
  return split.some(match => match === null)
    ? undefined
    : Object.fromEntries(split.map(match => [match?.[1] ?? '', match?.[2] ?? '']))
}

export const faultOfName = (text: string): string | undefined =>
  /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text)
    ? undefined
    : 'a lower-case letter, then at most 62 lower-case letters, digits and "-"'

const faultOfLabel = (text: string): string | undefined =>
  /^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/.test(text) && isIP(text) === 0
    ? undefined
    : 'lower-case letters, digits and "-"'
