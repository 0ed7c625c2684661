import { complete, type NamedEnvironment } from '../defaults.ts'
import type { Environment } from '../environment.ts'
import type { Loaded } from '../load.ts'
import { errors, type Problem } from '../problem.ts'
import type { JSONSchema } from '../schema.ts'
import { acrossEnvironments } from './across-environments.ts'
import { addresses, atMostThousand, uniqueAddresses } from './addresses.ts'
import { problemOf } from './fault.ts'
import { fileName } from './file-name.ts'
import { later } from './later.ts'
import { labelKeys, prefixedNames, uniqueHypervisors } from './names.ts'
import { peers } from './network-policy.ts'
import { unresolvedPatches } from './patches.ts'
import { plainData } from './plain-data.ts'
import type { Rule } from './rule.ts'
import { schemaFaults } from './schema-faults.ts'
import { timeouts, usedExporters } from './scrapes.ts'
import { certificateAuthority, hostAliases } from './tls.ts'
import { resources, tolerations } from './workload.ts'

/** What validation gives: the environments that can be generated, and what is wrong with the others. */
export interface Validation {
  environments: NamedEnvironment[]
  problems: Problem[]
}

/** Every rule over every environment, so that all problems are told at once. */
export const validate = (loaded: Loaded[], schema: JSONSchema): Validation => {
  const bySchema = schemaFaults(schema)
  const validations = loaded.map(one => validateOne(one, bySchema))
  const environments = validations.flatMap(({ environments }) => environments)
  return {
    environments,
    problems: [...validations.flatMap(({ problems }) => problems), ...acrossEnvironments(environments)],
  }
}

const rules: Rule[] = [
  prefixedNames,
  uniqueHypervisors,
  addresses,
  uniqueAddresses,
  atMostThousand,
  labelKeys,
  timeouts,
  usedExporters,
  certificateAuthority,
  hostAliases,
  resources,
  tolerations,
  peers,
]

const validateOne = (loaded: Loaded, bySchema: ReturnType<typeof schemaFaults>): Validation => {
  const early = [...fileName(loaded.name), ...plainData(loaded.value)]
  const shape = early.length > 0 ? early : bySchema(loaded.value)
  if (shape.length > 0) return { environments: [], problems: shape.map(fault => problemOf(loaded, fault)) }
  const value = loaded.value as Environment
  const environment = complete(loaded.name, loaded.file, value)
  const faults = [...later(value), ...rules.flatMap(rule => rule(environment))]
  const problems = faults.map(fault => problemOf(loaded, fault))
  // A patch can only be tried on objects that can be made.
  const unresolved = errors(problems).length > 0 ? [] : unresolvedPatches(environment)
  const all = [...problems, ...unresolved.map(fault => problemOf(loaded, fault))]
  return { environments: errors(all).length > 0 ? [] : [environment], problems: all }
}
