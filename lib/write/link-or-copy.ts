import { copyFileSync, linkSync, statSync, utimesSync } from 'node:fs'

/** Whether a link failed because there are none here: the file is somebody else's (fs.protected_hardlinks), or the file system has none. */
export const hasNoLinks = (error: unknown): boolean =>
  ['EPERM', 'EACCES', 'ENOTSUP', 'EOPNOTSUPP', 'ENOSYS', 'EMLINK', 'EXDEV'].includes(
    String((error as NodeJS.ErrnoException).code),
  )

/** A second name for a file, or a copy of its bytes and times where files have one name only. */
export const linkOrCopy = (file: string, name: string): void => {
  try {
    linkSync(file, name)
  } catch (error) {
    if (!hasNoLinks(error)) throw error
    const { atime, mtime } = statSync(file)
    copyFileSync(file, name)
    utimesSync(name, atime, mtime)
  }
}
