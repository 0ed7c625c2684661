import * as assert from 'uvu/assert'
import { guestMemoryRatio } from '../../../lib/monitoring/expressions/guests.ts'
import { scopeOf } from '../../../lib/monitoring/expressions/scope.ts'
import { suiteThatNeeds } from '../../suite-that-needs.ts'
import { complaints, promtool } from '../alerts/promtool.ts'

const test = suiteThatNeeds('guests', promtool)

test('a virtual machine that takes more of its host than its size uses all of its memory, and no more', () => {
  const matchers = '{environment="lab",job="proxmox-pve-cluster",id="qemu/101"}'
  const test = {
    evaluation_interval: '1m',
    tests: [
      {
        interval: '1m',
        input_series: [
          { series: `pve_memory_usage_bytes${matchers}`, values: '2.2e9x5' },
          { series: `pve_memory_size_bytes${matchers}`, values: '2e9x5' },
        ],
        promql_expr_test: [
          {
            expr: guestMemoryRatio(scopeOf('environment="lab"')),
            eval_time: '5m',
            exp_samples: [{ labels: matchers, value: 1 }],
          },
        ],
      },
    ],
  }
  assert.equal(complaints([{ rules: { groups: [] }, test }]), [''])
})

test.run()
