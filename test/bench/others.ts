import { execFileSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { isDeepStrictEqual } from 'node:util'
import { parseAllDocuments } from 'yaml'
import { kustomize, type Rendered } from '../kubectl.ts'
import { cdk8s } from './cdk8s.ts'
import { type Cluster, cluster, clusters } from './cluster.ts'
import { helm, helmCalls } from './helm.ts'
import { type Costs, interleaved } from './interleaved.ts'
import { jsonnet } from './jsonnet.ts'
import { ownModulesFloors } from './own-modules-floor.ts'
import { buildOf, repository } from './repository.ts'
import { type Template, template } from './template.ts'
import type { Tools } from './tools.ts'

/** The input of a generator that prints all clusters' objects. */
interface Program {
  put: (clusters: Cluster[]) => void
  command: string[]
}

type Make = (folder: string, tool: string, objects: Template[]) => Program

const programs: [name: string, tool: keyof Tools, make: Make, most?: number][] = [
  ['helm template', 'helm', helm],
  // A thousand calls would take minutes, and each costs the same.
  ['helm template, a call each', 'helm', helmCalls, 100],
  ['go-jsonnet', 'jsonnet', jsonnet],
  ['cdk8s', 'cdk8s', cdk8s],
]

/** What other generators cost for the same objects, for each number of environments, beside a cold build. */
export const otherCosts = (
  tools: Tools,
  counts: number[],
  hypervisors: number,
  roundsOf: (count: number) => number,
): Map<number, Costs> => {
  const folder = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-bench-'))
  const sample = clusters(3, hypervisors)
  const wanted = renderedBy(sample)
  const own = wanted.slice(0, wanted.length / sample.length)
  const objects = own.map(object => template(object, cluster(1, hypervisors)))
  const others = programs.flatMap(([name, tool, make, most = Number.POSITIVE_INFINITY], index) => {
    const path = tools[tool]
    if (path === undefined) return []
    mkdirSync(join(folder, String(index)))
    const program = make(join(folder, String(index)), path, objects)
    program.put(sample)
    mustBeSame(name, printedBy(program.command), wanted)
    return [{ name, most, ...program }]
  })
  const costs = counts.map(count => {
    const able = others.filter(({ most }) => count <= most)
    return [count, sideBySide(able, clusters(count, hypervisors), folder, roundsOf(count))] as const
  })
  rmSync(folder, { recursive: true })
  return new Map(costs)
}

const sideBySide = (
  others: (Program & { name: string })[],
  all: Cluster[],
  folder: string,
  rounds: number,
): Costs => {
  const { root, clearOutput, remove } = repository(all)
  for (const { put } of others) put(all)
  const { floors } = ownModulesFloors(root, folder)
  const costs = interleaved(
    [{ name: 'npm run build', before: clearOutput, command: buildOf(root) }, ...floors, ...others],
    rounds,
  )
  remove()
  return costs
}

/** Kustomize's rendering of our overlays, one cluster after the other. */
const renderedBy = (all: Cluster[]): Rendered[] => {
  const { root, remove } = repository(all)
  execFileSync(process.execPath, [join(root, 'lib/cli.ts'), 'build'], { stdio: 'ignore' })
  const rendered = all.flatMap(({ name }) => kustomize(join(root, 'overlays', name)))
  remove()
  return rendered
}

const printedBy = ([program, ...words]: string[]): Rendered[] =>
  parseAllDocuments(execFileSync(program as string, words, { encoding: 'utf8', maxBuffer: 2 ** 30 }))
    .map(document => document.toJS())
    .filter(object => object !== null)

/** Throws if a generator makes other objects than Kustomize renders from ours: then the comparison is void. */
const mustBeSame = (name: string, printed: Rendered[], wanted: Rendered[]): void => {
  const [left, right] = [printed, wanted].map(
    objects => new Map(objects.map(one => [identity(one), one])),
  ) as [Map<string, Rendered>, Map<string, Rendered>]
  const different = [...new Set([...left.keys(), ...right.keys()])].filter(
    key => !isDeepStrictEqual(left.get(key), right.get(key)),
  )
  if (different.length > 0 || printed.length !== wanted.length)
    throw new Error(
      `${name} gives ${printed.length} objects of ${wanted.length}; others are ${different.join(', ')}`,
    )
}

const identity = ({ kind, metadata: { namespace, name } }: Rendered): string => `${kind} ${namespace}/${name}`
