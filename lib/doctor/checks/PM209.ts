import type { Seen } from '../../cluster/seen.ts'
import { shortened } from '../../problem/problem.ts'
import { type Check, type Finding, found, unseen } from '../check.ts'
import { applyAgain } from '../delivery.ts'
import { type Difference, differingFields } from '../differing-fields.ts'
import { listed, liveOf, objectName } from '../live-object.ts'
import { ownObjects } from '../own-objects.ts'
import type { Rendered } from '../rendered.ts'

/** Every object as the overlay has it; the addresses are the next check's. */
export const PM209: Check = {
  code: 'PM209',
  title: 'The objects are as the overlay has them.',
  after: ['PM208'],
  run: async scene => {
    const rendered = (await scene.rendered()).value ?? []
    const { objects, failures } = await ownObjects(scene)
    const findings = changedObjects(rendered, objects).map(finding => ({
      ...finding,
      mend: applyAgain(scene.environment),
    }))
    const [refused] = failures.values()
    return findings.length === 0 && refused !== undefined ? unseen(refused) : found(findings)
  },
}

/** Objects that somebody changed, or that stem from an earlier commit, with the first fields. */
export const changedObjects = (rendered: Rendered[], objects: Seen[]): Omit<Finding, 'mend'>[] =>
  rendered.flatMap(object => {
    const live = liveOf(object, objects)
    const differences = live === undefined ? [] : differingFields(compared(object), compared(live))
    const other = differences.filter(({ path }) => !isOtherChecks(object.kind, path))
    if (other.length === 0) return []
    return [
      {
        what: `${objectName(object)} differs: ${listed(other.map(words), 2)}.`,
        why: 'It does what somebody else wants, or what an earlier commit said.',
      },
    ]
  })

/** An object without its version, which the API server converts, and what is never in an overlay. */
const compared = ({ apiVersion: _, ...object }: Rendered | Seen): object => object

const isOtherChecks = (kind: string, path: string): boolean => otherChecks[kind]?.test(path) ?? false

/** What PM211 judges; and a Deployment's scale, which PM306 does. */
export const otherChecks: Record<string, RegExp> = {
  Deployment: /^spec\.replicas$/,
  Endpoints: /^subsets/,
  EndpointSlice: /^(?:endpoints|ports)/,
  ScrapeConfig: /^spec\.staticConfigs/,
  Probe: /^spec\.targets\.staticConfig\.static/,
}

const words = ({ path, wanted, seen }: Difference): string => {
  if (!Array.isArray(wanted) || !Array.isArray(seen))
    return `${path} is ${value(seen)} instead of ${value(wanted)}`
  const [lacks, has] = [without(wanted, seen), without(seen, wanted)]
  const said = [
    ...(lacks.length > 0 ? [`lacks ${value(lacks)}`] : []),
    ...(has.length > 0 ? [`has ${value(has)} besides`] : []),
  ]
  return `${path} ${said.join(' and ') || 'has another order'}`
}

/** What one list has and another lacks. */
const without = (all: unknown[], others: unknown[]): unknown[] => {
  const known = others.map(one => JSON.stringify(one))
  return all.filter(one => !known.includes(JSON.stringify(one)))
}

const value = (any: unknown): string => (any === undefined ? 'missing' : shortened(JSON.stringify(any), 60))
