import { createServer } from 'node:http'

/** A node exporter on a machine whose clock is ahead: of its series only the time of that clock. `node ahead.ts <port> <seconds>` */
const [port, seconds] = process.argv.slice(2).map(Number)

createServer((_, response) => {
  const time = Date.now() / 1000 + (seconds ?? 0)
  response.setHeader('Content-Type', 'text/plain; version=0.0.4')
  response.end(`# TYPE node_time_seconds gauge\nnode_time_seconds ${time}\n`)
}).listen(port)
