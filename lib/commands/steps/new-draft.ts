import type { Draft } from '../../environment-file/environment-text.ts'
import { withoutDefaults } from '../../environment-file/without-defaults.ts'
import type { Fragment } from '../../extend.ts'
import type { NewAnswers } from './new-answers.ts'

/** The fragments of environments/shared/delivery.ts, by who brings the overlay. */
const sharedDelivery = { argocd: 'byArgoCD', flux: 'byFlux' } as const

/** The environment that answers ask for; it extends the tree's shared delivery where there is one. */
export const newDraft = (answers: NewAnswers, shared: string | undefined): Draft => {
  const { name, format, namespace, hypervisors, tls, secret, monitorLabels, nodeExporter, delivery } = answers
  const extended = delivery === 'hand' || format === 'yaml' ? undefined : sharedDelivery[delivery]
  const isShared = extended !== undefined && new RegExp(`export const ${extended}\\b`).test(shared ?? '')
  const own: Fragment = {
    namespace,
    hypervisors,
    pveExporter: { credentials: { secret }, tls },
    ...(!nodeExporter && { nodeExporter: false as const }),
    ...(Object.keys(monitorLabels).length > 0 && { prometheus: { monitorLabels } }),
    ...(isShared ? withOwnRepository(answers) : deliveryOf(answers)),
  }
  const fragment = withoutDefaults(name, own)
  return {
    name,
    format,
    environment: { ...fragment, namespace },
    notes: [],
    ...(isShared && { extended: { name: extended, file: 'delivery.ts' } }),
  }
}

/** What the shared delivery says of the repository, where somebody named another. */
const withOwnRepository = ({ repository }: NewAnswers): Fragment =>
  repository === undefined ? {} : { delivery: { repository: { url: repository } } }

const deliveryOf = ({ delivery, repository = '' }: NewAnswers): Fragment => {
  if (delivery === 'hand') return {}
  return {
    // A stock Argo CD leaves Endpoints out of its syncs.
    ...(delivery === 'argocd' && { discovery: 'static' as const }),
    delivery: { repository: { url: repository }, [delivery]: {} },
  }
}
