import { numberOf } from '../../problem/number-of.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, found, unseen } from '../check.ts'
import { rightsInWords } from '../rights.ts'

/** The rights that the other checks need. One that is missing stops only the checks that need it. */
export const PM103: Check = {
  code: 'PM103',
  title: 'This account may read what the checks ask for.',
  after: ['PM102'],
  run: async ({ cluster, rights, environment }) => {
    const [{ value: allowed, failure }, who] = await Promise.all([
      cluster.allowed(rights),
      cluster.ask(['auth', 'whoami', '--output=jsonpath={.status.userInfo.username}']),
    ])
    if (failure !== undefined) return unseen(failure)
    const missing = rights.filter((_, index) => allowed[index] !== true)
    if (missing.length === 0) return found([], numberOf(rights.length, 'right'))
    return found([
      {
        severity: 'warn',
        what: `${who.value || 'This account'} may not ${rightsInWords(missing)}.`,
        why: 'The checks that need it could not look; the others went on.',
        mend: {
          command: shell`npm run --silent doctor -- ${environment.name} --rbac ${who.value || '<account>'} | kubectl apply -f -`,
        },
      },
    ])
  },
}
