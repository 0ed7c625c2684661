import { applyPatch, type Operation } from 'rfc6902'
import { copyOf } from '../../generate/copy-of.ts'
import type { KustomizationFile } from './kustomization-at.ts'
import type { RenderedObject } from './object.ts'
import { parsed } from './parsed.ts'
import { builtIn, keysOf, type References, replaceAt } from './references.ts'

/** What an overlay does to each of its objects. */
export interface Settings {
  file: KustomizationFile
  references: References[]
  /** Each object's new name, by its kind and its name in the base. */
  renamed: Map<string, string>
}

/** An object as Kustomize renders it: patched, then labelled, moved and named. */
export const transformed = (
  object: RenderedObject,
  patches: string[],
  settings: Settings,
): RenderedObject => {
  const { file, references, renamed } = settings
  const copy = copyOf(object)
  for (const patch of patches) applyPatch(copy, copyOf(parsed('a patch', patch)) as Operation[])
  if (file.namespace !== undefined) moveTo(copy, file.namespace, references)
  for (const { kind, fieldSpecs } of [builtIn, ...references].flatMap(
    ({ nameReference = [] }) => nameReference,
  ))
    for (const field of fieldSpecs) replaceAt(copy, field, name => renamed.get(`${kind} ${name}`))
  copy.metadata.name = `${file.namePrefix ?? ''}${copy.metadata.name}`
  label(copy, file)
  setImages(copy, file)
  return copy
}

const moveTo = (object: RenderedObject, namespace: string, references: References[]): void => {
  object.metadata.namespace = namespace
  for (const field of references.flatMap(({ namespace = [] }) => namespace))
    replaceAt(object, field, () => namespace)
}

const label = (object: RenderedObject, { labels = [] }: KustomizationFile): void => {
  for (const { pairs, includeTemplates, fields = [] } of labels) {
    object.metadata.labels = { ...object.metadata.labels, ...pairs }
    if (includeTemplates && object.kind === 'Deployment')
      addAt(object, ['spec', 'template', 'metadata', 'labels'], pairs)
    for (const { kind, path } of fields) if (object.kind === kind) addAt(object, keysOf(path), pairs)
  }
}

/** Adds fields to what stands at a path, if something does. */
const addAt = (object: RenderedObject, path: string[], pairs: Record<string, string>): void => {
  const there = path.reduce<unknown>((value, key) => Reflect.get(Object(value), key), object)
  if (typeof there === 'object' && there !== null) Object.assign(there, pairs)
}

interface WithPods {
  spec?: {
    template?: { spec?: { containers?: { image?: string }[]; initContainers?: { image?: string }[] } }
  }
}

const setImages = (object: RenderedObject, { images = [] }: KustomizationFile): void => {
  if (images.length === 0) return
  const { containers = [], initContainers = [] } = (object as WithPods).spec?.template?.spec ?? {}
  for (const container of [...containers, ...initContainers])
    for (const image of images)
      if (container.image !== undefined) container.image = imageBy(container.image, image)
}

/** `registry:5000/name:tag@digest`: a digest takes the tag's place, and a new tag the digest's. */
const imageBy = (
  image: string,
  { name, newName = name, newTag, digest }: NonNullable<KustomizationFile['images']>[number],
): string => {
  const [, own = image, tag = '', pinned = ''] = /^(.*?)(:[^:/@]+)?(@.+)?$/.exec(image) ?? []
  if (own !== name) return image
  if (digest !== undefined) return `${newName}${newTag === undefined ? '' : `:${newTag}`}@${digest}`
  return newTag === undefined ? `${newName}${tag}${pinned}` : `${newName}:${newTag}`
}
