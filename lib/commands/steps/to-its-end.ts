import { leave } from './leave.ts'

/** Runs a command, and ends the process when what it printed is out. Import it before any environment, as `leave`. */
export const toItsEnd = async (command: () => Promise<unknown>): Promise<void> => {
  // The reader may stop early: `npm run check | head`.
  process.stdout.on('error', error => leave(codeOf(error)))
  await command()
  // A full disk takes nothing, and says so only here.
  process.stdout.write('', error => leave(error ? codeOf(error) : undefined))
}

const codeOf = ({ code }: NodeJS.ErrnoException): number => (code === 'EPIPE' ? 1 : 2)
