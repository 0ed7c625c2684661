import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Cluster } from './cluster.ts'
import { define } from './definitions.ts'
import { programs } from './paths.ts'
import { moduleFolder } from './tools.ts'

const namespace = 'argocd'
const redis = '--redis=127.0.0.1:6379'

/** Starts Argo CD's repo server, application and ApplicationSet controllers beside the cluster, with its release's own configuration. */
export async function startArgocd(cluster: Cluster, folder: string) {
  const sources = await moduleFolder('argocd', 'github.com/argoproj/argo-cd/v3')
  const manifests = join(sources, 'manifests')
  const crds = ['application-crd.yaml', 'applicationset-crd.yaml', 'appproject-crd.yaml'].map(file =>
    readFileSync(join(manifests, 'crds', file), 'utf8'),
  )
  await define(cluster, crds.join('\n---\n'))
  await cluster.kubectl.apply([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: namespace } }])
  const config = await cluster.kubectl(['kustomize', join(manifests, 'base/config')])
  await cluster.kubectl.apply(config, '--namespace', namespace)
  await cluster.kubectl.apply([defaultProject])

  for (const name of ['bin', 'home', 'tmp']) mkdirSync(join(folder, name), { recursive: true })
  // The repo server calls these; in Go's module cache no file is executable.
  for (const name of ['git-verify-wrapper.sh', 'gpg-wrapper.sh'])
    writeFileSync(join(folder, 'bin', name), readFileSync(join(sources, 'hack', name)), { mode: 0o755 })
  const env = {
    KUBECONFIG: cluster.kubeconfig,
    HOME: join(folder, 'home'),
    TMPDIR: join(folder, 'tmp'),
    PATH: `${join(folder, 'bin')}:${programs}:${process.env.PATH}`,
    // Without it the controller expects to run inside the cluster, as a pod.
    ARGOCD_FAKE_IN_CLUSTER: 'true',
    ARGOCD_GPG_ENABLED: 'false',
  }
  const start = (name: string, args: string[]) =>
    cluster.processes.start(name, join(programs, 'argocd'), [...args, '--loglevel=info'], {
      ...env,
      ARGOCD_BINARY_NAME: name,
    })
  cluster.processes.start('redis', 'redis-server', ['--bind', '127.0.0.1', '--save', '', '--dir', folder])
  start('argocd-repo-server', [
    '--disable-tls',
    '--client-ca-path=',
    '--port=8081',
    '--metrics-port=8084',
    '--revision-cache-expiration=1s',
    redis,
  ])
  const controller = ['--repo-server=127.0.0.1:8081', '--repo-server-plaintext', `--namespace=${namespace}`]
  start('argocd-application-controller', [
    ...controller,
    '--metrics-port=8082',
    '--app-resync=3',
    '--app-resync-jitter=0',
    redis,
  ])
  start('argocd-applicationset-controller', [
    '--argocd-repo-server=127.0.0.1:8081',
    '--repo-server-plaintext',
    `--namespace=${namespace}`,
    '--metrics-addr=:8085',
    '--probe-addr=:8086',
    '--webhook-addr=:7000',
  ])
}

/** Argo CD's API server, which does not run here, would create it. */
const defaultProject = {
  apiVersion: 'argoproj.io/v1alpha1',
  kind: 'AppProject',
  metadata: { name: 'default', namespace },
  spec: {
    sourceRepos: ['*'],
    destinations: [{ server: '*', namespace: '*' }],
    clusterResourceWhitelist: [{ group: '*', kind: '*' }],
  },
}
