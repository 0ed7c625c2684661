import { join } from 'node:path'
import { stringify } from 'yaml'
import { command } from './command.ts'
import { programs } from './paths.ts'

/** Runs kubectl as the cluster's administrator. */
export interface Kubectl {
  /** Gives its output; an error throws. */
  (args: string[], input?: string): Promise<string>
  /** Server-side apply of YAML with strict validation. Gives its output, with the API server's warnings. */
  apply(objects: string | object[], ...args: string[]): Promise<string>
  /** An object, or a List, as JSON. */
  get<T = KubernetesObject>(...args: string[]): Promise<T>
}

/** The part of an object's shape that the tests use. */
// biome-ignore lint/suspicious/noExplicitAny: unknown JSON comes in here.
export type KubernetesObject = Record<string, any>

export function kubectl(kubeconfig: string): Kubectl {
  const run = async (args: string[], input?: string) => {
    const warnings: string[] = []
    const options = { progress: (text: string) => warnings.push(text), ...(input !== undefined && { input }) }
    const output = await command(join(programs, 'kubectl'), ['--kubeconfig', kubeconfig, ...args], options)
    return output + (args[0] === 'apply' ? warnings.join('') : '')
  }
  return Object.assign(run, {
    apply: (objects: string | object[], ...args: string[]) =>
      run(
        ['apply', '--server-side', '--validate=strict', '--filename=-', ...args],
        typeof objects === 'string' ? objects : objects.map(object => stringify(object)).join('---\n'),
      ),
    get: async <T>(...args: string[]) => JSON.parse(await run(['get', '--output=json', ...args])) as T,
  })
}
