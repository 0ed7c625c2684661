import type { Environment, PveExporter, Tls } from '../environment.ts'
import type { Note } from '../environment-file/note.ts'
import { withoutDefaults } from '../environment-file/without-defaults.ts'
import type { Problem } from '../problem/problem.ts'
import type { Facts } from './facts.ts'
import { type GivenHypervisor, importedHypervisors } from './imported-hypervisors.ts'
import { importedResources } from './imported-resources.ts'
import { importedIntervals } from './imported-scrapes.ts'
import type { Place } from './place.ts'

/** What a person says beside the release. */
export interface Given {
  hypervisors: GivenHypervisor[]
  namespace?: string
  namePrefix?: string
  tls?: 'insecure' | Tls
  /** Whether other environments come of the same release. */
  isOneOfSeveral?: boolean
  /** Whether another of them brings the dashboards to the same namespace. */
  withoutDashboards?: boolean
}

/** An environment of a release, and what remains to be done for it by hand. */
export interface Imported {
  name: string
  environment: Environment
  notes: Note[]
  remarks: string[]
  steps: string[]
  /** Where the release has the value of each field, by its name. */
  origins: Map<string, Place>
  problems: Problem[]
}

/** The CA's ConfigMap where the release verifies Proxmox VE by a CA that it does not name, or does not say. */
const ca = 'pve-root-ca'

export const importedEnvironment = (name: string, facts: Facts, given: Given): Imported => {
  const { hypervisors, nodeExporter, unnamed, origins, problems } = importedHypervisors(
    facts,
    given.hypervisors,
    given.isOneOfSeveral,
  )
  const { pveExporter = {}, nodeExporter: nodeFields, namespace, ...rest } = facts.fragment
  const { credentials = { secret: `pve-${name}` }, resources, ...workload } = pveExporter
  const isNewSecret = pveExporter.credentials === undefined
  const intervals = importedIntervals(workload)
  const tls = given.tls ?? tlsOf(facts)
  const environment = {
    ...rest,
    namespace: given.namespace ?? namespace,
    namePrefix: given.namePrefix,
    hypervisors,
    pveExporter: {
      ...workload,
      interval: undefined,
      nodeInterval: undefined,
      scrapeTimeout: undefined,
      ...intervals.fields,
      credentials,
      tls,
      resources: resources && importedResources(resources),
    } as unknown as PveExporter,
    nodeExporter: nodeExporter ? nodeFields : (false as const),
    dashboards: given.withoutDashboards ? (false as const) : undefined,
  }
  const isUnsaid = given.tls === undefined && facts.tls === undefined
  return {
    name,
    environment: withoutDefaults(name, environment as never) as Environment,
    problems,
    origins: new Map([...facts.origins, ...origins]),
    notes: [
      ...(unnamed.length === 0
        ? []
        : [
            {
              path: ['hypervisors'],
              text: 'The release tells no names: put those that `pvecm nodes` shows in place of the made-up ones.',
            },
          ]),
      ...(isNewSecret
        ? [
            {
              path: ['pveExporter', 'credentials'],
              text: `To be created, with a new token: npm run --silent credentials -- ${name}`,
            },
          ]
        : []),
      ...(tls === 'insecure'
        ? []
        : given.tls === undefined && pveExporter.tls === undefined
          ? [{ path: ['pveExporter', 'tls'], text: `To be created: npm run --silent credentials -- ${name}` }]
          : []),
      ...(nodeExporter
        ? []
        : [
            {
              path: ['nodeExporter'],
              text: 'Leave this out once prometheus-node-exporter runs on the hypervisors.',
            },
          ]),
    ],
    remarks: [
      ...intervals.remarks,
      ...(namespace === undefined && given.namespace === undefined
        ? [
            'the release does not say its namespace; the environment goes to monitoring (--namespace says otherwise)',
          ]
        : []),
      ...(isUnsaid
        ? [
            'the release does not say whether it verifies certificates; the environment does (--tls insecure says otherwise)',
          ]
        : []),
    ],
    steps: [
      ...(unnamed.length === 0
        ? []
        : [
            `name the hypervisors: ${unnamed.join(', ')} ${unnamed.length === 1 ? 'has a made-up name' : 'have made-up names'}; \`pvecm nodes\` shows the real ones (or import again with --hypervisor <node>=<address>)`,
          ]),
      ...(isNewSecret ? [newSecret(name, facts)] : []),
      ...(tls !== 'insecure'
        ? [
            `create the CA ${caName(tls)}, unless it is there: \`npm run --silent credentials -- ${name}\` prints how`,
          ]
        : []),
    ],
  }
}

const tlsOf = ({ tls, fragment }: Facts): 'insecure' | Tls => {
  const own = fragment.pveExporter?.tls
  if (tls === 'insecure') return 'insecure'
  return own !== undefined && own !== 'insecure' && Object.keys(own).length > 0 ? own : { caConfigMap: ca }
}

const caName = ({ caSecret, caConfigMap }: Tls): string =>
  caSecret === undefined ? `ConfigMap ${caConfigMap ?? ca}` : `Secret ${caSecret}`

const newSecret = (name: string, { account: { user, tokenName } }: Facts): string => {
  const known = [
    ...(user === undefined || !/^[\w.-]+@[\w.-]+$/.test(user) ? [] : [`PVE_USER is ${user} in the release`]),
    ...(tokenName === undefined || !/^[\w.-]+$/.test(tokenName) ? [] : [`PVE_TOKEN_NAME ${tokenName}`]),
  ]
  return `create the Secret pve-${name}: \`npm run --silent credentials -- ${name}\` prints the command${known.length === 0 ? '' : ` (${known.join(', ')})`}`
}
