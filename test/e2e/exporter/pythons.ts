import { existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'
import { succeeds } from './command.ts'
import { cache } from './paths.ts'

/** A Python of this machine, with the virtual environment in which it runs the exporter. */
export interface Python {
  /** Such as `3.13`. */
  version: string
  program: string
  virtualEnvironment: string
}

/** The Python in the pinned image (Alpine 3.24), and the oldest that the exporter supports (its `Requires-Python`). */
export const inImage = '3.14'
const oldest = '3.11'

/** The Pythons that the exporter supports, newest first. */
const supported = [inImage, '3.13', '3.12', oldest]

/** The newest supported Python here, which is nearest to the image's; Debian's own when there is no other. */
export const newestPython = (): Python => found(supported) ?? python('3', '/usr/bin/python3')

/** The oldest Python that the exporter supports, where this machine has it. */
export const oldestPython = (): Python | undefined => found([oldest])

/** Since 3.13 urllib3 verifies by RFC 5280 to the letter (`VERIFY_X509_STRICT`), as in the image. */
export const isStrict = ({ version }: Python) => Number(version.split('.')[1]) >= 13

function found(versions: string[]): Python | undefined {
  for (const version of versions) {
    const program = folders()
      .map(folder => join(folder, `python${version}`))
      // pyenv's own links fail for a version that is not chosen.
      .find(file => existsSync(file) && succeeds(file, ['-c', 'import ssl']))
    if (program !== undefined) return python(version, program)
  }
  return undefined
}

const python = (version: string, program: string): Python => ({
  version,
  program,
  virtualEnvironment: join(cache, `pve-exporter-${version}`),
})

/** Where Pythons stand: the system's first, then those on PATH, then all that pyenv has. */
function folders(): string[] {
  const versions = join(process.env.PYENV_ROOT ?? join(homedir(), '.pyenv'), 'versions')
  const pyenv = existsSync(versions) ? readdirSync(versions).map(name => join(versions, name, 'bin')) : []
  return ['/usr/bin', ...(process.env.PATH ?? '').split(delimiter), ...pyenv]
}
