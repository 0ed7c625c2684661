import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

// `npm run check`: the command, then lint and types; where it was asked for help alone, that alone.

const words = process.argv.slice(2)
const cli = join(import.meta.dirname, '../lib/cli.ts')

/** Its exit code; npm is a script of the shell on Windows. */
const ended = (program: string, args: string[], shell = false): number =>
  spawnSync(program, args, { stdio: 'inherit', shell }).status ?? 1

const npm = (script: string): number =>
  ended('npm', ['run', '--silent', script], process.platform === 'win32')

const isHelp = words.some(word => ['-h', '--help'].includes(word))
// An environment could open the inspector of either process by that signal.
const check = ['--disable-sigusr1', cli, 'check']
process.exitCode = ended(process.execPath, [...check, ...words]) || (isHelp ? 0 : npm('lint') || npm('types'))
