import type { Failure, Right } from '../cluster/failure.ts'
import type { ShellCommand } from '../problem/shell.ts'
import type { Scene } from './scene.ts'

/** `PM301`: a group's number and a number in it. A code names one check for ever; a check that goes takes its code along. */
export type Code = `PM${number}`

/** One thing that is looked at. */
export interface Check {
  code: Code
  /** What holds where all is well, as a sentence: `The overlay renders.` */
  title: string
  /** Checks without which this one would only repeat their finding: it is skipped where one of them failed. */
  after: Code[]
  /** Whether it looks at files alone, so that `--offline` runs it. */
  offline?: true
  /** Whether nothing can be looked at where it fails. */
  gate?: true
  /** What this account must be allowed to do for it; `--rbac` prints them. */
  rights?: (scene: Omit<Scene, 'rights'>) => Right[]
  run: (scene: Scene) => Result | Promise<Result>
}

/** What a check saw. */
export type Result =
  | { status: 'pass' /** What was seen, in a few words: `3 of 3 targets`. */; note?: string }
  | { status: 'warn' | 'fail'; findings: [Finding, ...Finding[]] }
  | { status: 'skip'; because: string; cause?: Code; unseen?: Failure }

/** Something that is wrong. Its page is docs/doctor/<code>.md. */
export interface Finding {
  /** What is wrong, with the names of the objects: `The Secret monitoring/pve-lab lacks the key PVE_TOKEN_VALUE.` */
  what: string
  /** What follows from it: `The exporter does not start.` */
  why: string
  mend: Mend
  /** A failure when left out; a warning where monitoring works in spite of it. */
  severity?: 'warn'
}

/** What mends it: a command for a shell, a line for the environment's file, or a sentence where it is neither. */
export type Mend =
  | { command: ShellCommand }
  | {
      line: string /** The field in which it stands, where it is not one of the environment's own. */
      in?: 'pveExporter'
    }
  | { advice: string }

export const pass = (note?: string): Result => ({ status: 'pass', ...(note !== undefined && { note }) })

/** The result of these findings: as bad as the worst of them, and `pass` where there are none. */
export const found = (findings: Finding[], note?: string): Result => {
  const [first, ...others] = findings
  if (first === undefined) return pass(note)
  const status = findings.every(({ severity }) => severity === 'warn') ? 'warn' : 'fail'
  return { status, findings: [first, ...others] }
}

/** Nothing to look at: `delivery names no Argo CD and no Flux`. */
export const skip = (because: string): Result => ({ status: 'skip', because })

/** What could not be looked at, since the cluster did not answer the question. */
export const unseen = (failure: Failure): Result => ({
  status: 'skip',
  because: reason(failure),
  unseen: failure,
})

const reason = (failure: Failure): string => {
  if (failure.kind !== 'forbidden') return failure.message
  const { verb, resource, group, namespace } = failure.right
  const where = namespace === undefined ? 'in the whole cluster' : `in the namespace ${namespace}`
  return `this account may not ${verb} ${group === '' ? resource : `${resource}.${group}`} ${where}`
}
