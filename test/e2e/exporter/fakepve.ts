import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { endProcess } from '../../end-process.ts'
import type { Certificate } from '../../pve-api/certificates.ts'
import { command } from './command.ts'
import { cache, laboratoryFolder } from './paths.ts'
import { newestPython } from './pythons.ts'
import { until } from './until.ts'

/**
 * `fakepve` from PyPI: Proxmox VE's own description of its API (apidoc.js of pve-docs, 2026-10-19), and a server that answers
 * and checks permissions by it. It is AGPL: fetched by its hash, run as a process of its own, and nothing of it is kept here.
 */
const requirements = join(import.meta.dirname, 'fakepve-requirements.txt')
const { version, program } = newestPython()
const environment = join(cache, `fakepve-${version}`)
const stamp = join(environment, 'stamp')
const wanted = () => createHash('sha256').update(readFileSync(requirements)).digest('hex')

export const description = join(
  environment,
  `lib/python${version}/site-packages/fakepve/data/pve-api.json.gz`,
)

export const hasFakepve = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted()

/** Installs it unless it is there; says why where it can't be had. */
export function installFakepve(say: (line: string) => void) {
  if (hasFakepve()) return
  say(`installing fakepve from PyPI for Python ${version}`)
  try {
    rmSync(environment, { recursive: true, force: true })
    command(program, ['-m', 'venv', environment])
    const options = ['--quiet', '--disable-pip-version-check', '--require-hashes', '--only-binary', ':all:']
    command(join(environment, 'bin/pip'), ['install', ...options, '--requirement', requirements])
    writeFileSync(stamp, wanted())
  } catch (error) {
    say(`fakepve can't be had, so its tests are skipped: ${(error as Error).message}`)
  }
}

/** Only what its documentation names (docs/python-api.md). */
const server = `import asyncio, sys
from fakepve import FakePve

async def main(host, cert, key, user, token, secret, *privileges):
    pve = FakePve(host=host)
    pve.add_vm(101, 'kube-rc-1', status='running')
    pve.add_ct(201, 'resolver-1', status='running')
    pve.apitokens[f'{user}!{token}'] = secret
    pve.grant(user, '/', *privileges)
    pve.grant(f'{user}!{token}', '/', *privileges)
    await pve.start(cert, key)
    print('listening', flush=True)
    await asyncio.Event().wait()

asyncio.run(main(*sys.argv[1:]))`

/** Starts a host that it fakes, whose token has these privileges on `/`; gives what ends it. */
export async function startFakepve(
  address: string,
  { key, cert }: Certificate,
  token: Record<'PVE_USER' | 'PVE_TOKEN_NAME' | 'PVE_TOKEN_VALUE', string>,
  privileges: string[],
): Promise<() => Promise<void>> {
  const file = (name: string, text: string) => {
    writeFileSync(join(laboratoryFolder, name), text, { mode: 0o600 })
    return join(laboratoryFolder, name)
  }
  const files = [file('fakepve.crt', cert), file('fakepve.key', key)]
  const { PVE_USER, PVE_TOKEN_NAME, PVE_TOKEN_VALUE } = token
  const args = [address, ...files, PVE_USER, PVE_TOKEN_NAME, PVE_TOKEN_VALUE, ...privileges]
  const child = spawn(join(environment, 'bin/python'), ['-c', server, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', text => {
      output += text
    })
  await until('fakepve listens', () => {
    if (child.exitCode !== null) throw new Error(output)
    return output.includes('listening')
  })
  return () => endProcess(child)
}
