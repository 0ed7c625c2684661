import { ok } from 'node:assert/strict'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Environment } from '../../../../lib/environment.ts'
import { chapter } from '../../laboratory/chapter.ts'
import { repository } from '../paths.ts'
import { patched } from './environments.ts'
import { inMonitoring, kubectl, laboratory, newyork, waitFor } from './shared.ts'

const test = chapter('without IPv6 in the kernel')

/**
 * What a kernel booted with `ipv6.disable=1` says: `inet6_init` (net/ipv6/af_inet6.c) then registers no family, so
 * `socket` answers EAFNOSUPPORT, 97. The kubelet gives the pod this profile in place of the container runtime's.
 */
const profile = {
  defaultAction: 'SCMP_ACT_ALLOW',
  syscalls: [
    {
      names: ['socket'],
      action: 'SCMP_ACT_ERRNO',
      errnoRet: 97,
      // AF_INET6
      args: [{ index: 0, value: 10, op: 'SCMP_CMP_EQ' }],
    },
  ],
}
const profiles = join(laboratory.folder, 'kubelet/seccomp')
mkdirSync(profiles, { recursive: true })
writeFileSync(join(profiles, 'no-ipv6.json'), JSON.stringify(profile))

await laboratory.secret('monitoring', 'pve-no-ipv6', newyork.secret)

const listeningAt = (listenAddress?: '0.0.0.0') =>
  patched(
    'pve-no-ipv6',
    [
      {
        op: 'replace',
        path: '/spec/template/spec/securityContext/seccompProfile',
        value: { type: 'Localhost', localhostProfile: 'no-ipv6.json' },
      },
    ],
    listenAddress && { pveExporter: { tls: 'insecure', listenAddress } },
  )

const deployment = 'deployment/no-ipv6-proxmox-monit-pve-exporter'

const bring = async (environment: Environment) => {
  const tree = await laboratory.tree('no-ipv6', { 'no-ipv6': environment })
  await laboratory.apply(await tree.render('no-ipv6'))
}

test('the exporter ends with the message that docs/platforms.md shows', async () => {
  await bring(listeningAt())
  const message = await waitFor(
    'its container to restart',
    async () =>
      /connection to .*Errno 97.*/.exec(await kubectl(['logs', inMonitoring, deployment, '--previous']))?.[0],
  )
  ok(readFileSync(join(repository, 'docs/platforms.md'), 'utf8').includes(message), message)
})

test("with listenAddress: '0.0.0.0' it is Ready, and every scrape answers", async () => {
  await bring(listeningAt('0.0.0.0'))
  for (const suffix of ['', '-node'])
    await kubectl(['rollout', 'status', inMonitoring, `${deployment}${suffix}`])
  await laboratory.scraped('no-ipv6', 4)
})

test.after(async () => {
  await kubectl(['delete', inMonitoring, '--selector=environment=no-ipv6', 'deployments,servicemonitors'])
})

test.run()
