import type { NamedEnvironment } from '../../environment/defaults.ts'

/** A name as Kustomize prefixes it, for the strings that it does not rewrite. */
export const fullName = ({ namePrefix }: Pick<NamedEnvironment, 'namePrefix'>, name: string): string =>
  `${namePrefix}${name}`
