import type { NamedEnvironment } from '../../environment/defaults.ts'
import { environmentLabel, jobs } from '../../environment/object-names.ts'
import { numberOf } from '../../problem/number-of.ts'
import { shell } from '../../problem/shell.ts'
import { type Check, type Finding, found, skip, unseen } from '../check.ts'
import { workloads } from '../pods.ts'
import { downPrometheus } from '../prometheus/down-prometheus.ts'
import { namespaceOfPrometheus } from '../prometheus/namespace-of-prometheus.ts'
import { operatorDown } from '../prometheus/operator-down.ts'
import { nameOf, patched } from '../prometheus/prometheus-object.ts'
import { expectedTargets, knownTargets, poolName, poolsOf } from '../prometheus/targets.ts'
import { unwritten } from '../prometheus/unwritten.ts'
import { mayList } from '../rights.ts'

/** Scrapes that Prometheus has in its configuration, and their targets. */
export const PM504: Check = {
  code: 'PM504',
  title: 'Prometheus has the targets.',
  after: ['PM502', 'PM503'],
  // A right to enter every pod is more than anyone should ask for.
  rights: ({ environment }) => {
    const namespace = namespaceOfPrometheus(environment)
    return [
      ...mayList(['Pod'], namespace),
      { verb: 'create', group: '', resource: 'pods/portforward', namespace },
    ]
  },
  run: async scene => {
    const [targets, rendered] = await Promise.all([knownTargets(scene), scene.rendered()])
    const failure = targets.failure ?? rendered.failure
    const down = await downPrometheus(scene, failure)
    if (down !== undefined) return found([down])
    if (failure !== undefined) return unseen(failure)
    if (targets.value === undefined) return skip('no Prometheus selects the environment')
    const { api, own, pools } = targets.value
    const { prometheus } = api
    const unknown = poolsOf(rendered.value ?? []).filter(pool => !pools.some(each => poolName(each) === pool))
    const broken = unwritten(prometheus)
    if (unknown.length > 0 && broken.length > 0) return found(broken)
    const operator = unknown.length > 0 && !prometheus.spec.paused && (await operatorDown(scene))
    if (operator) return found([operator])
    if (unknown.length > 0)
      return found([
        {
          what: `The configuration of the Prometheus ${nameOf(prometheus)} lacks ${unknown.join(', ')}${prometheus.spec.paused ? ': its object is paused' : ''}.`,
          why: 'It does not scrape what it does not know.',
          mend: prometheus.spec.paused
            ? { command: patched(prometheus, { paused: false }) }
            : {
                command: shell`kubectl --namespace ${scene.environment.namespace} get events --field-selector reason=InvalidConfiguration,type=Warning`,
              },
        },
      ])
    // A pod that is not there, or on no node, is no target: PM306 or PM307 tells it.
    const podless = (await workloads(scene)).value?.pods.every(({ status }) => status?.podIP === undefined)
    const missing = missingJobs(
      scene.environment,
      own.map(({ labels }) => labels),
    ).filter(job => !(podless === true && job.startsWith(`${jobs.exporter}:`)))
    return found(
      missing.length === 0 ? [] : [absent(scene.environment, missing)],
      numberOf(own.length, 'target'),
    )
  },
}

/** Jobs with fewer targets than the environment's file makes. */
export const missingJobs = (environment: NamedEnvironment, labels: Record<string, string>[]): string[] =>
  Object.entries(expectedTargets(environment)).flatMap(([job, expected]) => {
    const count = labels.filter(each => each.job === job).length
    return count >= expected ? [] : [`${job}: ${count} of ${expected}`]
  })

const absent = ({ namespace, name }: NamedEnvironment, missing: string[]): Finding => ({
  what: `Prometheus lacks targets: ${missing.join(', ')}.`,
  why: 'What is no target is neither shown nor alerted on.',
  mend: {
    command: shell`kubectl --namespace ${namespace} get services,endpoints,endpointslices --selector ${environmentLabel}=${name}`,
  },
})
