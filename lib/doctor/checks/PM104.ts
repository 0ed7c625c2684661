import { shell } from '../../problem/shell.ts'
import { type Check, found } from '../check.ts'

/** The committed files against the environment's file. */
export const PM104: Check = {
  code: 'PM104',
  title: "The overlay is what a build makes of the environment's file.",
  after: [],
  offline: true,
  run: async ({ outdated, environment }) => {
    const files = await outdated()
    if (files.length === 0) return found([])
    const [first, ...others] = files
    const more = others.length === 0 ? '' : ` and ${others.length} more`
    return found([
      {
        what: `${first}${more} ${others.length === 0 ? 'is' : 'are'} not what a build makes of ${environment.file}.`,
        why: 'What is applied is not what the environment says.',
        mend: { command: shell`npm run build` },
      },
    ])
  },
}
