import { answering } from './answering.ts'
import { programs } from './paths.ts'
import { start } from './processes.ts'
import { exportersOf, type Place, ports } from './scrapes.ts'

/** Starts both exporters of an environment, with the token's value. */
export async function startExporters(place: Place, secret: string): Promise<void> {
  const environment = {
    PVE_USER: 'prometheus@pve',
    PVE_TOKEN_NAME: 'monitoring',
    PVE_TOKEN_VALUE: secret,
    PVE_VERIFY_SSL: 'false',
  }
  for (const { port, args } of Object.values(exportersOf(place))) {
    start(programs.exporter, [`--web.listen-address=127.0.0.1:${port}`, ...args], environment)
    await answering(`http://127.0.0.1:${port}/`)
  }
}

/** Starts this machine's node exporter. */
export const startNodeExporter = (scene: number) =>
  start(programs.nodeExporter, [
    // Whether this machine's clock is synchronised is no news of a hypervisor.
    '--no-collector.timex',
    `--web.listen-address=127.0.0.1:${ports.nodeExporter(scene)}`,
    '--log.level=error',
  ])
