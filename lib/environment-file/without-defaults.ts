import { isDeepStrictEqual } from 'node:util'
import { defaults } from '../environment/defaults.ts'
import type { Fragment } from '../extend.ts'
import { isObject } from '../problem/is-object.ts'

/** An environment's fields that say something else than their absence would. */
export const withoutDefaults = (name: string, environment: Fragment): Fragment => {
  const { hypervisors, ...rest } = environment
  const inDefault = { ...defaults, namePrefix: `${name}-`, pveExporter: pveDefaults } as Record<
    string,
    unknown
  >
  return {
    ...(differing(rest, inDefault) as Fragment),
    ...(hypervisors !== undefined && {
      hypervisors: hypervisors.map(hypervisor => {
        const { exporters, ...other } = hypervisor
        return exporters === undefined ||
          isDeepStrictEqual(exporters.toSorted(), defaults.exporters.toSorted())
          ? other
          : { ...other, exporters }
      }),
    }),
  }
}

/** A node scrape's own timeout is no field. */
const { nodeScrapeTimeout: _, ...pveDefaults } = defaults.pveExporter

/** Fields that are whole: a part of them means something else. */
const wholes = ['credentials', 'tls', 'affinity', 'from']

const differing = (value: object, inDefault: Record<string, unknown>): object =>
  Object.fromEntries(
    Object.entries(value).flatMap(([key, own]) => {
      const same = inDefault[key]
      if (own === undefined || isDeepStrictEqual(own, same)) return []
      if (!isObject(own) || wholes.includes(key)) return [[key, own]]
      const rest = differing(own, isObject(same) ? same : {})
      // `argocd: {}` says which; an object that only repeats defaults says nothing.
      const isSaid = Object.keys(own).length === 0 && same === undefined
      return Object.keys(rest).length === 0 && !isSaid ? [] : [[key, rest]]
    }),
  )
