import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { installApiSchema } from './api-schema.ts'
import { inNamespaces } from './in-namespaces.ts'
import type { Stage } from './outcome.ts'
import { laboratoryFolder } from './paths.ts'
import { installPrograms } from './programs.ts'
import { installExporters } from './virtual-environment.ts'

/** The real exporter and a real Prometheus, run as the overlay `recette-newyork` says, against simulated hypervisors. */
export const exporter: Stage = {
  async prepare(say) {
    installPrograms(say)
    installExporters(say)
    installApiSchema(say)
  },
  async run({ keep, say }) {
    await exporter.prepare(say)
    mkdirSync(laboratoryFolder, { recursive: true })
    return inNamespaces(join(import.meta.dirname, 'stage.ts'), keep)
  },
}
