import shippedNewyork from '../../../../environments/recette-newyork.ts'
import type { Environment } from '../../../../lib/environment.ts'
import { monitorLabels } from '../../laboratory/laboratory.ts'

/** Intervals that a test can wait for; everything else is as shipped. */
const often = { interval: '8s', nodeInterval: '8s', scrapeTimeout: '8s' } as const

/** The environment that is shipped, seen by the cluster's Prometheus. */
export const recetteNewyork: Environment = {
  ...shippedNewyork,
  pveExporter: { ...shippedNewyork.pveExporter, ...often },
  nodeExporter: { interval: '4s' },
  prometheus: { monitorLabels },
}

export const environments = { 'recette-newyork': recetteNewyork }
