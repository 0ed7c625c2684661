import { fieldChanges } from './field-changes.ts'
import { isObject, type RenderedObject } from './rendering/object.ts'
import { parsedAll } from './rendering/parsed.ts'
import type { Tree } from './rendering/tree.ts'
import { type Sentence, say } from './sentence.ts'
import { otherFields } from './subjects/other-fields.ts'

/** A difference in what points Argo CD and Flux at the overlays, of one environment or of all. */
export interface DeliveryDifference {
  environment?: string
  sentences: Sentence[]
}

/** What changes in gitops/, by the environment of which an object tells. */
export const deliveryDifference = (
  before: Tree,
  after: Tree,
  environments: string[],
): DeliveryDifference[] => {
  const paths = [...new Set([...before.paths, ...after.paths])].filter(
    path =>
      path.startsWith('gitops/') &&
      !path.endsWith('/kustomization.yaml') &&
      before.read(path) !== after.read(path),
  )
  const known = new Set(environments)
  return paths.flatMap(path => {
    const [old, now] = [objectsIn(before, path), objectsIn(after, path)]
    return [...new Set([...old.keys(), ...now.keys()])].flatMap(key => {
      const [oldObject, newObject] = [old.get(key), now.get(key)]
      const { kind, metadata } = (newObject ?? oldObject) as RenderedObject
      const environment = metadata.name.replace(/^proxmox-monitoring-/, '')
      const sentences = said(path, kind, metadata.name, known.has(environment), oldObject, newObject)
      return sentences.length === 0 ? [] : [{ ...(known.has(environment) && { environment }), sentences }]
    })
  })
}

const objectsIn = (tree: Tree, path: string): Map<string, RenderedObject> =>
  new Map(
    parsedAll(path, tree.read(path) ?? '')
      .filter(isObject)
      .map(object => [`${object.kind} ${object.metadata.name}`, object]),
  )

const said = (
  path: string,
  kind: string,
  name: string,
  isOwn: boolean,
  old: RenderedObject | undefined,
  now: RenderedObject | undefined,
): Sentence[] => {
  const by = path.startsWith('gitops/flux/') ? 'Flux' : 'Argo CD'
  const noun = isOwn ? say`${kind}` : say`${kind} ${name}`
  if (old === undefined) return [isOwn ? [`${by} syncs it from now on`] : say`${[by]}: ${noun} comes`]
  if (now === undefined)
    return [
      isOwn
        ? [`${by} no longer syncs it, and deletes the objects that it brought`]
        : say`${[by]}: ${noun} goes`,
    ]
  const fields = fieldChanges(old, now).map(change => ({ ...change, kind, name: isOwn ? '' : name }))
  return otherFields({ before: none, after: none }, fields).sentences.map(sentence => [
    `${by}: `,
    ...sentence,
  ])
}

const none = { namePrefix: '', objects: new Map() }
