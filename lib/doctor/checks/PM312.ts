import { shell } from '../../problem/shell.ts'
import type { Finding } from '../check.ts'
import { lastLine, lastWords } from '../last-words.ts'
import { objectName } from '../live-object.ts'
import { type Container, containersOf, isCrashing, lastEnd } from '../pods.ts'
import { workloadCheck } from '../workload-check.ts'

/** Every other reason for which an exporter ends. */
export const PM312 = workloadCheck({
  code: 'PM312',
  title: 'The exporters stay up.',
  after: ['PM310', 'PM311'],
  judge: async ({ pods }, scene) => {
    const crashing = containersOf(pods).filter(isCrashing)
    const logs = await Promise.all(crashing.map(one => lastWords(scene, one)))
    return crashing.map((one, index) => crash(one, logs[index] as string))
  },
})

/** Why an exporter ends again and again, by its last words. */
export const crash = (container: Container, log: string): Finding => {
  const { pod, status } = container
  const { namespace, name } = pod.metadata
  const known = causes.find(([pattern]) => pattern.test(log))
  return {
    what: `${objectName(pod)} ends again and again (exit code ${lastEnd(container)?.exitCode ?? 'unknown'}): ${lastLine(log)}`,
    why: 'This exporter answers no scrape.',
    mend: known?.[1] ?? {
      // Until its first restart there is no container before this one.
      command: shell`kubectl --namespace ${namespace} logs ${name} --container ${[status.name, ...(status.lastState?.terminated === undefined ? [] : ['--previous'])]}`,
    },
  }
}

const causes: [RegExp, Finding['mend']][] = [
  // A kernel with ipv6.disable=1 has no address family for [::].
  [/Errno 97|Address family not supported/, { line: "listenAddress: '0.0.0.0'", in: 'pveExporter' }],
  [/yaml\.|ScannerError|ParserError/, { advice: 'Correct the YAML of `pve.yml` in the Secret.' }],
  [
    /No module named|exec format error|no such file or directory/,
    { advice: 'Correct pveExporter.image: this image is no exporter for these nodes.' },
  ],
]
