import type { Rendering } from '../rendering/rendering.ts'
import { each, say } from '../sentence.ts'
import { shortName } from '../short-name.ts'
import { type Field, type Subject, told } from '../subject.ts'

/** Ports on which the hypervisors' exporters are scraped. */
export const ports: Subject = ({ before, after }, fields) => {
  const inServices = fields.filter(isPort)
  const [old, now] = [targetPort(before), targetPort(after)]
  const isMoved = old !== undefined && now !== undefined && old !== now
  return told(
    each([
      ...inServices.map(
        field =>
          say`port of ${shortName(field.name).replace(/-ipv[46]$/, '')} ${String(field.before)} → ${String(field.after)}`,
      ),
      ...(isMoved ? [say`port of ${'node-exporter'} ${old} → ${now}`] : []),
    ]),
    [...inServices, ...(isMoved ? fields.filter(isTarget) : [])],
  )
}

const isPort = ({ kind, path, before, after }: Field): boolean =>
  /^(Service|Endpoints|EndpointSlice)$/.test(kind) &&
  path.at(-1) === 'port' &&
  before !== undefined &&
  after !== undefined

const isTarget = ({ kind, path }: Field): boolean =>
  kind === 'ScrapeConfig' && path.at(1) === 'staticConfigs' && path.at(-1) === 'targets'

/** The one port of all targets of a ScrapeConfig. */
const targetPort = ({ objects }: Rendering): string | undefined => {
  const configs = [...objects.values()]
    .filter(({ kind }) => kind === 'ScrapeConfig')
    .flatMap(({ value }) => (Object(value().spec).staticConfigs ?? []) as { targets?: string[] }[])
  const found = new Set(
    configs.flatMap(({ targets = [] }) => targets.map(target => target.replace(/.*:/, ''))),
  )
  return found.size === 1 ? [...found][0] : undefined
}
