import { stripVTControlCharacters } from 'node:util'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { jsonReport } from '../../lib/difference/report/json-report.ts'
import { markdownReport } from '../../lib/difference/report/markdown-report.ts'
import { objectTexts } from '../../lib/difference/report/object-texts.ts'
import { textReport } from '../../lib/difference/report/text-report.ts'
import type { Environment } from '../../lib/environment.ts'
import { reported } from './compared.ts'

const test = suite('reports of a difference')

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.11' }],
  pveExporter: { tls: 'insecure' },
  dashboards: false,
}
const against = { name: 'main (1a2b3c4)', notes: [] }

/** Forty environments, each with a name, namespace and address of its own. */
const forty = (own: Partial<Environment>): Record<string, Environment> =>
  Object.fromEntries(
    Array.from({ length: 40 }, (_, index) => [
      `site-${index + 1}`,
      {
        ...lab,
        ...own,
        namespace: `monitoring-${index + 1}`,
        hypervisors: [{ name: `pve-${index}`, address: `198.51.100.${index + 1}` }],
      },
    ]),
  )
const limit = { alerts: { rules: { ProxmoxStorageUsageHigh: { threshold: 0.85 } } } }

test('what is the same in forty environments is one line', () => {
  const report = reported(
    { ...forty({}), lab, other: lab },
    { ...forty(limit), lab: { ...lab, networkPolicy: false }, other: lab },
  )
  assert.is(
    stripVTControlCharacters(textReport(report, against)),
    `Against main (1a2b3c4): 41 of 42 environments differ.

40 environments (site-1, site-10, site-11 and 37 more): ProxmoxStorageUsageHigh 80 % → 85 %

lab
  no NetworkPolicy any more: every pod may ask the exporters, and they may ask anything
  2 objects go: NetworkPolicy pve-exporter, NetworkPolicy pve-exporter-hypervisor; kubectl apply leaves them there: delete them by hand

by object
  goes     NetworkPolicy pve-exporter             lab
  goes     NetworkPolicy pve-exporter-hypervisor  lab
  changes  PrometheusRule rules                   40 environments
`,
  )
})

test('what is the same in all environments that differ is said of all of them', () => {
  const few = (own: Partial<Environment>) => ({
    lab: { ...lab, ...own },
    other: { ...lab, ...own },
    third: lab,
  })
  const markdown = markdownReport(reported(few({}), few(limit)), against, [])
  assert.match(markdown, '**all 2 environments that differ**\n\n- `ProxmoxStorageUsageHigh')
})

test('a text stands for all environments that change alike', () => {
  const texts = [...objectTexts(reported(forty({}), forty(limit)))]
  assert.equal(
    texts.map(({ environment, others, object }) => ({ environment, others, object })),
    [{ environment: 'site-1', others: 39, object: 'PrometheusRule rules' }],
  )
  assert.match(texts[0]?.diff ?? '', /^-.*> 0\.8$/m)
  assert.match(texts[0]?.diff ?? '', /^\+.*> 0\.85$/m)
})

test('programs get everything', () => {
  const { different, same, changes, objects } = JSON.parse(
    jsonReport(reported({ lab, other: lab }, { lab: { ...lab, ...limit }, other: lab }), against),
  )
  assert.equal(
    { different, same, changes, objects },
    {
      different: ['lab'],
      same: ['other'],
      changes: [{ environments: ['lab'], sentences: ['ProxmoxStorageUsageHigh 80 % → 85 %'] }],
      objects: [
        { how: 'changes', kind: 'PrometheusRule', name: 'proxmox-monit-rules', environments: ['lab'] },
      ],
    },
  )
})

const esc = '\u001b'

/** A value that no build of ours would write, as a tree of somebody else's may hold. */
const hostile =
  '`</code>\u001b[2J\u001b]0;x\u0007<script>alert(1)</script> @team [a](https://b.example) | ![x](y) \u202e'
