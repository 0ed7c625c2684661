import type { FieldPath } from '../problem/field-path.ts'
import type { Problem } from '../problem/problem.ts'

/** What an environment file gives before it is validated. */
export interface Loaded {
  name: string
  /** The file, from the root, with `/`. */
  file: string
  value: unknown
  /** Where a field stands in the file; nothing where that can't be told. */
  locate: (field: FieldPath) => Pick<Problem, 'line' | 'column'>
}

/** What loading gives: each file's environment, or why there is none. */
export interface Loading {
  loaded: Loaded[]
  problems: Problem[]
}

/** What evaluating TypeScript environments gives: each file's, in their order, and their side effects. */
export interface Evaluated {
  loadings: Loading[]
  strayed: Problem[]
}

/** A way to evaluate TypeScript environments, by their files below a root. */
export type Evaluate = (root: string, files: string[]) => Promise<Evaluated>
