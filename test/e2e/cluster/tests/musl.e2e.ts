import { deepEqual, equal } from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chapter } from '../../laboratory/chapter.ts'
import { addresses } from '../addresses.ts'
import { command } from '../command.ts'
import { muslResolver } from '../musl.ts'
import { eventually, kubectl, laboratory } from './shared.ts'

const test = chapter("musl's resolver")
// A machine without the program leaves these out; the stage's preparation has said so.
const withMusl = muslResolver() === undefined ? test.skip : test

const many = Array.from({ length: 60 }, (_, index) => `198.51.100.${100 + index}`)

/** The addresses that musl gives for a name, with this file in place of the machine's own. */
async function resolved(name: string, etc: 'hosts' | 'resolv.conf', text: string): Promise<string[]> {
  const file = join(laboratory.folder, `musl-${etc}`)
  writeFileSync(file, text)
  const script = 'mount --bind "$1" "/etc/$2" && exec "$3" "$4"'
  const args = ['sh', file, etc, muslResolver() as string, name]
  return (await command('unshare', ['--mount', 'sh', '-c', script, ...args])).trim().split('\n')
}

/** What the kubelet writes for a pod in `monitoring`. */
const resolvConf = `search monitoring.svc.cluster.local svc.cluster.local cluster.local
nameserver ${addresses.dns}
options ndots:5
`

withMusl(
  'takes the first 48 addresses that a hosts file gives a name, as the build says of host aliases',
  async () => {
    const hosts = many.map(address => `${address} hypervisors\n`).join('')
    deepEqual(await resolved('hypervisors', 'hosts', hosts), many.slice(0, 48))
  },
)

withMusl('finds all hypervisors by their short name, through the search domains', async () => {
  await kubectl.apply(headless('few', many.slice(0, 3)))
  await eventually('the name', async () =>
    deepEqual((await resolved('few', 'resolv.conf', resolvConf)).sort(), many.slice(0, 3)),
  )
})

withMusl('asks again by TCP for an answer that is too long, and takes 48 addresses of it', async () => {
  await kubectl.apply(headless('many', many))
  await eventually('the name', async () =>
    equal(new Set(await resolved('many', 'resolv.conf', resolvConf)).size, 48),
  )
})

/** A name for hypervisors as an overlay brings it. */
const headless = (name: string, ips: string[]) => {
  const metadata = { name, namespace: 'monitoring' }
  return [
    { apiVersion: 'v1', kind: 'Service', metadata, spec: { clusterIP: 'None', ports: [{ port: 8006 }] } },
    {
      apiVersion: 'v1',
      kind: 'Endpoints',
      metadata,
      subsets: [{ addresses: ips.map(ip => ({ ip })), ports: [{ port: 8006 }] }],
    },
  ]
}

test.after(async () => {
  await kubectl(['delete', '--namespace=monitoring', 'service', 'few', 'many', '--ignore-not-found'])
})

test.run()
