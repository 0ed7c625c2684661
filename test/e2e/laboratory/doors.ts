import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { join } from 'node:path'

/** The parts of a kept cluster that you can look at from outside. */
const doors = ['api', 'prometheus'] as const
type Door = (typeof doors)[number]

const socketOf = (folder: string, door: Door) => join(folder, 'doors', `${door}.sock`)

/** Inside: opens a Unix socket for each, which crosses network namespaces, and forwards it to the address. */
export async function openDoors(folder: string, addresses: Record<Door, () => Promise<URL>>) {
  mkdirSync(join(folder, 'doors'))
  for (const door of doors)
    await listen(socketOf(folder, door), async socket => {
      const { hostname, port } = await addresses[door]()
      pair(socket, connect(Number(port), hostname))
    })
  writeFileSync(join(folder, 'doors/open'), '')
}

/** Outside: once the doors are open, forwards a loopback port to each, and prints how to look at the cluster. */
export function showDoors(folder: string, say: (line: string) => void): () => void {
  const timer = setInterval(async () => {
    if (!existsSync(join(folder, 'doors/open'))) return
    clearInterval(timer)
    const ports = {} as Record<Door, number>
    for (const door of doors)
      ports[door] = await listen({ host: '127.0.0.1', port: 0 }, socket =>
        pair(socket, connect(socketOf(folder, door))),
      )
    say('kept until Ctrl-C; to look at it:')
    say(`export KUBECONFIG=${outsideKubeconfig(folder, ports.api)}`)
    say(`Prometheus: http://127.0.0.1:${ports.prometheus}`)
  }, 500)
  return () => clearInterval(timer)
}

/** The administrator's kubeconfig, for the loopback. */
function outsideKubeconfig(folder: string, port: number): string {
  const config = JSON.parse(readFileSync(join(folder, 'admin.json'), 'utf8'))
  Object.assign(config.clusters[0].cluster, {
    server: `https://127.0.0.1:${port}`,
    'tls-server-name': 'kubernetes',
  })
  const file = join(folder, 'outside.json')
  writeFileSync(file, JSON.stringify(config), { mode: 0o600 })
  return file
}

/** The port, if it listens on one. */
function listen(
  where: string | { host: string; port: number },
  serve: (socket: Socket) => unknown,
): Promise<number> {
  const server = createServer(async socket => {
    socket.on('error', () => socket.destroy())
    await Promise.resolve(serve(socket)).catch(() => socket.destroy())
  })
  server.unref()
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen(where, () => resolve((server.address() as AddressInfo).port))
  })
}

function pair(one: Socket, other: Socket) {
  other.on('error', () => one.destroy())
  one.on('close', () => other.destroy())
  other.on('close', () => one.destroy())
  one.pipe(other).pipe(one)
}
