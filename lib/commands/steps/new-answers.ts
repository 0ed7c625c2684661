import type { Tls } from '../../environment.ts'
import type { Format } from '../../environment-file/environment-text.ts'

/** Who brings the overlay. */
export type DeliveredBy = 'hand' | 'argocd' | 'flux'

/** What a new environment is made of. */
export interface NewAnswers {
  name: string
  namespace: string
  hypervisors: { name: string; address: string }[]
  tls: 'insecure' | Tls
  secret: string
  monitorLabels: Record<string, string>
  nodeExporter: boolean
  delivery: DeliveredBy
  /** The Git repository; not needed where the tree says it in environments/shared/delivery.ts. */
  repository?: string
  format: Format
}

/** The answers that are there so far. */
export type SomeAnswers = Partial<NewAnswers>
