import { defaults } from '../environment/defaults.ts'
import { isOver, quantity } from '../environment/quantity.ts'
import type { ResourceList, Resources } from '../environment.ts'

/** A release's resources, with a request or limit that the defaults would contradict. */
export const importedResources = ({ requests = {}, limits = {} }: Resources): Resources => {
  const { requests: ofRequests, limits: ofLimits } = defaults.pveExporter.resources
  const lowered = pairs.flatMap(key => {
    const limit = limits[key]
    return limit !== undefined && requests[key] === undefined && isLarger(ofRequests[key], limit)
      ? [[key, limit]]
      : []
  })
  const raised = pairs.flatMap(key => {
    const request = requests[key]
    return request !== undefined && limits[key] === undefined && isLarger(request, ofLimits[key])
      ? [[key, request]]
      : []
  })
  const own = { ...Object.fromEntries(lowered), ...requests } as ResourceList
  const most = { ...limits, ...Object.fromEntries(raised) } as ResourceList
  return {
    ...(Object.keys(own).length > 0 && { requests: own }),
    ...(Object.keys(most).length > 0 && { limits: most }),
  }
}

const pairs = ['cpu', 'memory'] as const

const isLarger = (one: unknown, other: unknown): boolean =>
  typeof one === 'string' && typeof other === 'string' && isOver(quantity(one), quantity(other))
