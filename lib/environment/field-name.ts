import type { Environment } from '../environment.ts'

/** A field of an environment, by its path without list indices: `hypervisors.address`, `pveExporter.tls`. */
export type FieldName = PathsOf<Environment>

type PathsOf<Value> = Value extends readonly (infer Item)[]
  ? PathsOf<Item>
  : Value extends object
    ? { [Key in keyof Value & string]-?: Key | `${Key}.${PathsOf<NonNullable<Value[Key]>>}` }[keyof Value &
        string]
    : never
