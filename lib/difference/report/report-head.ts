import type { Report } from '../blocks.ts'
import { counted, type Sentence, say } from '../sentence.ts'

/** What a report compares with, such as a revision or a cluster's context. */
export interface Against {
  /** In a sentence: `origin/main (1a2b3c4)`. */
  name: string
  /** What whoever reads should know of the comparison, such as files that are not committed. */
  notes: string[]
}

/** How many environments differ. */
export const headOf = ({ different, same, delivery }: Report, { name }: Against): Sentence => {
  const all = different.length + same.length
  if (different.length === 0)
    return say`Against ${name}: ${[delivery.length === 0 ? 'nothing changes' : 'no environment changes']} (${counted(all, 'environment')}).`
  return say`Against ${name}: ${different.length} of ${counted(all, 'environment')} ${[different.length === 1 ? 'differs' : 'differ']}.`
}

/** How many blocks and sentences a person reads; what is left out is counted. */
export const mostBlocks = 40
export const mostSentences = 25
export const mostObjects = 60
