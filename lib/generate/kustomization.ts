/** A kustomization as far as this repository uses it (https://kubectl.docs.kubernetes.io/references/kustomize/). */
export interface Kustomization {
  namespace?: string
  namePrefix?: string
  labels?: LabelTransformer[]
  resources: string[]
  components?: string[]
  /** Files that teach Kustomize where names stand. */
  configurations?: string[]
  generatorOptions?: {
    disableNameSuffixHash: true
    labels: Record<string, string>
    annotations: Record<string, string>
  }
  configMapGenerator?: { name: string; files: string[] }[]
  images?: { name: string; newName?: string; newTag?: string; digest?: string }[]
  patches?: { target: { kind: string; name?: string }; patch: string }[]
}

/** Labels of every object, and of these fields beside; `includeTemplates` would have Kustomize look for nine more in every object. */
export interface LabelTransformer {
  pairs: Record<string, string>
  fields: { path: string; kind: string; create: false }[]
}

/** A kustomization.yaml's value. */
export const kustomization = (fields: Kustomization) => ({
  apiVersion: 'kustomize.config.k8s.io/v1beta1',
  kind: 'Kustomization',
  ...fields,
})

/** A Component's kustomization.yaml; whoever includes it lists it once, under `components`. */
export const componentKustomization = (fields: Kustomization) => ({
  apiVersion: 'kustomize.config.k8s.io/v1alpha1',
  kind: 'Component',
  ...fields,
})
