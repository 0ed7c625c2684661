import { toolbox } from '../images.ts'
import { cluster, kubectl, waitFor } from './shared.ts'

/** A pod that runs commands. */
export interface Client {
  run(...command: string[]): Promise<string>
  /** What a URL answers, or the reason why it does not, such as `timed out`; whoever answers is told the seconds, as Prometheus tells them. */
  get(url: string, seconds?: number): Promise<string>
}

/** Starts a pod under `restricted` in the namespace, with these labels, and waits until NetworkPolicies hold for it. */
export async function client(
  name: string,
  namespace: string,
  labels: Record<string, string>,
): Promise<Client> {
  await kubectl.apply([podOf(name, namespace, labels)])
  await waitFor(`pod ${name}`, async () => {
    const pod = await kubectl.get('pod', name, `--namespace=${namespace}`)
    return pod.status.phase === 'Running' && cluster.isUnderPolicies(pod)
  })
  const run = (...command: string[]) => kubectl(['exec', `--namespace=${namespace}`, name, '--', ...command])
  return {
    run,
    get: (url, seconds = 8) => run('python3', '-c', script, url, String(seconds)),
  }
}

const script = `import sys, urllib.request
asked = urllib.request.Request(sys.argv[1], headers={'X-Prometheus-Scrape-Timeout-Seconds': sys.argv[2]})
try: print(urllib.request.urlopen(asked, timeout=float(sys.argv[2])).read().decode())
except OSError as error: print(getattr(error, 'reason', error))`

const podOf = (name: string, namespace: string, labels: Record<string, string>) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace, labels },
  spec: {
    terminationGracePeriodSeconds: 0,
    securityContext: { runAsNonRoot: true, runAsUser: 65534, seccompProfile: { type: 'RuntimeDefault' } },
    containers: [
      {
        name,
        image: toolbox,
        securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ['ALL'] } },
      },
    ],
  },
})
