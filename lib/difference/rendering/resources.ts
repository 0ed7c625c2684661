import { join } from 'node:path/posix'
import { type KustomizationFile, kustomizationAt } from './kustomization-at.ts'
import { isObject, type RenderedObject } from './object.ts'
import { parsed, parsedAll } from './parsed.ts'
import type { References } from './references.ts'
import { type Tree, UnknownRendering } from './tree.ts'

/** An object before its overlay changes it: its kind, its name without the prefix, and the texts of which it is made. */
export interface Resource {
  kind: string
  name: string
  texts: string[]
  value: () => RenderedObject
}

/** What a kustomization lists, with what that lists in turn. */
export interface Listed {
  resources: Resource[]
  references: References[]
}

/** The objects that a folder's kustomization lists, and what it teaches Kustomize about names in them. */
export const listedBy = (tree: Tree, folder: string, file: KustomizationFile): Listed => {
  const below = [...(file.resources ?? []), ...(file.components ?? [])].map(entry =>
    listedAt(tree, join(folder, entry)),
  )
  return {
    resources: [
      ...below.flatMap(({ resources }) => resources),
      ...(file.configMapGenerator ?? []).map(one => configMap(tree, folder, file, one)),
    ],
    references: [
      ...below.flatMap(({ references }) => references),
      ...(file.configurations ?? []).map(name => taughtBy(tree, join(folder, name))),
    ],
  }
}

/** A folder with a kustomization, or a file with objects. Folders of base/ are the same for every overlay. */
const listedAt = (tree: Tree, path: string): Listed => {
  const folders = known.get(tree) ?? new Map<string, Listed>()
  known.set(tree, folders)
  const there = folders.get(path)
  if (there !== undefined) return there
  const text = tree.read(path)
  if (text !== undefined) return { resources: resourcesIn(path, text), references: [] }
  const listed = listedBy(tree, path, kustomizationAt(tree, path))
  folders.set(path, listed)
  return listed
}

const known = new WeakMap<Tree, Map<string, Listed>>()

/** The rules of an environment are long, and alone in a file of a known shape: they are parsed only if need be. */
const resourcesIn = (path: string, text: string): Resource[] => {
  const [, name] = headOfRules.exec(text) ?? []
  if (name !== undefined && !text.includes('\n---'))
    return [{ kind: 'PrometheusRule', name, texts: [text], value: () => onlyObject(path, text) }]
  return (
    parsedAll(path, text)
      // Earlier builds wrote EndpointSlices as a List.
      .flatMap(value => (Object(value).kind === 'List' ? (Object(value).items as unknown[]) : [value]))
      .map(value => {
        if (!isObject(value))
          throw new UnknownRendering(`${path} holds something that is no Kubernetes object`)
        return {
          kind: value.kind,
          name: value.metadata.name,
          texts: [JSON.stringify(value)],
          value: () => value,
        }
      })
  )
}

const headOfRules =
  /^(?:#.*\n)?apiVersion: monitoring\.coreos\.com\/v1\nkind: PrometheusRule\nmetadata:\n {2}name: (\S+)\n/

const onlyObject = (path: string, text: string): RenderedObject => {
  const value = parsed(path, text)
  if (!isObject(value)) throw new UnknownRendering(`${path} holds no Kubernetes object`)
  return value
}

const configMap = (
  tree: Tree,
  folder: string,
  { generatorOptions: { labels = {}, annotations = {} } = {} }: KustomizationFile,
  { name, files }: { name: string; files: string[] },
): Resource => {
  const texts = files.map(file => tree.read(join(folder, file)) ?? '')
  const value = (): RenderedObject => ({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: { name, labels, annotations },
    data: Object.fromEntries(files.map((file, index) => [file, texts[index]])),
  })
  return {
    kind: 'ConfigMap',
    name,
    texts: [JSON.stringify([labels, annotations]), ...files, ...texts],
    value,
  }
}

const taughtBy = (tree: Tree, path: string): References => parsed(path, tree.read(path) ?? '') as References
