import type { Problem } from '../../problem/problem.ts'
import type { SomeAnswers } from './new-answers.ts'

/** The flags without which nothing can be written where nobody can be asked. */
export const missingFlags = (
  { name, hypervisors, tls, repository }: SomeAnswers,
  needsRepository: boolean,
): Problem[] => [
  ...(name === undefined ? [missing('<environment>', 'give the environment’s name')] : []),
  ...(hypervisors === undefined ? [missing('--hypervisor', 'give each as <node>=<address>')] : []),
  ...(tls === undefined
    ? [missing('--tls', 'give the ConfigMap with the CA, or insecure for no verification')]
    : []),
  ...(needsRepository && repository === undefined
    ? [
        missing(
          '--repository',
          'give the address of this Git repository, from which the overlay is delivered',
        ),
      ]
    : []),
]

const missing = (file: string, what: string): Problem => ({ file, message: `is missing: ${what}` })
