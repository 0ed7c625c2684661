import { isDeepStrictEqual } from 'node:util'
import { load, loadAll } from 'js-yaml'
import type { NamedEnvironment } from '../../lib/environment/defaults.ts'
import type { Environment } from '../../lib/environment.ts'
import { serialize } from '../../lib/file/serialize.ts'
import { gitops } from '../../lib/generate/gitops/gitops.ts'
import { overlay } from '../../lib/generate/overlay/overlay.ts'
import { renderedObjects } from '../../lib/generate/overlay/rendered-objects.ts'
import { plainData } from '../../lib/load/plain-data.ts'
import { ruleGroups } from '../../lib/monitoring/alerts/rule-groups.ts'
import { problemsOfExpression } from '../../lib/monitoring/catalogue/problems-of-expression.ts'
import { valueAt } from '../../lib/problem/field-path.ts'
import { errors, formatProblem, type Problem } from '../../lib/problem/problem.ts'
import { schemaFaults } from '../../lib/validate/schema/schema-faults.ts'
import { validator } from '../../lib/validate/schema/validator.ts'
import { validate } from '../../lib/validate/validate.ts'
import type { Rendered } from '../kubectl.ts'
import { brokenRelations } from '../relations/broken-relations.ts'
import { loadedFrom } from '../validate/loaded-from.ts'
import { schema } from './environments.ts'

/** What validation says of values that somebody may have written as environments, and what is wrong with that. */
export interface Judged {
  accepted: NamedEnvironment[]
  refused: Problem[]
  complaints: string[]
}

const { $comment: _, ...committed } = schema
const bySchema = schemaFaults(committed)
const { fits } = await validator(committed, true)
if (fits === undefined) throw new Error('schema/ is not what its sources make; run npm run build')

/** The environments of values by name, and what stops them. */
export const validated = (values: Record<string, unknown>) => validate(loadedFrom(values), bySchema)

/** Judges values by name. A complaint is a fault of ours: a crash, a message that says too little, files that do not hold. */
export const judged = (values: Record<string, unknown>): Judged => {
  try {
    const { environments, problems } = validated(values)
    const refused = errors(problems)
    const accepted = refused.length > 0 ? [] : environments
    return {
      accepted,
      refused,
      complaints: [
        ...problems.flatMap(problem => ofProblem(problem, values)),
        ...Object.values(values)
          .filter(value => plainData(value).length === 0 && fits(value) !== (bySchema(value).length === 0))
          .map(() => 'the validator that builds load says otherwise than ajv'),
        ...(refused.length > 0 ? [] : ofCount(values, environments)),
        ...accepted.flatMap(environment => ofAccepted(environment, values[environment.name] as Environment)),
        ...(accepted.length > 0 ? gitops(accepted).flatMap(ofFile) : []),
      ],
    }
  } catch (error) {
    return { accepted: [], refused: [], complaints: [`crashes: ${(error as Error).stack ?? error}`] }
  }
}

const ofCount = (values: object, environments: NamedEnvironment[]): string[] =>
  Object.keys(values).length === environments.length ? [] : ['drops an environment without a word']

/** A message names its file and a field that is there or could be, and says what was received as a person wrote it. */
const ofProblem = (problem: Problem, values: Record<string, unknown>): string[] => {
  const text = formatProblem(problem)
  const name = problem.file.replace(/^environments\/(.*)\.ts$/, '$1')
  const { field = [] } = problem
  const holder = valueAt(values[name], field.slice(0, -1))
  return [
    ...(name in values ? [] : ['names no file of these']),
    ...(field.length > 1 && (typeof holder !== 'object' || holder === null)
      ? ['names a field of nothing']
      : []),
    ...(/\bundefined\b|\[object |\bNaN\b|TypeError| at .*:[0-9]+:[0-9]+/.test(text) && !quotes(values)
      ? ['speaks of what is inside the program']
      : []),
    ...(text.length > 1500 ? ['is too long'] : []),
    ...(/[\p{Cc}\u202a-\u202e]/u.test(text) ? ['would steer a terminal'] : []),
    ...(problem.message.trim().length < 10 ? ['says too little'] : []),
  ].map(complaint => `a message ${complaint}: ${text}`)
}

/** Whether the words of a crash stand in the values themselves. */
const quotes = (values: object): boolean => /undefined|object |NaN|TypeError/.test(JSON.stringify(values))

const ofAccepted = (environment: NamedEnvironment, value: Environment): string[] => [
  ...overlay(environment).flatMap(ofFile),
  ...ruleGroups(environment).flatMap(({ rules }) =>
    rules.flatMap(({ expr }) => once(expressions, expr, problemsOfExpression)),
  ),
  // Patches of one's own may break what they change: that is what they are for.
  ...brokenRelations(
    environment.name,
    value,
    structuredClone(renderedObjects({ ...environment, patches: [] })) as Rendered[],
  ),
]

/** A file must read back as what it was made of. */
const ofFile = (file: Parameters<typeof serialize>[0]): string[] => {
  const read = once(texts, serialize(file), Array.isArray(file.value) ? loadAll : load)
  return isDeepStrictEqual(read, JSON.parse(JSON.stringify(file.value)))
    ? []
    : [`${file.path} does not read back as it was written`]
}

const texts = new Map<string, unknown>()
const expressions = new Map<string, string[]>()

/** Most environments share most of their rules and files. */
const once = <T>(known: Map<string, T>, text: string, ask: (text: string) => T): T => {
  const answer = known.get(text) ?? ask(text)
  known.set(text, answer)
  return answer
}
