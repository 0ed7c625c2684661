import { existsSync } from 'node:fs'
import { join, resolve } from 'node:path'

const repository = resolve(import.meta.dirname, '../..')
const cache = join(repository, '.cache/e2e')

/** The real programs, which the end-to-end tests build or install into their cache. */
export const programs = {
  exporter: join(cache, 'pve-exporter/bin/pve_exporter'),
  prometheus: join(cache, 'bin/prometheus'),
  promtool: join(cache, 'bin/promtool'),
}

/** Programs that are not there, as a sentence that says what to do; `undefined` when all are. */
export const missingPrograms = (): string | undefined => {
  const missing = Object.values(programs).filter(file => !existsSync(file))
  if (missing.length === 0) return undefined
  return `not there: ${missing.join(', ')}; \`npm run e2e\` gets the real programs, or give --prometheus <address>`
}
