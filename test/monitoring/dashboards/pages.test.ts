import type { Dashboard } from '@grafana/grafana-foundation-sdk/dashboard'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { dashboards } from '../../../lib/monitoring/dashboards/all-dashboards.ts'
import { colors, lineColors } from '../../../lib/monitoring/dashboards/appearance.ts'
import { committed, panelsOf } from './committed.ts'

test('the dashboards have these uids, which stand in bookmarks and never change', () => {
  assert.equal(
    committed.map(({ dashboard }) => [dashboard.uid, dashboard.title]),
    [
      ['proxmox-fleet', 'Proxmox / Fleet'],
      ['proxmox-cluster', 'Proxmox / Cluster'],
      ['proxmox-hypervisor', 'Proxmox / Hypervisor'],
      ['proxmox-guests', 'Proxmox / Guests'],
      ['proxmox-storage-and-backup', 'Proxmox / Storage and backup'],
      ['proxmox-backups', 'Proxmox / Backups'],
      ['proxmox-ceph', 'Proxmox / Ceph'],
      ['proxmox-exporters', 'Proxmox / Exporters'],
    ],
  )
})

test('alerts are grey where no rules are loaded', () => {
  const alerts = committed.flatMap(({ dashboard }) =>
    panelsOf(dashboard).filter(({ title }) => title === 'Alerts firing'),
  )
  assert.is(alerts.length, 2)
  for (const { fieldConfig } of alerts)
    assert.equal(fieldConfig?.defaults.mappings?.at(-1), {
      type: 'special',
      options: { match: 'null', result: { text: 'no rules', color: colors.unknown, index: 9 } },
    })
})

test('the sources give the same bytes each time', () => {
  assert.is(JSON.stringify(dashboards()), JSON.stringify(dashboards()))
})

