import { type FieldPath, fieldName } from './field-path.ts'
import { type Problem, shortened } from './problem.ts'

/** Something wrong with an environment's field, before it is known where that stands in the file. */
export interface Fault {
  path: FieldPath
  /** What follows the field's name. */
  message: string
  severity?: 'warning'
  /** The field is one that the schema does not know; the known field beside it that was meant, or that one's place elsewhere. */
  unknownField?: { meant?: string; place?: string }
  /** The field is required and is not there. */
  isMissing?: true
  /** The field holds a secret, whatever else is wrong with it. */
  isSecret?: true
}

/** A file, and where a field stands in it; nothing where that can't be told. */
interface Located {
  file: string
  locate: (field: FieldPath) => Pick<Problem, 'line' | 'column'>
}

/** A fault as the problem of a file, with the line where the file can tell it. */
export const problemOf = ({ file, locate }: Located, { path, message, severity }: Fault): Problem => ({
  file,
  ...locate(path),
  message: [fieldName(path.map(readable)), message].filter(part => part !== '').join(' '),
  field: path,
  ...(severity && { severity }),
})

/** Kubernetes has no longer key than a label's, of 317 characters. */
const readable = (part: string | number): string | number =>
  typeof part === 'string' ? shortened(part, 317) : part
