import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../cluster/command.ts'
import { ownFolders } from '../cluster/enclosure.ts'
import { hypervisor } from '../cluster/hypervisor.ts'
import { nodeNetwork } from '../cluster/network.ts'
import { processes } from '../cluster/processes.ts'
import type { RunFolder } from '../cluster/run-folder.ts'
import { waitFor } from '../cluster/wait.ts'

/** A stage's process that does to a machine what a cluster does, and then ends as `E2E_END` says: `well`, `badly` or never. */
const run: RunFolder = JSON.parse(process.env.E2E_RUN ?? '')
await ownFolders(run.folder)
await nodeNetwork()
const servers = processes(join(run.folder, 'logs'))
const host = await hypervisor({ name: 'pve1', addresses: ['198.51.100.11', '2001:db8::11'] }, servers)
host.start('server', 'sleep', ['infinity'])
// As the kubelet does.
writeFileSync('/proc/sys/kernel/panic', '10')
const orphan = servers.start('pod', 'sh', ['-c', 'trap "" TERM; setsid sleep infinity & sleep infinity'])
await command('sh', [
  '-c',
  `echo ${orphan.pid} > /sys/fs/cgroup/${await hierarchy()}${run.cgroup}/cgroup.procs`,
])
process.stdout.write(`messy ${process.pid}\n`)
// What is gone before the test has looked at it would be waited for in vain.
await waitFor('the test to have seen it', () => existsSync(join(run.folder, 'seen')))
if (process.env.E2E_END === 'well')
  process.stdout.write('\n  Total:     1\n  Passed:    1\n', () => process.exit())
else if (process.env.E2E_END === 'badly')
  process.stdout.write('\n  Total:     1\n  Passed:    0\n', () => process.exit(1))
else setInterval(() => {}, 1 << 30)

/** Version 1 of control groups has a folder each controller. */
async function hierarchy(): Promise<string> {
  const folders = await command('ls', ['/sys/fs/cgroup'])
  return folders.split('\n').includes('memory') ? 'memory/' : ''
}
