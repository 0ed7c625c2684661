import { writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import type { Account } from '../../pve-api/cluster.ts'
import type { Hypervisor } from '../cluster/hypervisor.ts'
import { programs } from '../cluster/paths.ts'
import type { Proxmox } from '../laboratory/proxmox.ts'
import type { WorkingTree } from './working-tree.ts'

/**
 * What the desk reaches the hypervisors with: `scp` of their CA, and `ssh`, behind which a stand-in does to the simulated
 * cluster what Proxmox VE's own programs would. It knows what doctor prints, and refuses any other command.
 */
export async function hypervisorsFromDesk(tree: WorkingTree, proxmox: Proxmox, folder: string) {
  const socket = join(folder, 'desk.sock')
  writeFileSync(join(folder, 'pve-root-ca.pem'), proxmox.ca)
  tree.program('scp', `[[ "$1" = root@*:/etc/pve/pve-root-ca.pem ]] && cp ${folder}/pve-root-ca.pem "$2"`)
  tree.program(
    'ssh',
    `exec curl --silent --show-error --fail-with-body --unix-socket ${socket} http://desk/ --data-binary "$*"`,
  )
  const server = createServer(async (request, response) => {
    const typed = await text(request)
    const [, address = '', command = ''] = /^root@(\S+) (.*)$/s.exec(typed) ?? []
    try {
      for (const each of command.split(' && ')) await typedOn(proxmox, address, each.trim())
      response.end()
    } catch (error) {
      response.writeHead(400).end(`${error}\n`)
    }
  })
  server.unref()
  await new Promise<void>(resolve => server.listen(socket, resolve))
}

async function typedOn({ hypervisors, change }: Proxmox, address: string, command: string) {
  const host = Object.values(hypervisors).find(({ addresses }) => addresses.includes(address))
  if (host === undefined) throw new Error(`ssh: no route to ${address}`)
  const words = command.replaceAll('\\', '').split(' ')
  const option = (...names: string[]) => words[words.findIndex(word => names.includes(word)) + 1] ?? ''
  const account = (name: string, patch: { [Key in keyof Account]?: Account[Key] | null }) =>
    change({ accounts: { [name]: patch } })
  const [program, first, second, third, user, token] = words
  if (command.startsWith('pveum acl modify / --tokens '))
    await account(option('--tokens'), {
      role: option('--roles') as Account['role'],
      path: null,
      without: null,
    })
  // Rights of the user alone are no more than a token's upper bound.
  else if (command.startsWith('pveum acl modify / --users ')) return
  else if (program === 'pveum' && `${first} ${second} ${third}` === 'user token modify')
    await account(`${user}!${token}`, { expire: Number(option('--expire')) })
  else if (/^systemctl restart (pveproxy|pvedaemon pveproxy pvestatd)$/.test(command)) {
    await host.heal()
    await change({ nodes: { [host.name]: { fault: 'none' } } })
  } else if (command === 'systemctl restart chrony') {
    await host.stop('node-exporter')
    startNodeExporter(host)
  } else if (command === 'systemctl enable --now prometheus-node-exporter') startNodeExporter(host)
  else if (
    /^pvesh create \/nodes\/localhost\/firewall\/rules .*--action ACCEPT .*--dport \d+ --source \S+$/.test(
      command,
    )
  )
    await host.heal()
  else throw new Error(`this stand-in for a hypervisor does not know: ${command}`)
}

const startNodeExporter = (host: Hypervisor) =>
  host.start('node-exporter', join(programs, 'node_exporter'), ['--web.listen-address=:9100'])
