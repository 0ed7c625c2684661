import type { File } from '../file.ts'
import { componentKustomization } from '../kustomization.ts'
import { configMapAnnotations, configMapLabels } from './config-map.ts'
import type { DeliveredName } from './names.ts'

/**
 * dashboards/kustomization.yaml: a ConfigMap for each JSON that stands beside it. Its name has no hash, as the sidecar
 * would show the dashboard of each hash.
 */
export const dashboardComponent = (names: DeliveredName[]): File => ({
  path: 'dashboards/kustomization.yaml',
  value: componentKustomization({
    resources: [],
    generatorOptions: {
      disableNameSuffixHash: true,
      labels: configMapLabels,
      annotations: configMapAnnotations,
    },
    configMapGenerator: names.map(({ configMap, file }) => ({ name: configMap, files: [file] })),
  }),
  source: 'lib/dashboards/component.ts',
})
