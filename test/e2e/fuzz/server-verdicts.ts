import { atMost } from '../../../lib/cluster/at-most.ts'
import type { Rendered } from '../../kubectl.ts'
import type { Ask } from './api-client.ts'

/** What the API server says of an object: why it refuses it, and its warnings. */
export interface Said {
  refusal?: string
  warnings: string[]
}

export type Verdict = (object: Rendered) => Promise<Said>

/** Warnings of what cannot be otherwise: the mode is a choice, and Argo CD knows its finalizer by this name alone. */
const expected = /v1 Endpoints is deprecated|resources-finalizer\.argocd\.argoproj\.io/

/**
 * Strict server-side applies that change nothing (`dryRun=All`), some at a time, each different object once. Objects go to one
 * namespace that exists; what a namespace may be called is asked of a Namespace.
 */
export const serverVerdicts = (ask: Ask, namespace: string): Verdict & { asked: () => number } => {
  const verdicts = new Map<string, Promise<Said>>()
  const turn = atMost(8)
  const pathOf = resourcePaths(ask)
  const judge = async (object: Rendered): Promise<Said> => {
    const path = await pathOf(object, namespace)
    const query = 'dryRun=All&fieldManager=fuzz&force=true&fieldValidation=Strict'
    const name = encodeURIComponent(object.metadata.name)
    const { status, body, warnings } = await turn(() => ask('PATCH', `${path}/${name}?${query}`, object))
    const told = (text: string) => `${object.kind} ${object.metadata.name}: ${text}`
    return {
      warnings: warnings.filter(text => !expected.test(text)).map(told),
      ...(status >= 300 && { refusal: told(body.message) }),
    }
  }
  const verdict = (object: Rendered) => {
    const own = { ...object, metadata: { ...object.metadata, namespace } }
    const key = JSON.stringify(own)
    const known = verdicts.get(key) ?? judge(own)
    verdicts.set(key, known)
    return known
  }
  return Object.assign(verdict, { asked: () => verdicts.size })
}

/** Where objects of a kind are, by what the API server says that it serves. */
const resourcePaths = (ask: Ask) => {
  const groups = new Map<string, Promise<Map<string, { name: string; namespaced: boolean }>>>()
  return async ({ apiVersion, kind }: Rendered, namespace: string): Promise<string> => {
    const root = apiVersion.includes('/') ? `/apis/${apiVersion}` : `/api/${apiVersion}`
    const known =
      groups.get(root) ??
      ask('GET', root).then(
        ({ body }) =>
          new Map(
            (body.resources as { name: string; kind: string; namespaced: boolean }[])
              .filter(({ name }) => !name.includes('/'))
              .map(one => [one.kind, one]),
          ),
      )
    groups.set(root, known)
    const resource = (await known).get(kind)
    if (resource === undefined) throw new Error(`the API server does not serve ${apiVersion} ${kind}`)
    return resource.namespaced
      ? `${root}/namespaces/${namespace}/${resource.name}`
      : `${root}/${resource.name}`
  }
}
