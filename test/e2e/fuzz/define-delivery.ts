import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { stringify } from 'yaml'
import type { Cluster } from '../cluster/cluster.ts'
import { define } from '../cluster/definitions.ts'
import { grafanaDashboardDefinition } from '../cluster/tests/grafana-dashboard-definition.ts'
import { moduleFolder } from '../cluster/tools.ts'

/** The real definitions of what brings overlays and their Secrets, and a stand-in of the Grafana operator's. */
export const defineDelivery = async (cluster: Cluster): Promise<void> => {
  const texts = await Promise.all([
    folder('argocd', 'github.com/argoproj/argo-cd/v3', 'manifests/crds', /-crd\.yaml$/),
    folder('flux-source', 'github.com/fluxcd/source-controller', 'config/crd/bases', /\.yaml$/),
    folder('flux-kustomize', 'github.com/fluxcd/kustomize-controller', 'config/crd/bases', /\.yaml$/),
    folder(
      'external-secrets',
      'github.com/external-secrets/external-secrets',
      'config/crds/bases',
      /_externalsecrets\.yaml$/,
    ),
    folder('sealed-secrets', 'github.com/bitnami-labs/sealed-secrets', 'helm/sealed-secrets/crds', /\.yaml$/),
  ])
  await define(cluster, [...texts, stringify(grafanaDashboardDefinition)].join('\n---\n'))
}

const folder = async (module: string, path: string, within: string, files: RegExp): Promise<string> => {
  const whole = join(await moduleFolder(module, path), within)
  return readdirSync(whole)
    .filter(file => files.test(file))
    .map(file => readFileSync(join(whole, file), 'utf8'))
    .join('\n---\n')
}
