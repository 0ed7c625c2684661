import { stringify } from 'yaml'
import type { Right } from '../../lib/cluster/failure.ts'
import { allChecks } from '../../lib/doctor/all-checks.ts'
import type { Check } from '../../lib/doctor/check.ts'
import type { Scene } from '../../lib/doctor/scene.ts'
import { approved } from '../approved.ts'
import { type Told, toldScene } from './told-scene.ts'

/** A test of each check that has scenes: what it is, asks and says in them is what was approved beside the test file. */
export const examineEach = (
  test: (title: string, body: () => Promise<void>) => void,
  folder: string,
  scenes: Record<string, Scenes>,
): void => {
  for (const check of allChecks) {
    const own = scenes[check.code]
    if (own !== undefined)
      test(`${check.code} asks and says in each scene what is approved`, () => examine(folder, check, own))
  }
}

/** Scenes by what is the case in them. */
export type Scenes = Record<string, Told>

/**
 * Compares all that a check is, asks and says in these scenes with `approved/<code>.yaml` beside the test: every finding whole,
 * every question with its place and selector. A scene that names no rights, or no questions, has those of the scene before it.
 */
export const examine = async (
  folder: string,
  { run, rights, ...check }: Check,
  scenes: Scenes,
): Promise<void> => {
  const told: Record<string, unknown> = {}
  let before: Record<string, unknown> = {}
  for (const [title, of] of Object.entries(scenes)) {
    const { asked, scene } = watched(toldScene(of))
    const says = await run(scene)
    const now = { needs: rights?.(scene).map(words) ?? [], asks: asked }
    told[title] = { ...otherThan(before, now), says }
    before = now
  }
  approved(
    folder,
    `${check.code}.yaml`,
    stringify({ ...check, scenes: told }, { lineWidth: 0, aliasDuplicateObjects: false }),
  )
}

const otherThan = (before: Record<string, unknown>, now: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(now).filter(([key, value]) => JSON.stringify(value) !== JSON.stringify(before[key] ?? [])),
  )

/** A scene that writes down what its cluster is asked. */
export const watched = (scene: Scene): { asked: string[]; scene: Scene } => {
  const asked: string[] = []
  const { cluster } = scene
  const note = (...parts: (string | undefined)[]) =>
    asked.push(parts.filter(part => part !== undefined && part !== '').join(' '))
  const json = (value: object = {}) => (Object.keys(value).length === 0 ? '' : JSON.stringify(value))
  return {
    asked,
    scene: {
      ...scene,
      cluster: {
        ...cluster,
        list: (kind, where) => {
          note('list', kind, json(where))
          return cluster.list(kind, where)
        },
        get: (kind, name, namespace) => {
          note('get', kind, name, namespace && `in ${namespace}`)
          return cluster.get(kind, name, namespace)
        },
        raw: path => {
          note('raw', path)
          return cluster.raw(path)
        },
        allowed: asks => {
          note('allowed', ...asks.map(words))
          return cluster.allowed(asks)
        },
        ask: (args, input) => {
          // How long ago the question was is the machine's matter.
          note('kubectl', ...args.map(one => one.replace(/^--since=\d+s$/, '--since=…')), input)
          return cluster.ask(args, input)
        },
        http: (door, path, how) => {
          note('http', json(door), path, json(how))
          return cluster.http(door, path, how)
        },
      },
    },
  }
}

const words = ({ verb, group, resource, namespace, name }: Right): string =>
  [
    verb,
    group === '' ? resource : `${resource}.${group}`,
    ...(name === undefined ? [] : [name]),
    ...(namespace === undefined ? [] : [`in ${namespace}`]),
  ].join(' ')
