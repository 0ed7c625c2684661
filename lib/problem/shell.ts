/**
 * A command line that somebody pastes into a shell. Only `shell` and `joined` make one: what a cluster, a hypervisor or a
 * file's name says cannot end a word of it.
 */
export type ShellCommand = string & { readonly [made]: true }

declare const made: unique symbol

/** One word for a shell: a name or a path may hold anything. */
export const inShell = (word: string): string =>
  /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`

/** A command line in which each value is one word or a part of one; a list is several words. */
export const shell = (
  texts: TemplateStringsArray,
  ...values: (string | number | undefined | string[])[]
): ShellCommand => String.raw({ raw: texts }, ...values.map(quoted)) as ShellCommand

const quoted = (value: string | number | undefined | string[]): string =>
  Array.isArray(value) ? value.map(inShell).join(' ') : inShell(String(value))

/** Commands in one: lines, a pipe, what runs only after the one before has succeeded, or one command in parts. */
export const joined = (by: '\n' | ' && ' | ' | ' | ' ', ...commands: ShellCommand[]): ShellCommand =>
  commands.join(by) as ShellCommand
