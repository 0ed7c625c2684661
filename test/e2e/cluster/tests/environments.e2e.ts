import { deepEqual } from 'node:assert/strict'
import { chapter } from '../../laboratory/chapter.ts'
import { environments } from './environments.ts'
import { dualHypervisors, laboratory, newyork, pbs1, tree } from './shared.ts'

const test = chapter('the environment')

await laboratory.secret('monitoring', 'pve-exporter', newyork.secret)
await laboratory.secret('monitoring', 'pve-dual', dualHypervisors.secret)
await laboratory.secret('monitoring', 'pbs1', pbs1.secret)
await laboratory.secret('monitoring', 'pbs1-ca', { 'ca.crt': pbs1.ca })

for (const name of Object.keys(environments))
  test(`${name}, as the command line builds it, is applied`, async () => {
    const warnings = await laboratory.apply(await tree.render(name))
    deepEqual(
      warnings.filter(warning => !warning.includes('v1 Endpoints is deprecated')),
      [],
    )
  })

for (const [name, { telegraf }] of Object.entries(environments))
  test(`${name} has Ready pods`, async () => {
    deepEqual(await laboratory.ready(name, 'monitoring'), [
      `${name}-proxmox-monit-pve-exporter`,
      `${name}-proxmox-monit-pve-exporter-node`,
      ...(telegraf === undefined ? [] : [`${name}-proxmox-monit-telegraf`]),
    ])
  })

test.run()
