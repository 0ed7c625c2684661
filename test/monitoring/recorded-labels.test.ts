import * as assert from 'uvu/assert'
import { parse } from 'yaml'
import { shown } from '../e2e/gitops/documented.ts'
import { suiteThatNeeds } from '../suite-that-needs.ts'
import { complaints, promtool } from './alerts/promtool.ts'

const test = suiteThatNeeds('the rule that records series under their old labels', promtool)

const [documented = ''] = shown('migration.md', 'Labels of the series', 'yaml')
const scraped = (instance: string, values: string) => ({
  series: `pve_up{id="node/pve1",job="proxmox-pve-cluster",environment="sandbox",instance="${instance}"}`,
  values,
})

test('records while the last samples under another prefix are still looked at', () => {
  const found = complaints([
    {
      rules: { groups: [{ name: 'old-labels', rules: parse(documented) }] },
      test: {
        evaluation_interval: '30s',
        tests: [
          {
            interval: '30s',
            // A scrape that was removed leaves no staleness marker: Prometheus shows its last sample for five minutes.
            input_series: [
              scraped('sandbox-proxmox-monit-pve-exporter-hypervisor', '1 1 _ _ _ _ _ _'),
              scraped('next-proxmox-monit-pve-exporter-hypervisor', '_ _ 1 1 1 1 1 1'),
            ],
            promql_expr_test: [
              {
                eval_time: '2m',
                expr: 'pve_up{job="sandbox-proxmox-monit-pve-exporter"}',
                exp_samples: [
                  {
                    labels:
                      'pve_up{id="node/pve1",job="sandbox-proxmox-monit-pve-exporter",environment="sandbox",instance="recorded"}',
                    value: 1,
                  },
                ],
              },
            ],
          },
        ],
      },
    },
  ])
  assert.equal(found, [''])
})

test.run()
