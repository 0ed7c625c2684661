import type { NamedEnvironment } from '../../environment/defaults.ts'
import type { Facts } from '../../release/facts.ts'
import type { Change } from '../../release/release-comparison.ts'

/** What has to be done by hand after an import, beside what the environment itself lacks. */
export const importSteps = (
  { name }: NamedEnvironment,
  { secrets }: Facts,
  changes: Change[],
  takeOver: boolean,
): string[] => [
  ...(secrets.length === 0
    ? []
    : [
        `replace the token: ${secrets.map(({ place, what }) => `${place.file}:${place.line} (${what})`).join(', ')} ${secrets.length === 1 ? 'holds' : 'hold'} a secret in plain sight, and whoever read that file has it (docs/credentials.md#the-token)`,
      ]),
  'set `delivery` where Argo CD or Flux brings the overlay (README, Deliver from git)',
  `npm run build, and read overlays/${name}`,
  ...(takeOver
    ? [handOver(changes)]
    : ['run both side by side, compare, then uninstall the release: docs/migration.md#side-by-side']),
  `npm run doctor -- ${name} says whether the environment works, and if not, why`,
]

const handOver = (changes: Change[]): string => {
  const recreated = changes.filter(({ change }) => change === 'recreated')
  const first = 'take over the release’s objects: docs/migration.md#handing-over'
  return recreated.length === 0
    ? first
    : `${first}; first delete ${recreated.map(({ kind, name }) => `${kind} ${name}`).join(', ')}`
}
