import { complete } from '../environment/defaults.ts'
import { renderedObjects } from '../generate/overlay/rendered-objects.ts'
import type { Problem } from '../problem/problem.ts'
import type { Facts } from './facts.ts'
import { type Given, type Imported, importedEnvironment } from './imported-environment.ts'
import type { SourceDocument } from './place.ts'
import { type Release, readRelease } from './read-release.ts'
import { comparison } from './release-comparison.ts'

/** An environment that a release may become. */
export interface Candidate {
  imported: Imported
  facts: Facts
  release: Release
  given: Given
}

/** One reading of the release: with the name, and the values file, of one environment. */
export interface Reading {
  name?: string
  documents: SourceDocument[]
}

/** The environments of a release: one a reading, or one for each module or exporter in it. */
export const candidatesOf = (
  readings: Reading[],
  given: Given,
): { candidates: Candidate[]; problems: Problem[] } => {
  const read = readings.map(reading => ({ reading, release: readRelease(reading.documents) }))
  const isOneOfSeveral = read.flatMap(({ release }) => release.facts).length > 1
  const namespaces = new Set<string>()
  const candidates = read.flatMap(({ reading, release }) =>
    release.facts.map(facts => {
      const namespace = given.namespace ?? facts.fragment.namespace ?? ''
      // One environment's dashboards show all of them.
      const withoutDashboards = namespaces.has(namespace)
      namespaces.add(namespace)
      const own = { ...given, isOneOfSeveral, withoutDashboards }
      return { release, facts, given: own, ...named(release, facts, reading.name, own) }
    }),
  )
  return {
    candidates,
    problems: [
      ...read.flatMap(({ release }) => release.problems),
      ...candidates.flatMap(({ problem, imported }) => [
        ...(problem === undefined ? [] : [problem]),
        ...imported.problems,
      ]),
    ],
  }
}

const named = (
  release: Release,
  facts: Facts,
  given: string | undefined,
  options: Given,
): { imported: Imported; problem?: Problem } => {
  const isOneOfSeveral = release.facts.length > 1
  const name = isOneOfSeveral
    ? [given, facts.name].filter(part => part !== undefined).join('-')
    : (given ?? facts.name ?? release.name)
  if (name !== undefined && isName(name)) return { imported: importedEnvironment(name, facts, options) }
  return { imported: importedEnvironment('unnamed', facts, options), problem: nameless(release, name) }
}

/** As a file's name is judged, before there is a file. */
const isName = (name: string): boolean => /^[a-z]([-a-z0-9]{0,61}[a-z0-9])?$/.test(name)

const nameless = ({ objects, uses }: Release, name: string | undefined): Problem => ({
  ...(objects[0]?.place ?? uses[0]?.place ?? { file: 'the release' }),
  message:
    name === undefined
      ? 'has no name that could be the environment’s; give it one: --name <environment>'
      : `calls an environment ${JSON.stringify(name)}, but an environment is a lower-case letter, then at most 62 lower-case letters, digits and "-"; give --name`,
})

/** The environment with a prefix that the release does not have, so that both can run at once; unchanged where no name is the same. */
export const besideRelease = (candidate: Candidate): Candidate => {
  const { imported, release, facts, given } = candidate
  const environment = complete(imported.name, '', imported.environment)
  const isTaken = comparison(release.objects, renderedObjects(environment)).some(
    ({ change }) => change !== 'added' && change !== 'removed',
  )
  if (!isTaken) return candidate
  const namePrefix = given.isOneOfSeveral ? `next-${imported.name}-` : 'next-'
  return { ...candidate, imported: importedEnvironment(imported.name, facts, { ...given, namePrefix }) }
}
