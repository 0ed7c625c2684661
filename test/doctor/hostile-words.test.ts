import { spawnSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import type { Check, Mend } from '../../lib/doctor/check.ts'
import { judgeGit } from '../../lib/doctor/checks/PM105.ts'
import { PM406 } from '../../lib/doctor/checks/PM406.ts'
import { PM407 } from '../../lib/doctor/checks/PM407.ts'
import { PM508 } from '../../lib/doctor/checks/PM508.ts'
import { PM509 } from '../../lib/doctor/checks/PM509.ts'
import { PM601 } from '../../lib/doctor/checks/PM601.ts'
import { onHypervisor } from '../../lib/doctor/exporter/mends.ts'
import { sidecarFinding } from '../../lib/doctor/grafana/sidecars.ts'
import { policyCommand } from '../../lib/doctor/policy-command.ts'
import { literal, namespaceFindings } from '../../lib/doctor/prometheus/selection-findings.ts'
import { shell } from '../../lib/problem/shell.ts'
import { recordedLogs } from './exporter/recorded-logs.ts'
import { type Told, toldScene } from './told-scene.ts'

/** What a tenant, a hypervisor or a file may be called, so that a shell that reads it raw makes the file `taken`. */
const hostile = [
  '$(touch taken)',
  '`touch taken`',
  "x'; touch taken; '",
  'x"; touch taken; "',
  'x; touch taken #',
  'x\ntouch taken\n',
  '\'"; touch taken #',
]

const programs = mkdtempSync(join(tmpdir(), 'programs-'))
test.after(() => rmSync(programs, { recursive: true }))
const bodies = { ssh: 'shift; exec bash -c "$*"', kubectl: 'printf %s "$SECRET"' }
for (const name of ['kubectl', 'helm', 'git', 'ssh', 'pveum'])
  writeFileSync(join(programs, name), `#!/bin/sh\n${Reflect.get(bodies, name) ?? ''}\n`, { mode: 0o755 })

/** Whether pasted commands made a file, with programs that do nothing but `ssh`, which runs a shell of its own. */
const made = (commands: string[], secret = ''): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'pasted-'))
  const env = { PATH: `${programs}:${process.env.PATH}`, TOKEN: 'a', PVE_USER: 'a', TOKEN_NAME: 'a' }
  spawnSync('bash', ['-c', 'for command; do (eval "$command"); done', 'bash', ...commands], {
    cwd: folder,
    env: { ...env, SECRET: secret },
  })
  const files = readdirSync(folder)
  rmSync(folder, { recursive: true })
  return files
}

const mendOf = async (check: Check, told: Told): Promise<Mend | undefined> => {
  const result = await check.run(toldScene(told))
  return 'findings' in result ? result.findings[0].mend : undefined
}
const prometheus = (spec: object) => ({
  apiVersion: 'monitoring.coreos.com/v1',
  kind: 'Prometheus',
  metadata: { name: 'k8s', namespace: 'monitoring' },
  spec: { serviceMonitorSelector: {}, serviceMonitorNamespaceSelector: {}, ...spec },
})
const pod = (name: string) => ({
  metadata: {
    name,
    namespace: 'proxmox',
    labels: { 'app.kubernetes.io/name': name, 'app.kubernetes.io/component': 'pve-exporter' },
  },
  spec: {},
  status: { podIP: '10.244.0.7', conditions: [{ type: 'Ready', status: 'True' }] },
})
const pods = [pod('pve-exporter'), pod('pve-exporter-node')]
const target = (labels: object, discoveredLabels: object) => ({
  labels: { job: 'proxmox-pve-cluster', instance: 'a', namespace: 'proxmox', ...labels },
  discoveredLabels,
  scrapePool: 'serviceMonitor/proxmox/newyork/0',
  scrapeUrl: 'http://a/pve',
  health: 'up',
  lastError: '',
})
const scraped = (spec: object, targets: object[], rows: object[] = []): Told => ({
  rendered: [{ kind: 'ServiceMonitor', metadata: { name: 'newyork', namespace: 'proxmox', labels: {} } }],
  lists: { Prometheus: [prometheus(spec)], Pod: pods, Namespace: [] },
  prometheus: {
    'targets?': { activeTargets: targets },
    scrape_pools: { scrapePools: ['serviceMonitor/proxmox/newyork/0'] },
    'query?': { result: rows },
  },
})
const logged = (words: string): Told => ({
  lists: { Pod: pods },
  logs:
    words === ''
      ? recordedLogs.forbidden
      : recordedLogs.expired.replace("token 'monitoring' access expired", () => words),
  exporter: () => ({ status: 500, body: '' }),
})

