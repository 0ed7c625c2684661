import type { Image } from '../environment.ts'
import type { Fragment } from '../extend.ts'
import type { Problem } from '../problem/problem.ts'
import { collectorOf, switchedOff } from './collectors.ts'
import { type Facts, noFacts } from './facts.ts'
import { withField } from './fields.ts'
import { imageOf, importedImage } from './image.ts'
import { merge } from './merge-fragments.ts'
import type { Reader } from './reader.ts'
import { isRecord, listOf, recordOf, textOf } from './record.ts'
import { valuesCredentials } from './values-credentials.ts'
import { valuesFields } from './values-fields.ts'
import { valuesTargets } from './values-hypervisors.ts'
import { found } from './values-roots.ts'

/** What values tell of each environment: one, or one for each module that has targets of its own. */
export const valuesFacts = (reader: Reader): { facts: Facts[]; problems: Problem[] } => {
  const { targets, problems } = valuesTargets(reader)
  const credentials = valuesCredentials(reader)
  const { fragment, origins } = valuesFields(reader)
  const image = valuesImage(reader)
  const facts: Facts = {
    ...noFacts(reader.place(Object.keys(recordOf(reader.peek([]))).slice(0, 1))),
    origins,
    fragment: [
      fragment,
      image.fragment,
      valuesRelease(reader),
      valuesCollectors(reader),
      credentials.fragment,
    ].reduce(merge),
    nodeExporter: valuesNodeExporter(reader),
    tls: credentials.tls,
    secrets: credentials.secrets,
    account: credentials.account,
    remarks: [...credentials.remarks, ...image.remarks],
  }
  const isTold =
    Object.keys(facts.fragment).length > 0 || facts.tls !== undefined || facts.account.user !== undefined
  const modules =
    targets.length === 0 && problems.length === 0 && isTold ? [noModule] : [...new Set(targets.map(moduleOf))]
  return {
    facts: modules.map(module => ({
      ...facts,
      ...(modules.length > 1 && { name: module }),
      targets: targets.filter(target => moduleOf(target) === module),
    })),
    problems,
  }
}

/** The exporter asks by this module where a scrape names none. */
const noModule = 'default'

const moduleOf = ({ module = noModule }: { module?: string }): string => module

const valuesImage = (reader: Reader): Pick<Facts, 'fragment' | 'remarks'> => {
  const field = 'pveExporter.image'
  const path = found(reader, ['image'])[0]
  if (path === undefined) return { fragment: {}, remarks: [] }
  const value = reader.peek(path)
  const text = (key: string): string => {
    const at = [...path, key]
    const given = reader.peek(at)
    if (typeof given === 'number') {
      // 3.10 is the number 3.1: nobody can tell what was meant.
      reader.take(at, field)
      return String(given)
    }
    return textOf(given) === '' ? '' : (textOf(reader.take(at, field)) ?? '')
  }
  const image: Image = isRecord(value)
    ? partsOf(
        text('registry'),
        text('repository') || text('name'),
        text('tag'),
        text('digest') || text('sha'),
      )
    : imageOf(String(reader.take(path, field)))
  const imported = importedImage(image)
  const { remark } = imported
  return {
    fragment: withField({}, field, Object.keys(imported.image).length === 0 ? undefined : imported.image),
    remarks:
      remark === undefined
        ? []
        : [{ place: reader.place([...path, ...(isRecord(value) ? ['tag'] : [])]), text: remark }],
  }
}

const partsOf = (registry: string, repository: string, tag: string, digest: string): Image => {
  const name = repository === '' ? '' : [registry, repository].filter(part => part !== '').join('/')
  const sha = digest === '' || digest.startsWith('sha256:') ? digest : `sha256:${digest}`
  return {
    ...(name !== '' && { name: imageOf(name).name ?? name }),
    ...(tag !== '' && { tag }),
    ...(sha !== '' && { digest: sha }),
  }
}

/** The old chart's `release` is the label of that name on its monitors. */
const valuesRelease = (reader: Reader): Fragment => {
  const release = reader.peek(['release'])
  if (typeof release !== 'string' || release === '') return {}
  return withField(
    {},
    'prometheus.monitorLabels.release',
    reader.take(['release'], 'prometheus.monitorLabels'),
  )
}

const valuesCollectors = (reader: Reader): Fragment => {
  const given = found(reader, ['args', 'extraArgs']).flatMap(path =>
    listOf(reader.peek(path)).map((argument, index) => {
      const collector = collectorOf(argument)
      if (collector !== undefined) reader.take([...path, index], 'pveExporter.collectors')
      return collector
    }),
  )
  return withField({}, 'pveExporter.collectors', switchedOff(given))
}

/** `nodeExporter: { enabled: false }`, or a group of that name that does not say so. */
const valuesNodeExporter = (reader: Reader): boolean | undefined => {
  const path = found(reader, ['nodeExporter'])[0] ?? []
  const value = reader.peek(path)
  if (value === false) return reader.take(path, 'nodeExporter') as false
  if (path.length === 0 || !isRecord(value)) return undefined
  return 'enabled' in value ? reader.take([...path, 'enabled'], 'nodeExporter') !== false : true
}
