import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command, succeeds } from './command.ts'
import { virtualEnvironment } from './paths.ts'
import { installPackage } from './programs.ts'

const requirements = join(import.meta.dirname, 'requirements.txt')

/** Installs the real exporter by its hashes into a virtual environment, unless it is there. */
export function installExporter(say: (line: string) => void) {
  const stamp = join(virtualEnvironment, 'stamp')
  const python = existsSync('/usr/bin/python3') ? '/usr/bin/python3' : 'python3'
  const wanted = createHash('sha256')
    .update(readFileSync(requirements))
    // Its programs name the folder in their first line.
    .update(virtualEnvironment)
    .update(command(python, ['--version']))
    .digest('hex')
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return
  say('installing prometheus-pve-exporter from PyPI')
  rmSync(virtualEnvironment, { recursive: true, force: true })
  // Debian's Python comes without what `venv` needs.
  if (!succeeds(python, ['-c', 'import ensurepip, venv'])) installPackage('python3-venv')
  command(python, ['-m', 'venv', virtualEnvironment])
  const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:']
  command(join(virtualEnvironment, 'bin/pip'), ['install', ...options, '--requirement', requirements])
  writeFileSync(stamp, wanted)
}

/** Folders of the machine that the exporter's Python needs besides `/usr` and the virtual environment. */
export function pythonFolders(): string[] {
  const prefix = command(join(virtualEnvironment, 'bin/python'), [
    '-c',
    'import sys; print(sys.base_prefix)',
  ]).trim()
  return prefix === '/usr' ? [] : [prefix]
}
