import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { command } from './command.ts'
import { cache } from './paths.ts'

/** Debian packages of the programs that a run needs. */
const packages = {
  ip: 'iproute2',
  nft: 'nftables',
  openssl: 'openssl',
  prometheus: 'prometheus',
  python3: 'python3-venv',
} as const

export type Program = keyof typeof packages

const unpacked = join(cache, 'debian')

/** Where a program is: on PATH, or unpacked into the cache. */
export function find(program: Program | 'kubectl'): string | undefined {
  const folders = [
    ...(process.env.PATH ?? '').split(delimiter),
    '/usr/sbin',
    '/sbin',
    join(unpacked, 'usr/bin'),
  ]
  return folders.map(folder => join(folder, program)).find(file => existsSync(file))
}

/** Gets the programs that are missing from Debian, and says so. */
export function installPrograms(say: (line: string) => void) {
  for (const program of Object.keys(packages) as Program[])
    if (!find(program)) {
      say(`getting Debian's ${packages[program]}, for ${program}`)
      install(program)
    }
  if (!find('kubectl')) throw new Error('kubectl is needed to render the overlay, and is not on PATH')
}

function install(program: Program) {
  if (program !== 'prometheus') return installPackage(packages[program])
  command('apt-get', ['update'])
  unpack(packages[program])
}

/** Installs one of Debian's packages. */
export function installPackage(name: string) {
  command('apt-get', ['update'])
  command('apt-get', ['install', '--yes', '--no-install-recommends', name])
}

/** Unpacks a package into the cache: to install it would also start its service. */
function unpack(name: string) {
  const folder = mkdtempSync(join(tmpdir(), 'e2e-package-'))
  try {
    command('apt-get', ['download', '-o', 'APT::Sandbox::User=root', name], { cwd: folder })
    mkdirSync(unpacked, { recursive: true })
    for (const file of readdirSync(folder)) command('dpkg-deb', ['--extract', join(folder, file), unpacked])
  } finally {
    rmSync(folder, { recursive: true })
  }
}
