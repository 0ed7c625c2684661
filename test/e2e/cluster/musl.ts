import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { command } from './command.ts'
import type { Log } from './log.ts'
import { cache } from './paths.ts'

const source = join(import.meta.dirname, 'resolve.c')
const folder = join(cache, 'musl')

/**
 * Prints the addresses that musl 1.2.5 of Debian 13 resolves a name to. The exporter's image has that C library (Alpine);
 * 1.2.4 was the first to ask again by TCP.
 */
const resolver = () => {
  const sum = createHash('sha256')
    .update(readFileSync(source))
    .update(readFileSync(import.meta.filename))
  return join(folder, `resolve-${sum.digest('hex').slice(0, 16)}`)
}

/** Builds it unless it is there; says why where it can't be built. */
export async function buildMuslResolver(log: Log) {
  if (existsSync(resolver())) return
  mkdirSync(folder, { recursive: true })
  const root = mkdtempSync(join(tmpdir(), 'musl-'))
  try {
    await command('mmdebstrap', ['--variant=extract', '--include=musl-dev', 'trixie', root])
    const library = join(root, 'usr/lib/x86_64-linux-musl')
    const file = (name: string) => join(library, name)
    const headers = ['-nostdinc', '-isystem', join(root, 'usr/include/x86_64-linux-musl')]
    const objects = [file('crt1.o'), file('crti.o'), source, `-L${library}`, '-lc', '-lgcc', file('crtn.o')]
    const part = `${resolver()}.part`
    await command('gcc', ['-static', '-nostdlib', ...headers, '-o', part, ...objects])
    renameSync(part, resolver())
  } catch (error) {
    log(`a program with musl can't be built, so the tests of its resolver are skipped: ${error}`)
  } finally {
    rmSync(root, { recursive: true })
  }
}

/** The program, where preparation could build it. */
export const muslResolver = (): string | undefined => (existsSync(resolver()) ? resolver() : undefined)
