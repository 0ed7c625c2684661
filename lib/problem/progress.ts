import type { WriteStream } from 'node:tty'
import { printable } from './problem.ts'

/** Tells a person what takes long, in a few words. */
export type Tell = (what: string) => void

/** Progress for whoever sits before a terminal, one line a step; nothing in a pipe or a CI log. */
export const progressTo =
  (stream: Pick<WriteStream, 'write'> & { isTTY?: boolean }): Tell =>
  what => {
    if (stream.isTTY) stream.write(`${printable(what)} …\n`)
  }
