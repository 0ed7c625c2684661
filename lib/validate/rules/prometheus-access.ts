import type { Rule } from '../rule.ts'

/** Kustomize takes an account named `default` for the overlay's own, and puts it into the overlay's namespace (tried with 5.5 and 5.8). */
export const prometheusAccount: Rule = ({ namespace, prometheus: { serviceAccount } }) =>
  serviceAccount?.name === 'default' && serviceAccount.namespace !== namespace
    ? [
        {
          path: ['prometheus', 'serviceAccount', 'name'],
          message: `"default" would be taken for the account of namespace ${JSON.stringify(namespace)} by Kustomize; give Prometheus an account of its own`,
        },
      ]
    : []
