import { test } from 'uvu'
import { approved } from '../../approved.ts'
import { environments } from '../../generate/environments.ts'
import { below, toldOf, unshared, withValue } from '../told.ts'

/** What hardly any field takes: each field gets one, by the letters of its name, so that a new field changes none of the others. */
const misfits = [null, 1.5, {}, 'A b', ['a'], '60', true]

/** Where each field stands first, by the environment and the path there; what has fields like those of another is left out. */
const places = (
  name: string,
  value: unknown,
  path: string[] = [],
): [field: string, name: string, path: string[]][] => {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, item]) => {
    const at = [...path, key]
    if (Array.isArray(value)) return places(name, item, at)
    const field = at.filter(part => !/^\d+$/.test(part)).join('.')
    return /affinity\.\w+\.\w+\.|matchLabels\.|labels\.|exporters\.(?!custom|ceph)\w+\.|^patches.*value/.test(
      field,
    )
      ? []
      : [[field, name, at] as [string, string, string[]], ...places(name, item, at)]
  })
}

const firsts = new Map(
  Object.entries(environments)
    .flatMap(([name, environment]) => places(name, environment))
    .reverse()
    .map(([field, name, path]) => [field, { name, path }]),
)

const renamed = (environment: object, path: string[]): object => {
  const copy = unshared(environment)
  const holder = path.slice(0, -1).reduce((parent, part) => Reflect.get(parent, part), copy)
  const last = path.at(-1) as string
  const { [last]: value, ...others } = holder as Record<string, unknown>
  for (const key of Object.keys(holder)) Reflect.deleteProperty(holder, key)
  Object.assign(holder, { ...others, [`${last}x`]: value })
  return copy
}

test('what is told of a field that holds what does not fit, or is misspelt, is as it was approved', () => {
  const lines = [...firsts]
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([field, { name, path }]) => {
      const environment = environments[name] as object
      const toldIn = (value: object): string[] =>
        toldOf({ [name]: value }).map(line => line.replace(`environments/${name}.ts: `, ''))
      const misfit =
        misfits[[...field].reduce((sum, letter) => sum + letter.charCodeAt(0), 0) % misfits.length]
      return [
        ...below(`${field} ${JSON.stringify(misfit)}`, toldIn(withValue(path, misfit, environment))),
        ...below(`${field} misspelt`, toldIn(renamed(environment, path))),
      ]
    })
  approved(import.meta.dirname, 'misfits.txt', `${lines.join('\n')}\n`)
})

test.run()
