import type { File } from '../file/file.ts'
import type { DeliveredName } from '../monitoring/dashboards/dashboard-names.ts'
import { componentKustomization } from './kustomization.ts'
import { configMapAnnotations, configMapLabels } from './objects/dashboard-config-maps.ts'

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
  source: 'lib/generate/dashboard-component.ts',
})
