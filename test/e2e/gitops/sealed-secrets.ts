import { cpSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cluster } from '../cluster/cluster.ts'
import { define } from '../cluster/definitions.ts'
import type { KubernetesObject } from '../cluster/kubectl.ts'
import { programs } from '../cluster/paths.ts'
import { moduleFolder } from '../cluster/tools.ts'

const namespace = 'kube-system'

/** Starts the Sealed Secrets controller beside the cluster, and gives the file of the certificate that values are sealed with. */
export async function startSealedSecrets(cluster: Cluster, folder: string): Promise<string> {
  const sources = await moduleFolder('sealed-secrets', 'github.com/bitnami-labs/sealed-secrets')
  const crd = join(sources, 'helm/sealed-secrets/crds/bitnami.com_sealedsecrets.yaml')
  await define(cluster, readFileSync(crd, 'utf8'))
  const environment = asInPod(cluster)
  cluster.processes.start(
    'sealed-secrets',
    join(programs, 'sealed-secrets-controller'),
    ['--key-size=2048', '--listen-addr=:8180', '--listen-metrics-addr=:8181'],
    environment,
  )
  const certificate = join(folder, 'sealed-secrets.pem')
  writeFileSync(certificate, await cluster.waitFor('the key that seals', () => sealingCertificate(cluster)))
  return certificate
}

async function sealingCertificate({ kubectl }: Cluster): Promise<string | undefined> {
  const selector = '--selector=sealedsecrets.bitnami.com/sealed-secrets-key'
  const { items } = await kubectl.get<{ items: KubernetesObject[] }>(
    'secrets',
    `--namespace=${namespace}`,
    selector,
  )
  const certificate = items[0]?.data['tls.crt']
  return certificate && Buffer.from(certificate, 'base64').toString()
}

/** It looks for the API server as a pod does; /run is the enclosure's own. */
function asInPod({ kubeconfig }: Cluster): Record<string, string> {
  const { clusters, users } = JSON.parse(readFileSync(kubeconfig, 'utf8'))
  const { server, 'certificate-authority': ca } = clusters[0].cluster
  const folder = '/var/run/secrets/kubernetes.io/serviceaccount'
  mkdirSync(folder, { recursive: true })
  cpSync(ca, join(folder, 'ca.crt'))
  writeFileSync(join(folder, 'token'), users[0].user.token)
  writeFileSync(join(folder, 'namespace'), namespace)
  const { hostname, port } = new URL(server)
  return { KUBERNETES_SERVICE_HOST: hostname, KUBERNETES_SERVICE_PORT: port }
}
