import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { schemaFile } from '../environment/schema.ts'
import { environmentText } from '../environment-file/environment-text.ts'
import { errors, type Problem } from '../problem/problem.ts'
import { progressTo } from '../problem/progress.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { askOnTerminal } from './steps/ask.ts'
import { hypervisorsOf, pairsOf, tlsOf } from './steps/given-flags.ts'
import type { NewAnswers, SomeAnswers } from './steps/new-answers.ts'
import { fromCluster } from './steps/new-cluster.ts'
import { newDraft } from './steps/new-draft.ts'
import { missingFlags } from './steps/new-missing.ts'
import { askedAnswers, faultOfName } from './steps/new-questions.ts'
import { nextSteps } from './steps/next-steps.ts'
import { fileOf, placeEnvironments, problemOfName } from './steps/place-environments.ts'
import { problemOfRoot } from './steps/prepare.ts'
import { fail, print } from './steps/print.ts'

/** The options of `new`, as they are typed. */
export interface NewFlags {
  hypervisor: string[]
  tls?: string
  namespace?: string
  secret?: string
  monitorLabel: string[]
  /** `false` by --no-monitor-labels. */
  monitorLabels: boolean
  prometheus?: string
  nodeExporter: boolean
  delivery?: 'argocd' | 'flux' | 'hand'
  repository?: string
  yaml: boolean
  /** `false` by --no-cluster. */
  cluster: boolean
  context?: string
}

/** Where a person sits, if one does. */
export interface Terminal {
  input: Readable & { isTTY?: boolean }
  output: Writable
}

/** Writes an environment from flags; what they leave open it reads from the cluster, or asks. */
export const newEnvironment = async (
  root: string,
  name: string | undefined,
  flags: NewFlags,
  { input, output }: Terminal = { input: process.stdin, output: process.stdout },
): Promise<void> => {
  const noRoot = problemOfRoot(root)
  if (noRoot !== undefined) return stop([noRoot])
  const { answers: typed, problems } = typedAnswers(root, name, flags)
  if (problems.length > 0) return stop(problems)
  const ask = input.isTTY ? await askOnTerminal(input, output) : undefined
  const shared = undefinedOnError(() => readFileSync(join(root, 'environments/shared/delivery.ts'), 'utf8'))
  const isStatic = typed.delivery === 'argocd'
  const isOpen = typed.monitorLabels === undefined || typed.namespace === undefined
  const seen =
    flags.cluster && isOpen ? await fromCluster(flags.context, flags.prometheus, isStatic) : undefined
  for (const line of seen?.said ?? [])
    if (ask) ask.say(line)
    else process.stderr.write(`${line}\n`)
  const some: SomeAnswers = { ...seen?.answers, ...typed }
  const needsRepository = (answers: SomeAnswers) => needsOwnRepository(answers, shared)
  const answers = ask
    ? await askedAnswers(ask, some, {
        needsRepository,
        faultOfName: text => faultOfName(text) ?? problemOfName(root, text)?.message,
      })
    : completed(some, seen?.open ?? noCluster, needsRepository(some))
  if (answers === undefined) return stop([{ file: 'new', message: 'was cancelled' }])
  if ('problems' in answers) return stop(answers.problems)
  await write(root, answers, shared)
}

const noCluster: Problem = {
  file: '--monitor-label',
  message:
    'is missing: give the labels that your Prometheus selects by, or --no-monitor-labels where it selects all',
}

const typedAnswers = (
  root: string,
  name: string | undefined,
  flags: NewFlags,
): { answers: SomeAnswers; problems: Problem[] } => {
  const { hypervisors, problems: ofHypervisors } = hypervisorsOf(flags.hypervisor)
  const labels = pairsOf(
    '--monitor-label',
    flags.monitorLabel,
    'a label, such as release=kube-prometheus-stack',
  )
  const fault = name === undefined ? undefined : faultOfName(name)
  const taken = name === undefined ? undefined : problemOfName(root, name)
  const { namespace, tls, secret, delivery, repository, yaml } = flags
  const hasLabels = flags.monitorLabel.length > 0 || !flags.monitorLabels
  return {
    answers: {
      ...(name !== undefined && { name, secret: `pve-${name}` }),
      ...(hypervisors.length > 0 && { hypervisors }),
      ...(tls !== undefined && { tls: tlsOf(tls) }),
      ...(namespace !== undefined && { namespace }),
      ...(secret !== undefined && { secret }),
      ...(hasLabels && { monitorLabels: Object.fromEntries(labels.pairs) }),
      ...(!flags.nodeExporter && { nodeExporter: false }),
      ...(delivery !== undefined && { delivery }),
      ...(repository !== undefined && { repository }),
      ...(yaml && { format: 'yaml' as const }),
    },
    problems: [
      ...(fault === undefined
        ? []
        : [{ file: '<environment>', message: `${JSON.stringify(name)} is not ${fault}` }]),
      ...(taken === undefined ? [] : [taken]),
      ...ofHypervisors,
      ...labels.problems,
    ],
  }
}

/** Without somebody to ask: defaults, where one is harmless, or the flags that are missing. */
const completed = (
  some: SomeAnswers,
  withoutLabels: Problem,
  needsRepository: boolean,
): NewAnswers | { problems: Problem[] } => {
  const problems = [
    ...missingFlags(some, needsRepository),
    ...(some.monitorLabels === undefined ? [withoutLabels] : []),
  ]
  if (problems.length > 0) return { problems }
  return {
    namespace: 'monitoring',
    nodeExporter: true,
    delivery: 'hand',
    format: 'ts',
    ...some,
  } as NewAnswers
}

const needsOwnRepository = (
  { delivery = 'hand', format, repository }: SomeAnswers,
  shared: string | undefined,
): boolean => delivery !== 'hand' && repository === undefined && (shared === undefined || format === 'yaml')

const write = async (root: string, answers: NewAnswers, shared: string | undefined): Promise<void> => {
  const tell = progressTo(process.stderr)
  const { value: schema } = await schemaFile(tell)
  const draft = newDraft(answers, shared)
  const file = { ...draft, text: environmentText(draft, schema) }
  const { environments, problems } = await placeEnvironments(root, [file], tell)
  if (errors(problems).length > 0) return stop(problems)
  print(problems)
  const [environment] = environments
  const repository = draft.extended && /url: '([^']*example[^']*)'/.exec(shared ?? '')?.[1]
  process.stdout.write(`wrote ${fileOf(file)}\n`)
  if (environment !== undefined) process.stdout.write(`\n${nextSteps(environment, repository)}\n`)
}

const stop = (problems: Problem[]): void => {
  print(problems)
  fail(problems, 'nothing was written')
}
