import type { Edited, HypervisorChange } from './edit-change.ts'
import { editTypeScript } from './edit-typescript.ts'
import { editYaml } from './edit-yaml.ts'
import { scalar } from './edit-yaml-scalar.ts'

/**
 * An environment's file with its hypervisors changed, or why a program can't do that. Whoever writes the text evaluates it
 * first: a list that is written may not be the one that counts.
 */
export const editHypervisors = (file: string, text: string, changes: HypervisorChange[]): Edited =>
  file.endsWith('.ts') ? editTypeScript(file, text, changes) : editYaml(text, changes)

/** The changes as lines for a person who makes them by hand, in the language of the file. */
export const linesToPaste = (file: string, changes: HypervisorChange[]): string[] =>
  changes.map(change => {
    const isTypeScript = file.endsWith('.ts')
    if (change.kind === 'remove') return `remove  ${change.name}`
    if (change.kind === 'add')
      return `add     ${isTypeScript ? `{ name: '${change.name}', address: '${change.address}' },` : `- { name: ${scalar(change.name)}, address: '${change.address}' }`}`
    if (change.kind === 'name') return `change  ${change.name}: name: '${change.to}'`
    return `change  ${change.name}: address: '${change.address}'`
  })
