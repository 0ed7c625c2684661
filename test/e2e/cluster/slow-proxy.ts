import { connect, createServer } from 'node:net'

/**
 * Accepts the connections that a fault's rules redirect here: `slow-proxy.ts <seconds> <port> <listening port> …`. After
 * that many seconds it forwards each to its original port; with `Infinity`, never.
 */
const [seconds, ...ports] = process.argv.slice(2).map(Number) as [number, ...number[]]

for (let index = 0; index < ports.length; index += 2)
  listen(ports[index] as number, ports[index + 1] as number)

function listen(port: number, own: number) {
  createServer(socket => {
    socket.on('error', () => socket.destroy())
    if (!Number.isFinite(seconds)) return
    setTimeout(() => {
      const server = connect(port, socket.localAddress)
      server.on('error', () => socket.destroy())
      socket.pipe(server).pipe(socket)
    }, seconds * 1000)
  }).listen(own, '::')
}
