import { editHypervisors, linesToPaste } from '../../environment-file/edit-hypervisors.ts'
import type { Problem } from '../../problem/problem.ts'
import type { Tell } from '../../problem/progress.ts'
import type { Discovered } from './discovered.ts'
import { judgeEdited } from './edited-environment.ts'

/** What the comparison makes of the environment's file: nothing, a new text, lines for a person, or something invalid. */
export type DiscoveredEdit =
  | { kind: 'equal' }
  | { kind: 'edited'; text: string }
  | { kind: 'by hand'; reason: string; lines: string[] }
  | { kind: 'invalid'; problems: Problem[] }

/** The environment's file with the changes, once it has been evaluated; nothing is written. */
export const discoveredEdit = async (
  root: string,
  { environment, comparison: { changes }, text }: Discovered,
  tell: Tell,
): Promise<DiscoveredEdit> => {
  if (changes.length === 0) return { kind: 'equal' }
  const { file } = environment
  const byHand = (reason: string): DiscoveredEdit => ({
    kind: 'by hand',
    reason,
    lines: linesToPaste(file, changes),
  })
  const edited = editHypervisors(file, text, changes)
  if ('reason' in edited) return byHand(edited.reason)
  const judged = await judgeEdited(root, environment, edited.text, changes, tell)
  if ('problems' in judged) return { kind: 'invalid', problems: judged.problems }
  return judged.isAsChanged
    ? { kind: 'edited', text: edited.text }
    : byHand('the list that stands there is not the one that counts')
}
