import { numberOf } from '../../problem/number-of.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, found } from '../check.ts'

/** The overlay as Kustomize renders it. */
export const PM106: Check = {
  code: 'PM106',
  title: 'The overlay renders.',
  after: ['PM101'],
  offline: true,
  run: async ({ rendered, outdated, environment: { name } }) => {
    const { value, failure } = await rendered()
    if (failure === undefined) return found([], numberOf(value.length, 'object'))
    // A file that is missing is told by the check of the build.
    if ((await outdated()).length > 0) return { status: 'skip', because: 'PM104 failed', cause: 'PM104' }
    return found([
      {
        what: `Kustomize does not render overlays/${name}: ${failure.message}`,
        why: 'Nothing of it can be applied.',
        mend: { command: shell`npm run build` },
      },
    ])
  },
}