const withHostile = (files: Record<string, string>): Record<string, string> => ({
  ...files,
  'overlays/lab/rules-prometheus-rule.yaml': (
    files['overlays/lab/rules-prometheus-rule.yaml'] as string
  ).replace(/severity: warning/, `severity: ${JSON.stringify(hostile)}`),
})

test('what somebody else wrote steers no terminal', () => {
  const text = textReport(reported({ lab }, { lab }, withHostile), against, [
    ...objectTexts(reported({ lab }, { lab }, withHostile)),
  ])
  assert.match(text, 'severity warning → `</code>\\u001b[2J\\u001b]0;x\\u0007<script>')
  // Our own colours aside.
  assert.not.match(text.replaceAll(new RegExp(`\n|${esc}\\[\\d+m`, 'g'), ''), /[\p{Cc}\u202e]/u)
})

test('what somebody else wrote is code in Markdown: no tag, link, image or mention', () => {
  const markdown = markdownReport(reported({ lab }, { lab }, withHostile), against, [])
  const rest = markdown.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/gs, '')
  assert.match(markdown, '@team')
  assert.not.match(rest, /script|@team|b\.example|!\[/)
  assert.not.match(markdown, '\u001b')
})

test('a fence in a text does not end the text', () => {
  const withFence = (files: Record<string, string>) => ({
    ...files,
    'overlays/lab/rules-prometheus-rule.yaml': (
      files['overlays/lab/rules-prometheus-rule.yaml'] as string
    ).replace(/^ {12}summary: .*$/m, '            summary: "````"'),
  })
  const report = reported({ lab }, { lab }, withFence)
  assert.match(markdownReport(report, against, objectTexts(report)), '\n`````diff\n')
})

test('a comment never gets longer than GitHub takes, and counts what it leaves out', () => {
  const different = Object.fromEntries(
    Object.entries(forty({})).map(([name, environment], index) => [
      name,
      {
        ...environment,
        labels: { site: `${'x'.repeat(50)}${index}` },
        alerts: { labels: { team: `${'y'.repeat(60)}${index}` } },
      },
    ]),
  )
  const report = reported(forty({}), different)
  const markdown = markdownReport(report, against, objectTexts(report))
  assert.ok(markdown.length < 65_536 && markdown.length > 30_000, String(markdown.length))
  assert.match(markdown, /… and \d+ more objects: `npm run diff` shows them\./)
  assert.is(markdown.split('<details>').length, markdown.split('</details>').length)
})

test('a thousand kinds of change are a screen, and the rest is counted', () => {
  const many = Object.fromEntries(
    Object.entries(forty({})).flatMap(([name, environment]) => [
      [name, environment],
      [`${name}-b`, { ...environment, namePrefix: `${name}-b-` }],
    ]),
  )
  const changed = Object.fromEntries(
    Object.entries(many).map(([name, environment], index) => [
      name,
      { ...environment, alerts: { labels: { team: `a${index}` } } },
    ]),
  )
  assert.match(
    textReport(reported(many, changed), against),
    '… and 40 more groups of changes; name an environment to see its own, or give --json',
  )
})

const secret = (token: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'pve-exporter' },
  stringData: { PVE_TOKEN_VALUE: token },
})

test('the values of a Secret are in no report', () => {
  const sops = {
    ...lab,
    pveExporter: { tls: 'insecure' as const, credentials: { sops: { file: 'secret.sops.yaml' } } },
  }
  const withSecret = (token: string) => (files: Record<string, string>) => ({
    ...files,
    'overlays/lab/secret.sops.yaml': JSON.stringify(secret(token)),
  })
  const report = reported(
    { lab: sops },
    { lab: sops },
    withSecret('new-and-secret'),
    withSecret('old-and-secret'),
  )
  const all =
    textReport(report, against, [...objectTexts(report)]) +
    markdownReport(report, against, objectTexts(report)) +
    jsonReport(report, against)
  assert.match(all, 'Secret pve-exporter: stringData.PVE_TOKEN_VALUE changes (hidden)')
  assert.not.match(all, 'and-secret')
})

test.run()
