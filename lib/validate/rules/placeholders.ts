import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/** Names that are nobody's (RFC 2606, RFC 6761) stand in examples: no Argo CD or Flux finds a repository there. */
export const placeholders: Rule = ({ delivery }) =>
  delivery !== undefined && nobodys.test(URL.parse(delivery.repository.url)?.hostname ?? '')
    ? [
        {
          path: ['delivery', 'repository', 'url'],
          message: `${received(delivery.repository.url)} is an example's address; write that of your own repository`,
          severity: 'warning',
        },
      ]
    : []

const nobodys = /(^|\.)(example(\.(com|net|org))?|test|invalid)$/
