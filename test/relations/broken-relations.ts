import type { Environment } from '../../lib/environment.ts'
import type { Rendered } from '../kubectl.ts'
import { brokenAddresses } from './addresses.ts'
import { undocumentedKeys } from './keys.ts'
import { told } from './objects.ts'
import { brokenPods } from './pods.ts'
import { brokenServices } from './services.ts'

/** What the objects of an environment say of each other that is not so: Kubernetes takes a wrong name or port without a word. */
export const brokenRelations = (name: string, environment: Environment, objects: Rendered[]): string[] => [
  ...twice(objects),
  ...strays(objects, name),
  ...brokenServices(objects, name),
  ...brokenPods(objects, name),
  ...brokenAddresses(objects, environment),
  ...undocumentedKeys(objects),
  ...readFiles(objects),
]

const twice = (objects: Rendered[]): string[] => {
  const keys = objects.map(told)
  return keys.filter((key, index) => keys.indexOf(key) !== index).map(key => `${key} is there twice`)
}

const strays = (objects: Rendered[], name: string): string[] =>
  objects
    .filter(
      ({ metadata }) =>
        metadata.labels?.environment !== name || metadata.namespace !== objects[0]?.metadata.namespace,
    )
    .map(object => `${told(object)} is of another environment or namespace`)

/** Scrapes that have Prometheus read a file of its own, such as its token of the API server, and send it to a target. */
const readFiles = (objects: Rendered[]): string[] =>
  objects
    .filter(({ apiVersion }) => apiVersion.startsWith('monitoring.coreos.com/'))
    .filter(({ spec }) => /"\w*File(?:SDConfigs)?":|"fileSDConfigs":/.test(JSON.stringify(spec)))
    .map(object => `${told(object)} reads a file of Prometheus`)
