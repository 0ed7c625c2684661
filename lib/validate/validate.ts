import { complete, type NamedEnvironment } from '../environment/defaults.ts'
import type { Loaded } from '../load/loaded.ts'
import { plainData } from '../load/plain-data.ts'
import { type Fault, problemOf } from '../problem/fault.ts'
import { isObject } from '../problem/is-object.ts'
import { errors, type Problem } from '../problem/problem.ts'
import { acrossEnvironments, uniqueNames } from './across-environments.ts'
import { applicable } from './applicable-rules.ts'
import { fitting } from './fitting.ts'
import { characters, leadingTabs, longKeys } from './rules/characters.ts'
import { fileName } from './rules/file-name.ts'
import { secrets } from './rules/leaked-secrets.ts'
import { faultsOfPatches } from './rules/patches.ts'
import { sizeOfRules } from './rules/size-of-rules.ts'
import { misspeltControllers, sharedDelivery } from './shared-delivery.ts'
import { withoutConsequences } from './without-consequences.ts'

/** What validation gives: the environments that can be generated, and what is wrong with the others. */
export interface Validation {
  environments: NamedEnvironment[]
  problems: Problem[]
}

/** What the schema says of a value. */
type BySchema = (value: unknown) => Fault[]

/** The schema and every rule over every environment, so that all problems are told at once. */
export const validate = (loaded: Loaded[], bySchema: BySchema): Validation => {
  const validations = loaded.map(one => validateOne(one, bySchema))
  const environments = validations.flatMap(({ environments }) => environments)
  return {
    environments,
    problems: [
      ...validations.flatMap(({ problems }) => problems),
      ...uniqueNames(loaded),
      ...acrossEnvironments(loaded, environments),
      ...sharedDelivery(environments),
      ...misspeltControllers(environments),
    ],
  }
}

const validateOne = (loaded: Loaded, bySchema: BySchema): Validation => {
  const faults = [...fileName(loaded.name), ...faultsOf(loaded, bySchema)]
  const problems = faults.map(fault => problemOf(loaded, fault))
  const environments = errors(problems).length > 0 ? [] : [completed(loaded, [])]
  // Patches and sizes can only be judged of objects that can be made.
  const ofObjects = environments
    .flatMap(environment => [...faultsOfPatches(environment), ...sizeOfRules(environment)])
    .map(fault => problemOf(loaded, fault))
  return {
    environments: errors(ofObjects).length > 0 ? [] : environments,
    problems: [...problems, ...ofObjects],
  }
}

const faultsOf = (loaded: Loaded, bySchema: BySchema): Fault[] => {
  const { value } = loaded
  const early = plainData(value)
  // What is no plain data can be looked at no further.
  if (early.length > 0) return early
  const ofTexts = [...secrets(value), ...characters(value), ...leadingTabs(value), ...longKeys(value)]
  const ofSchema = bySchema(value)
  const told = withoutConsequences(ofTexts, ofSchema)
  if (!isObject(value)) return told
  // A fault that is not told, since another one explains it, still is one that no rule may meet.
  const faulty = [...ofTexts, ...ofSchema]
  const environment = completed(loaded, faulty)
  return [...told, ...applicable(faulty).flatMap(rule => rule(environment))]
}

/** The environment of a value without its faults; only rules that read none of them may see it. */
const completed = ({ name, file, value }: Loaded, faults: Fault[]): NamedEnvironment =>
  complete(name, file, fitting(value as object, faults))
