import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, succeeds } from './command.ts'
import { installPackage } from './programs.ts'
import { inImage, isStrict, newestPython, oldestPython, type Python } from './pythons.ts'

const requirements = join(import.meta.dirname, 'requirements.txt')

/** Installs the real exporter for every Python that a run uses, and says how far they are from the image's. */
export function installExporters(say: (line: string) => void) {
  const newest = newestPython()
  if (newest.version !== inImage)
    say(
      isStrict(newest)
        ? `the exporter runs on Python ${newest.version}, which verifies certificates as strictly as ${inImage} in its image`
        : `the exporter runs on Python ${newest.version}, which verifies certificates less strictly than ${inImage} in its image: the tests of that are skipped; they need Python 3.13, such as pyenv has`,
    )
  for (const python of [newest, oldestPython()]) if (python !== undefined) installExporter(python, say)
}

/** Installs the real exporter by its hashes into a Python's virtual environment, unless it is there. */
export function installExporter(
  { program, version, virtualEnvironment }: Python,
  say: (line: string) => void,
) {
  const stamp = join(virtualEnvironment, 'stamp')
  const wanted = createHash('sha256')
    .update(readFileSync(requirements))
    // Its programs name the folder in their first line.
    .update(virtualEnvironment)
    .update(command(program, ['--version']))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say(`installing prometheus-pve-exporter from PyPI for Python ${version}`)
  rmSync(virtualEnvironment, { recursive: true, force: true })
  // Debian's Python comes without what `venv` needs.
  if (!succeeds(program, ['-c', 'import ensurepip, venv'])) installPackage('python3-venv')
  command(program, ['-m', 'venv', virtualEnvironment])
  const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:']
  command(join(virtualEnvironment, 'bin/pip'), ['install', ...options, '--requirement', requirements])
  writeFileSync(stamp, wanted)
}

/** Folders of the machine that a virtual environment's Python needs besides `/usr` and the environment itself. */
export function pythonFolders({ virtualEnvironment }: Python): string[] {
  const prefix = command(join(virtualEnvironment, 'bin/python'), [
    '-c',
    'import sys; print(sys.base_prefix)',
  ]).trim()
  return prefix === '/usr' ? [] : [prefix]
}
