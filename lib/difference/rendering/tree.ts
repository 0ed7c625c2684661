/** The generated files of one state of the repository: what stands at a path, as text. */
export interface Tree {
  read: (path: string) => string | undefined
  /** The paths of all files in it. */
  paths: string[]
}

/** The environments that have an overlay in a tree. */
export const overlaysOf = ({ paths }: Tree): string[] =>
  paths.flatMap(path => /^overlays\/([^/]+)\/kustomization\.yaml$/.exec(path)?.[1] ?? []).sort()

/** Something in a tree that no build writes, so that its meaning is not known. */
export class UnknownRendering extends Error {}
