import type { NamedEnvironment } from '../defaults.ts'
import type { Problem } from '../problem.ts'

/** Environments whose names Kubernetes or a file system would take for one, or that would make the same object. */
export const acrossEnvironments = (environments: NamedEnvironment[]): Problem[] => [
  ...pairs(environments, ({ name }) => name).map(([first, second]) => ({
    file: second.file,
    message: `the environment ${JSON.stringify(second.name)} is also in ${first.file}; rename one of the files`,
  })),
  ...pairs(environments, ({ namespace, namePrefix }) => `${namespace}/${namePrefix}`)
    .filter(([first, second]) => first.name !== second.name)
    .map(([first, second]) => ({
      file: second.file,
      message: `namePrefix ${JSON.stringify(second.namePrefix)} in namespace ${JSON.stringify(second.namespace)} makes the same objects as ${first.file}; give one of them another namePrefix or namespace`,
    })),
]

/** Each environment with the first before it that has the same key. */
const pairs = (environments: NamedEnvironment[], key: (environment: NamedEnvironment) => string) =>
  Object.values(Object.groupBy(environments, key)).flatMap(([first, ...others] = []) =>
    others.map(other => [first as NamedEnvironment, other] as const),
  )
