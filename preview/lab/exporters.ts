import { answering } from './answering.ts'
import { programs } from './paths.ts'
import { start } from './processes.ts'
import { exportersOf, type Place } from './scrapes.ts'

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
