import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import type { Environment } from '../../lib/environment.ts'
import { formatProblem } from '../../lib/problem/problem.ts'
import { schemaFaults } from '../../lib/validate/schema/schema-faults.ts'
import { validate } from '../../lib/validate/validate.ts'
import { loadedFrom } from './loaded-from.ts'

/** The schema as it is committed. */
export const schema = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../schema/environment.schema.json'), 'utf8'),
)

/** A valid environment, of which each test breaks one thing. */
export const lab = {
  hypervisors: [
    { name: 'pve1', address: '198.51.100.1' },
    { name: 'pve2', address: '198.51.100.2' },
  ],
  pveExporter: { tls: 'insecure' },
} satisfies Environment

/** What the build would print of environments, by name. */
export const judged = (environments: Record<string, unknown>): string[] =>
  validate(loadedFrom(environments), schemaFaults(schema)).problems.map(formatProblem)

/** Tests that an environment gives this one message and no other. */
export const refuses = (title: string, environment: unknown, message: string): void =>
  test(title, () => assert.equal(judged({ lab: environment }), [`environments/lab.ts: ${message}`]))

/** Tests that an environment gives no problem and no warning. */
export const accepts = (title: string, environment: unknown): void =>
  test(title, () => assert.equal(judged({ lab: environment }), []))
