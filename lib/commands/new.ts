import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Readable, Writable } from 'node:stream'
import { schemaFile } from '../environment/schema.ts'
import { environmentText } from '../environment-file/environment-text.ts'
import { errors, type Problem, printable } from '../problem/problem.ts'
import { progressTo } from '../problem/progress.ts'
import { masked } from '../problem/secret-text.ts'
import { undefinedOnError } from '../problem/undefined-on-error.ts'
import { askOnTerminal } from './steps/ask.ts'
import type { NewAnswers, SomeAnswers } from './steps/new-answers.ts'
import { fromCluster } from './steps/new-cluster.ts'
import { newDraft } from './steps/new-draft.ts'
import { askedAnswers, faultOfName } from './steps/new-questions.ts'
import { completed, type NewFlags, needsOwnRepository, noCluster, typedAnswers } from './steps/new-typed.ts'
import { nextSteps } from './steps/next-steps.ts'
import { fileOf, placeEnvironments, problemOfName } from './steps/place-environments.ts'
import { problemOfRoot } from './steps/prepare.ts'
import { fail, print } from './steps/print.ts'

/** Where a person sits, if one does. */
export interface Terminal {
  input: Readable & { isTTY?: boolean }
  output: Writable & { isTTY?: boolean }
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
  const ask = input.isTTY && output.isTTY ? await askOnTerminal(input, output) : undefined
  const shared = undefinedOnError(() => readFileSync(join(root, 'environments/shared/delivery.ts'), 'utf8'))
  const isStatic = typed.delivery === 'argocd'
  const isOpen = typed.monitorLabels === undefined || typed.namespace === undefined
  const seen =
    flags.cluster && isOpen ? await fromCluster(flags.context, flags.prometheus, isStatic) : undefined
  for (const line of (seen?.said ?? []).map(line => printable(masked(line))))
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

const write = async (root: string, answers: NewAnswers, shared: string | undefined): Promise<void> => {
  const tell = progressTo(process.stderr)
  const { value: schema } = await schemaFile(tell)
  const draft = newDraft(answers, shared)
  const file = { ...draft, text: environmentText(draft, schema) }
  const { environments, problems } = await placeEnvironments(root, [file], tell)
  if (errors(problems).length > 0) return stop(problems)
  print(problems)
  const [environment] = environments
  const repository =
    draft.extended && answers.repository === undefined && /url: '([^']*example[^']*)'/.exec(shared ?? '')?.[1]
  process.stdout.write(`wrote ${fileOf(file)}\n`)
  if (environment !== undefined)
    process.stdout.write(`\n${nextSteps(environment, repository || undefined)}\n`)
}

const stop = (problems: Problem[]): void => {
  print(problems)
  fail(problems, 'nothing was written')
}
