import type { Rule } from '../rule.ts'

/** An alert is read far from the repository: a link to its runbook that is a path leads nowhere there. */
export const linkedRunbooks: Rule = ({ alerts, delivery }) =>
  alerts === false ||
  alerts.runbooks !== undefined ||
  (delivery?.repository.url ?? 'https://').startsWith('https://')
    ? []
    : [
        {
          path: ['alerts'],
          message:
            'link their runbooks as docs/runbooks/<alert>.md, which leads nowhere from an alert, because delivery.repository.url is no https:// address; give alerts.runbooks, where they are on the web',
          severity: 'warning',
        },
      ]
