import { spawnSync } from 'node:child_process'
import { askingGit } from '../../doctor/git.ts'

/** What git answers below a folder; or why it does not. */
export type GitAnswer = { bytes: Buffer; problem?: never } | { bytes?: never; problem: string }

/** Runs git below a folder. */
export const git = (root: string, words: string[], input = ''): GitAnswer => {
  const { status, stdout, stderr, error } = spawnSync('git', [...askingGit(root), ...words], {
    input,
    maxBuffer: 2 ** 31 - 1,
  })
  if (error !== undefined)
    return {
      problem:
        (error as NodeJS.ErrnoException).code === 'ENOENT'
          ? 'git is not installed, and the committed files are read through it'
          : error.message,
    }
  return status === 0 ? { bytes: stdout } : { problem: String(stderr).trim().split('\n').at(-1) ?? '' }
}

/** The first line of an answer; nothing where there is none. */
export const lineOf = ({ bytes }: GitAnswer): string | undefined => bytes?.toString().split('\n')[0]
