import { parsed } from './parsed.ts'
import { type Tree, UnknownRendering } from './tree.ts'

/** A kustomization as far as any build wrote one (lib/generate/kustomization.ts). */
export interface KustomizationFile {
  namespace?: string
  namePrefix?: string
  labels?: { pairs: Record<string, string>; includeTemplates?: boolean; fields?: LabelField[] }[]
  resources?: string[]
  components?: string[]
  configurations?: string[]
  generatorOptions?: { labels?: Record<string, string>; annotations?: Record<string, string> }
  configMapGenerator?: { name: string; files: string[] }[]
  images?: { name: string; newName?: string; newTag?: string; digest?: string }[]
  patches?: { target: { kind: string; name?: string }; patch: string }[]
}

export interface LabelField {
  path: string
  kind: string
}

/** The kustomization of a folder. */
export const kustomizationAt = (tree: Tree, folder: string): KustomizationFile => {
  const path = `${folder}/kustomization.yaml`
  const text = tree.read(path)
  if (text === undefined) throw new UnknownRendering(`${path} is missing`)
  const value = parsed(path, text)
  const unknown = Object.keys(Object(value)).find(field => !fields.has(field))
  if (unknown !== undefined)
    throw new UnknownRendering(`${path} has the field ${JSON.stringify(unknown)}, which no build writes`)
  return value as KustomizationFile
}

const fields = new Set([
  'apiVersion',
  'kind',
  'namespace',
  'namePrefix',
  'labels',
  'resources',
  'components',
  'configurations',
  'generatorOptions',
  'configMapGenerator',
  'images',
  'patches',
])
