import type { JSONSchema } from '../../environment/schema.ts'
import { plainData } from '../../load/plain-data.ts'
import type { Fault } from '../../problem/fault.ts'
import type { Validator } from './validator.ts'

/**
 * A function that gives the faults of each of these values by the schema. ajv, which explains them, is only loaded where there are any: that
 * takes longer than a small build.
 */
export const judgeBySchema = async (
  values: unknown[],
  schema: JSONSchema,
  fits: Validator['fits'],
): Promise<(value: unknown) => Fault[]> => {
  // Of what is no plain data nobody asks further.
  if (fits && values.every(value => plainData(value).length > 0 || fits(value))) return () => []
  const { schemaFaults } = await import('./schema-faults.ts')
  return schemaFaults(schema)
}
