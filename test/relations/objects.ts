import type { Rendered } from '../kubectl.ts'

export type Labels = Record<string, string>

/** Whether an equality selector takes these labels; an empty one takes all. */
export const matches = (selector: Labels, labels: Labels = {}): boolean =>
  Object.entries(selector).every(([key, value]) => labels[key] === value)

export const ofKind = (objects: Rendered[], kind: string): Rendered[] =>
  objects.filter(object => object.kind === kind)

interface Port {
  name?: string
  port?: number
  containerPort?: number
}

/** Whether one of the ports has this name or number. */
export const hasPort = (ports: Port[] | undefined, wanted: string | number): boolean =>
  (ports ?? []).some(({ name, port, containerPort }) => [name, port, containerPort].includes(wanted))

/** An object as a complaint names it. */
export const told = ({ kind, metadata }: Rendered): string => `${kind} ${metadata.name}`

/** The Deployments whose pods a selector takes. */
export const podsOf = (objects: Rendered[], selector: Labels): Rendered[] =>
  ofKind(objects, 'Deployment').filter(({ spec }) => matches(selector, spec.template.metadata.labels))
