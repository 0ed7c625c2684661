import { isAbsolute, relative, sep } from 'node:path'
import type { Problem } from './problem.ts'

/** What a system call on a file failed with, as a problem for a person; any other error is thrown on: it is a mistake of ours. */
export const fileProblem = (error: unknown, root: string): Problem => {
  if (!isSystemError(error)) throw error
  return { file: fileOf(error, root), message: meanings[error.code] ?? `${error.code} (${error.syscall})` }
}

type SystemError = NodeJS.ErrnoException & { code: string; syscall: string }

const isSystemError = (error: unknown): error is SystemError =>
  error instanceof Error && 'syscall' in error && 'code' in error

/** errno(3), in the words of whoever has to do something about it. */
const meanings: Record<string, string> = {
  EACCES: 'may not be read or written by this user (EACCES); correct its permissions or its owner',
  EPERM: 'may not be changed by this user (EPERM); correct its permissions or its owner',
  EROFS: 'is on a read-only file system (EROFS); build where the tree can be written',
  ENOSPC: 'has no space left on its device (ENOSPC); free some and run it again',
  EDQUOT: 'is over the disk quota (EDQUOT); free some space and run it again',
  EXDEV:
    'is on another file system than the root (EXDEV); a file is renamed into its place, which works within one only',
  ENOENT: 'does not exist (ENOENT), or disappeared during the build',
  ENOTDIR: 'is below something that is not a folder (ENOTDIR)',
  EISDIR: 'is a folder where a file should be (EISDIR)',
  EMFILE: 'cannot be opened: too many files are open (EMFILE)',
}

const fileOf = ({ path, dest }: SystemError & { dest?: string }, root: string): string => {
  const file = dest ?? path ?? root
  const below = relative(root, file)
  return below === '' || below.startsWith('..') || isAbsolute(below) ? file : below.replaceAll(sep, '/')
}
