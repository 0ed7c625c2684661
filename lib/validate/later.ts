import type { Environment } from '../environment.ts'
import type { Fault } from './fault.ts'

/** What the type already names and no generator makes yet: a clear error, not silence. */
export const later = ({ discovery = 'endpoints' }: Environment): Fault[] =>
  discovery === 'endpoints'
    ? []
    : [
        {
          path: ['discovery'],
          message: `${JSON.stringify(discovery)} can't be generated yet; use "endpoints"`,
        },
      ]
