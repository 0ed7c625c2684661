import { generateKeyPairSync } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { addresses } from './addresses.ts'
import { command } from './command.ts'
import { writeKubeconfig, writeTokens } from './kubeconfig.ts'
import { programs } from './paths.ts'
import type { Processes } from './processes.ts'
import { waitFor } from './wait.ts'

export interface ControlPlane {
  /** Paths of the kubeconfigs: the administrator's, and those that the node's parts use. */
  kubeconfigs: Record<'admin' | 'kubelet' | 'kube-proxy', string>
  /** Ends the API server and starts it again on the same data. */
  restartApiServer(): Promise<void>
}

/** The API server's address. */
export const apiServer = `https://${addresses.node[0]}:6443`

/** Starts etcd, the API server, the controller manager and the scheduler, and waits until the API server is ready. */
export async function controlPlane(folder: string, processes: Processes): Promise<ControlPlane> {
  const certificates = join(folder, 'certificates')
  mkdirSync(certificates)
  // The API server's own certificate names the Service, and everything trusts it.
  const ca = join(certificates, 'apiserver.crt')
  const { file: tokenFile, tokens } = writeTokens(folder)
  const kubeconfig = (user: keyof typeof tokens) => writeKubeconfig(folder, user, tokens[user], apiServer, ca)
  const key = serviceAccountKey(folder)
  const admin = kubeconfig('admin')
  const startApiServer = async () => {
    processes.start(
      'kube-apiserver',
      join(programs, 'kube-apiserver'),
      apiServerArguments(certificates, tokenFile, key),
    )
    const ready = ['--kubeconfig', admin, 'get', '--raw', '/readyz']
    await waitFor('the API server', () => command(join(programs, 'kubectl'), ready))
  }
  const kubectl = (...args: string[]) => command(join(programs, 'kubectl'), ['--kubeconfig', admin, ...args])

  const etcd = ['--data-dir', join(folder, 'etcd'), '--unsafe-no-fsync', '--logger', 'zap']
  processes.start('etcd', 'etcd', etcd)
  await startApiServer()
  // It makes them by itself once it is ready.
  await waitFor('the namespaces of the system', () => kubectl('get', 'namespaces', 'default', 'kube-system'))
  processes.start('kube-controller-manager', join(programs, 'kube-controller-manager'), [
    `--kubeconfig=${kubeconfig('kube-controller-manager')}`,
    `--service-account-private-key-file=${key}`,
    `--root-ca-file=${ca}`,
    '--use-service-account-credentials=true',
    '--leader-elect=false',
  ])
  const scheduler = [`--kubeconfig=${kubeconfig('kube-scheduler')}`, '--leader-elect=false']
  processes.start('kube-scheduler', join(programs, 'kube-scheduler'), scheduler)
  return {
    kubeconfigs: { admin, kubelet: kubeconfig('kubelet'), 'kube-proxy': kubeconfig('kube-proxy') },
    async restartApiServer() {
      const kinds = await kubectl('api-resources', '--output=name')
      // When asked to end, it waits a minute for its watchers.
      await processes.stop('kube-apiserver', 'SIGKILL')
      await startApiServer()
      // It is ready before discovery lists the defined kinds again.
      await waitFor('all kinds', async () => (await kubectl('api-resources', '--output=name')) === kinds)
    },
  }
}

const apiServerArguments = (certificates: string, tokens: string, key: string) => [
  '--etcd-servers=http://127.0.0.1:2379',
  `--advertise-address=${addresses.node[0]}`,
  `--cert-dir=${certificates}`,
  `--token-auth-file=${tokens}`,
  '--authorization-mode=Node,RBAC',
  '--enable-admission-plugins=NodeRestriction',
  `--service-cluster-ip-range=${addresses.services}`,
  '--service-account-issuer=https://kubernetes.default.svc',
  `--service-account-key-file=${key}`,
  `--service-account-signing-key-file=${key}`,
  '--kubelet-preferred-address-types=InternalIP',
  '--allow-privileged=true',
]

/** A new key to sign service account tokens. */
function serviceAccountKey(folder: string): string {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const file = join(folder, 'service-account.key')
  writeFileSync(file, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  return file
}
