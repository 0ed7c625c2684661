import { existsSync, renameSync, rmSync } from 'node:fs'
import { inImage } from '../exporter/pythons.ts'
import { command } from './command.ts'
import type { Layer } from './layers.ts'
import type { Log } from './log.ts'

/** A Debian whose Python the images may have. */
export interface Debian {
  suite: string
  python: string
  /** How its Python verifies certificates, against the Python in the exporter's published image. */
  strict: boolean
}

/** Newest first. */
const debians: Debian[] = [
  { suite: 'trixie', python: '3.13', strict: true },
  { suite: 'bookworm', python: '3.11', strict: false },
]

/** Python and busybox, unpacked from their packages; `/bin` and `/lib` are links into `/usr`. */
export const debianLayer =
  ({ suite }: Debian): Layer =>
  async file => {
    // mmdebstrap takes the format from the name.
    const tar = `${file}.tar`
    const packages = 'python3-minimal,libpython3-stdlib,busybox,ca-certificates'
    const links = '--hook-dir=/usr/share/mmdebstrap/hooks/merged-usr'
    try {
      await command('mmdebstrap', ['--variant=extract', links, `--include=${packages}`, suite, tar])
      renameSync(tar, file)
    } finally {
      rmSync(tar, { force: true })
    }
  }

/** Makes the layer of the newest Debian that the mirror serves, unless it is there, and says what the machine lacks. */
export async function newestDebian(fileOf: (suite: string) => string, log: Log): Promise<Debian> {
  const there = debianHere(fileOf)
  if (there?.strict) return there
  for (const debian of debians)
    try {
      const file = fileOf(debian.suite)
      if (!existsSync(file)) await debianLayer(debian)(file)
      return debian
    } catch (error) {
      if (debian === debians.at(-1)) throw error
      log(`Debian's suite ${debian.suite} can't be had: ${reason(error as Error)}`)
    }
  throw new Error('no Debian is known')
}

/** The newest Debian whose layer is there. */
export const debianHere = (fileOf: (suite: string) => string): Debian | undefined =>
  debians.find(({ suite }) => existsSync(fileOf(suite)))

/** What a run says of its pods' Python. */
export const pythonOf = ({ suite, python, strict }: Debian): string =>
  strict
    ? `the exporter's pods have Python ${python} of Debian ${suite}, which verifies certificates as strictly as ${inImage} in its image`
    : `the exporter's pods have Python ${python} of Debian ${suite}, which verifies certificates less strictly than ${inImage} in its image: the test of that is skipped`

const reason = ({ message }: Error) => /^E: .*/m.exec(message)?.[0] ?? message