for (const { file, text, dashboard } of committed) {
  test(`${file} is under 200 KB, what kubectl apply takes with its own notes`, () => {
    assert.ok(Buffer.byteLength(text) < 200_000)
  })

  test(`${file} lets its viewer pick the Prometheus, and environments or all of them`, () => {
    const [datasource, environment] = dashboard.templating.list ?? []
    assert.equal(
      [datasource?.name, datasource?.type, datasource?.query],
      ['datasource', 'datasource', 'prometheus'],
    )
    assert.equal(
      [environment?.name, environment?.multi, environment?.includeAll],
      ['environment', true, true],
    )
    assert.is(queryOf(environment), 'label_values(up{job="proxmox-pve-cluster"}, environment)')
  })

  test(`${file} has variables whose queries Grafana knows by its own patterns, and none that asks for itself`, () => {
    for (const variable of dashboard.templating.list ?? [])
      if (variable.type === 'query') {
        assert.match(
          queryOf(variable),
          // PrometheusMetricFindQuery of Grafana's Prometheus plugin.
          /^(label_values\((?:(.+),\s*)?([a-zA-Z_$][a-zA-Z0-9_]*)\)|query_result\((.+)\))\s*$/,
        )
        assert.not.ok(queryOf(variable).includes(`$${variable.name}`), variable.name)
      }
  })

  test(`${file} leads to the other dashboards with time and variables`, () => {
    assert.equal(
      dashboard.links?.map(({ type, tags, includeVars, keepTime }) => [type, tags, includeVars, keepTime]),
      [['dashboards', ['proxmox-monitoring'], true, true]],
    )
    assert.equal(dashboard.tags, ['proxmox-monitoring'])
  })

  test(`${file} has links in its panels that keep time and Prometheus and lead to dashboards that there are`, () => {
    for (const url of urlsIn(text)) {
      assert.match(
        url,
        /^\/d\/[a-z-]+\?\$\{__url_time_range\}&(var-datasource=\$\{datasource\}|\$\{datasource:queryparam\})&/,
      )
      assert.ok(
        committed.some(({ dashboard: { uid } }) => uid === /^\/d\/([a-z-]+)/.exec(url)?.[1]),
        url,
      )
    }
  })

  test(`${file} has a description, a unit, levels and its data on every panel`, () => {
    for (const { title, description = '', fieldConfig, datasource, targets = [] } of panelsOf(dashboard)) {
      assert.ok(description.length > 20, `${title}: ${description}`)
      assert.ok(fieldConfig?.defaults.unit, title)
      assert.ok((fieldConfig?.defaults.thresholds?.steps.length ?? 0) > 0, title)
      assert.is(datasource?.uid, '$datasource')
      assert.ok(targets.length > 0, title)
    }
  })

  test(`${file} has panels inside the grid's 24 columns, none over another, and no gap beside them`, () => {
    const taken = new Set<string>()
    for (const { gridPos, title } of dashboard.panels ?? []) {
      const { x, y, w, h } = gridPos as { x: number; y: number; w: number; h: number }
      assert.ok(x >= 0 && x + w <= 24, title)
      for (let column = x; column < x + w; column++)
        for (let row = y; row < y + h; row++) {
          assert.not.ok(taken.has(`${column} ${row}`), title)
          taken.add(`${column} ${row}`)
        }
    }
    const height = Math.max(
      ...(dashboard.panels ?? []).map(({ gridPos }) => (gridPos?.y ?? 0) + (gridPos?.h ?? 0)),
    )
    assert.is(taken.size, 24 * height)
  })

  test(`${file} numbers its panels and rows, each once`, () => {
    const ids = (dashboard.panels ?? []).map(({ id }) => id)
    assert.equal(
      ids,
      ids.map((_, index) => index + 1),
    )
  })

  test(`${file} begins with numbers on a coloured ground: what is wrong is seen first`, () => {
    const [first] = dashboard.panels ?? []
    assert.is(first?.type, 'stat')
    assert.is((first as { options: { colorMode: string } }).options.colorMode, 'background_solid')
  })

  test(`${file} has a legend on every line chart, and a gap where a scrape failed`, () => {
    for (const { type, title, options, fieldConfig } of panelsOf(dashboard))
      if (type === 'timeseries') {
        assert.is(options.legend.showLegend, true, title)
        assert.is(fieldConfig?.defaults.custom.spanNulls, false, title)
      }
  })

  test(`${file} names each of its panels once`, () => {
    const titles = panelsOf(dashboard).map(({ title }) => title)
    assert.equal(titles, [...new Set(titles)])
  })

  test(`${file} has a unit on the axis of every line chart`, () => {
    for (const { type, title, fieldConfig } of panelsOf(dashboard))
      if (type === 'timeseries')
        assert.not.match(String(fieldConfig?.defaults.unit), /^(short|none|)$/, title)
  })

  test(`${file} names the environment of every line and bar, unless its viewer has picked one object`, () => {
    for (const { type, title, targets = [] } of panelsOf(dashboard))
      for (const target of type === 'timeseries' || type === 'bargauge' ? targets : []) {
        const [expression, legend] = ['expr', 'legendFormat'].map(key => String(Reflect.get(target, key)))
        if (!expression?.includes(':raw}')) assert.match(String(legend), '{{environment}}', title)
      }
  })

  test(`${file} has bars that are the longer the worse`, () => {
    for (const { type, title, fieldConfig } of panelsOf(dashboard))
      if (type === 'bargauge')
        assert.is(fieldConfig?.defaults.thresholds?.steps[0]?.color, colors.well, title)
  })

  test(`${file} says whether environments do not answer: no other number counts them`, () => {
    assert.ok(panelsOf(dashboard).some(({ title }) => title === 'Not answering' || title === 'Its API'))
  })

  test(`${file} has no colours but those that the colour-blind tell apart`, () => {
    const known: string[] = [...Object.values(colors), ...lineColors, 'transparent']
    for (const color of colorsIn(dashboard)) assert.ok(known.includes(color), color)
  })
}

const queryOf = (variable: object | undefined): string =>
  String(Reflect.get(Object(Reflect.get(Object(variable), 'query')), 'query'))

/** Where a reader of the JSON would click, but for pages outside Grafana. */
const urlsIn = (text: string): string[] =>
  [...text.matchAll(/"url": "((?:[^"\\]|\\.)*)"/g)].map(([, url]) => JSON.parse(`"${url}"`) as string)

const colorsIn = (dashboard: Dashboard): string[] =>
  [...JSON.stringify(dashboard).matchAll(/"(?:color|fixedColor)":"([^"]+)"/g)].map(
    ([, color]) => color as string,
  )

test.run()
