import { layOut } from './yaml-layout.ts'

/** A value as YAML that every parser reads as the same strings. */
export const toYaml = (value: unknown): string => layOut(value, 'literal')

/** Operations as the text of a Kustomize patch, which Kustomize trims: a block that ends it would lose its newline. */
export const patchText = (operations: unknown[]): string => layOut(operations, 'quoted')
