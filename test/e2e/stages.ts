import { alerts } from './alerts/alerts-stage.ts'
import { cleanliness } from './cleanliness/cleanliness.ts'
import { cluster } from './cluster/tests/cluster-stage.ts'
import { dashboards } from './dashboards/dashboards-stage.ts'
import { doctor } from './doctor/doctor-stage.ts'
import { exporter } from './exporter/exporter.ts'
import type { Stage } from './exporter/outcome.ts'
import { gitops } from './gitops/gitops-stage.ts'
import { scale } from './scale/scale-stage.ts'
import { soak } from './soak/soak-stage.ts'

/** The stages by name, in the order in which they run: the longest first, so that none is left to run by itself. */
export const stages: Record<string, Stage> = {
  cleanliness,
  doctor,
  scale,
  gitops,
  cluster,
  exporter,
  alerts,
  dashboards,
  soak,
}
