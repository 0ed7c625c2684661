import { basename, dirname } from 'node:path'
import { type FieldPath, fieldName } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'
import type { Facts } from './facts.ts'
import { manifestFacts } from './manifest-facts.ts'
import { whyNotTaken } from './manifest-why.ts'
import { merge } from './merge-fragments.ts'
import { mergedValues } from './merged-values.ts'
import type { Place, SourceDocument } from './place.ts'
import type { Reader, Use } from './reader.ts'
import { recordOf, textOf } from './record.ts'
import { isOfManifest, type ReleaseObject, releaseObjects } from './release-object.ts'
import { valuesFacts } from './values-facts.ts'
import { whyNotUsed } from './values-why.ts'

/** What a release tells, and what became of each of its keys and objects. */
export interface Release {
  facts: Facts[]
  objects: ReleaseObject[]
  uses: Use[]
  problems: Problem[]
  /** A name for the environment, where the release has one. */
  name?: string
}

/** Reads manifests, values files (the later over the earlier), or both: then manifests say what was, and values fill in. */
export const readRelease = (documents: SourceDocument[]): Release => {
  const manifests = new Set(documents.filter(isOfManifest).map(({ file }) => file))
  const { objects, problems: halves } = releaseObjects(documents.filter(({ file }) => manifests.has(file)))
  const values = documents.filter(({ file }) => !manifests.has(file))
  const reader = values.length === 0 ? undefined : mergedValues(values)
  if (halves.length > 0) return { facts: [], objects, uses: [], problems: halves }
  const ofManifest = objects.length === 0 ? undefined : manifestFacts(objects)
  const ofValues = reader === undefined ? undefined : valuesFacts(reader)
  const name = nameOf(reader, values, objects)
  const problems = [
    ...objects.flatMap(({ reader }) => reader.problems()),
    ...(reader?.problems() ?? []),
    ...(ofValues?.problems ?? []),
  ]
  const facts = combined(ofManifest, ofValues?.facts)
  return {
    facts,
    objects,
    ...(name !== undefined && { name }),
    uses: [
      ...objects.flatMap(object => object.reader.uses(whyNotTaken(object))),
      ...(reader?.uses(
        whyNotUsed,
        Object.keys(recordOf(reader.peek([]))).map(key => [key]),
      ) ?? []),
    ],
    problems: problems.length === 0 && facts.length === 0 ? [nothingFound(documents)] : problems,
  }
}

const nothingFound = (documents: SourceDocument[]): Problem => ({
  file: documents[0]?.file ?? '',
  message:
    'names no hypervisor and no exporter of Proxmox VE; give the whole `helm get manifest`, or values with the hypervisors (--help lists the keys that are known)',
})

/** Values complete what the manifest's only environment lacks: names of hypervisors, an account, what a manifest can't show. */
const combined = (ofManifest: Facts[] | undefined, ofValues: Facts[] | undefined): Facts[] => {
  if (ofManifest === undefined || ofManifest.length === 0) return ofValues ?? []
  const [values] = ofValues ?? []
  if (values === undefined || ofManifest.length > 1) return ofManifest
  return ofManifest.map(facts => ({
    ...facts,
    fragment: merge(values.fragment, facts.fragment),
    origins: new Map([...values.origins, ...facts.origins]),
    targets: facts.targets.length === 0 ? values.targets : facts.targets.map(target => named(target, values)),
    tls: facts.tls ?? values.tls,
    account: { ...values.account, ...facts.account },
    secrets: [...facts.secrets, ...values.secrets],
    remarks: [...facts.remarks, ...values.remarks],
  }))
}

const named = (target: Facts['targets'][number], { targets }: Facts): Facts['targets'][number] => {
  const name = targets.find(({ host }) => host === target.host)?.name
  return name === undefined ? target : { name, ...target }
}

/** The old chart's key, the folder of the last values file (`helm_vars/sandbox/values.yaml`), or the name of the release. */
const nameOf = (
  reader: Reader | undefined,
  values: SourceDocument[],
  objects: ReleaseObject[],
): string | undefined => {
  const said = textOf(reader?.peek(['environment']))
  const file = values.at(-1)?.file
  const folder =
    file === undefined || !/^values\.ya?ml$/.test(basename(file)) ? undefined : basename(dirname(file))
  const release = objects
    .map(({ labels }) => labels['app.kubernetes.io/instance'])
    .find(label => label !== undefined)
  if (said !== undefined && reader !== undefined) reader.take(['environment'], 'the environment’s name')
  return [said, folder, release].find(name => name !== undefined && /^[a-z][-a-z0-9]*$/.test(name))
}

/** Where the value of a field came from; the field that holds it, where the field itself is not told. */
export const originOf = ({ origins }: Pick<Facts, 'origins'>, path: FieldPath): Place | undefined => {
  for (let length = path.length; length > 0; length--) {
    const place = origins.get(fieldName(path.slice(0, length)))
    if (place !== undefined) return place
  }
  return undefined
}
