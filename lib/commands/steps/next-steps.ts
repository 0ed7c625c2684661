import type { NamedEnvironment } from '../../environment/defaults.ts'
import { caSteps } from './ca-steps.ts'
import { credentialSteps } from './credential-steps.ts'
import { tokenSteps } from './token-steps.ts'

/** What a person does after a new environment is written, with its names filled in. */
export const nextSteps = (environment: NamedEnvironment, sharedRepository: string | undefined): string => {
  const { name, namespace, nodeExporter, delivery } = environment
  const ca = caSteps(environment)
  const steps: [string, string[]][] = [
    ['On one node of Proxmox VE, a token that can only read:', tokenSteps],
    ...(nodeExporter === false
      ? []
      : ([['On each node:', ['apt install prometheus-node-exporter']]] as [string, string[]][])),
    [
      `The Secret, in namespace ${namespace}, which must exist:`,
      ["read -rs TOKEN    # paste the token's value", ...credentialSteps(environment)],
    ],
    ...(ca.length === 0 ? [] : ([['The CA that verifies the nodes:', ca]] as [string, string[]][])),
    ...(sharedRepository === undefined
      ? []
      : ([[`Your repository in environments/shared/delivery.ts, which says ${sharedRepository}.`, []]] as [
          string,
          string[],
        ][])),
    ['Build, and read what it made:', ['npm run build', `kubectl kustomize overlays/${name}`]],
    delivery === undefined
      ? ['Apply it, and commit:', [`kubectl apply --server-side -k overlays/${name}`]]
      : ['Commit and push; the first time also what the README says under "Deliver from git".', []],
    ['See whether it works, and if not, why:', [`npm run doctor -- ${name}`]],
  ]
  return steps
    .map(([title, commands], index) =>
      [`${index + 1}. ${title}`, ...commands.map(command => `   ${command}`)].join('\n'),
    )
    .join('\n')
}