/** What doctor advises, by who chose a word in it. */
const advised: Record<string, (word: string) => Promise<Mend | undefined> | Mend | undefined> = {
  "a Service's annotations": word => {
    const release = 'name namespace'
      .split(' ')
      .map(field => [`__meta_kubernetes_service_annotation_meta_helm_sh_release_${field}`, word])
    const foreign = target({ job: 'b' }, Object.fromEntries(release))
    const rows = [
      { metric: { environment: 'newyork', id: 'cluster/a' } },
      { metric: { ...foreign.labels, id: 'cluster/a' } },
    ]
    return mendOf(PM508, scraped({}, [foreign], rows))
  },
  'a Prometheus': word =>
    mendOf(
      PM509,
      scraped({ enforcedNamespaceLabel: 'environment', excludedFromEnforcement: [{ name: word }] }, [
        target({}, {}),
      ]),
    ),
  "a Prometheus's namespace selector": word =>
    namespaceFindings(
      { namespace: 'lab' } as never,
      {
        prometheus: prometheus({}),
        unselected: [{ by: 'namespace', field: 'a', selector: { matchLabels: { team: word } }, unmet: [] }],
      } as never,
      '',
    )[0]?.mend,
  'a user of Proxmox VE whose access expired': word => mendOf(PM406, logged(`user '${word}' access expired`)),
  'a user of Proxmox VE that is disabled': word => mendOf(PM406, logged(`user '${word}' is disabled`)),
  'a token that expired': word => mendOf(PM406, logged(`token '${word}' access expired`)),
  'the user of an unknown token': word => mendOf(PM406, logged(`no such token 'a' for user '${word}'`)),
  'a workload with a sidecar': word =>
    sidecarFinding({} as never, { labels: { grafana_dashboard: '1' } }, [
      {
        workload: word,
        namespace: word,
        container: word,
        label: 'grafana_dashboard',
        value: '',
        namespaces: [],
      },
    ])?.mend,
  'a pod that a policy is to select': word => ({
    command: policyCommand('a', 'b', { podSelector: { matchLabels: { a: word } } }),
  }),
  'a file that is not committed': word =>
    judgeGit({
      status: `?? environments/shared/${word.replaceAll('\n', '')}`,
      ahead: '',
      paths: ['environments'],
      others: [],
      delivered: true,
      name: 'lab',
    })[0]?.mend,
  'a word of a command on a hypervisor': word => ({
    command: onHypervisor({} as never, shell`pveum user list ${word}`, 'h'),
  }),
}

for (const [who, mend] of Object.entries(advised))
  test(`what doctor prints for a shell runs nothing that ${who} is called`, async () => {
    const commands = await Promise.all(
      hostile.map(async word => ((await mend(word)) as { command?: string } | undefined)?.command ?? ''),
    )
    assert.not.ok(commands.includes(''))
    assert.equal(made(commands), [], commands.join('\n'))
  })

test('whoever may write the Secret with the token has no account on the hypervisor where doctor’s advice runs', async () => {
  const { command } = (await mendOf(PM407, logged(''))) as {
    command: string
  }
  for (const word of hostile) assert.equal(made([command], word), [], command)
})

test('a line for an environment’s file holds what a cluster says as text, for TypeScript and YAML', async () => {
  for (const word of [...hostile, "\\', x: touch(), y: '", 'a\\', "it's"]) {
    const labels = { [word]: word }
    assert.equal(parse(literal(labels)), labels)
    assert.equal(new Function(`return (${literal(labels)})`)(), labels)
  }
  const told = scraped(
    { ruleSelector: { matchLabels: { role: "\\', x: 1, y: '" } }, ruleNamespaceSelector: {} },
    [],
  )
  const rules = { kind: 'PrometheusRule', metadata: { name: 'a', namespace: 'proxmox', labels: {} } }
  const { line } = (await mendOf(PM601, { ...told, rendered: [rules] })) as { line: string }
  assert.is(line, String.raw`prometheus: { monitorLabels: { role: "\\', x: 1, y: '" } }`)
})

test.run()
