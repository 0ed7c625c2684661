import { createTwoFilesPatch } from 'diff'
import { toYaml } from '../../file/yaml.ts'
import { hidden, masked } from '../../problem/secret-text.ts'
import { conceal } from '../../problem/secret-value.ts'
import type { Report } from '../blocks.ts'
import type { ObjectDifference } from '../object-difference.ts'
import type { RenderedObject } from '../rendering/object.ts'
import type { LazyObject } from '../rendering/rendering.ts'
import { objectName } from '../subjects/objects.ts'

/** How an object's text differs, in one environment that stands for all whose changes are the same. */
export interface ObjectText {
  environment: string
  /** How many more environments it stands for. */
  others: number
  object: string
  diff: string
}

/** The texts of what changes, of the first environment of those that change alike, each made when it is asked for. */
export function* objectTexts({ different }: Report): Generator<ObjectText> {
  const alike = Map.groupBy(different, ({ sentences }) => JSON.stringify(sentences))
  for (const [first, ...more] of alike.values())
    for (const object of first?.objects ?? [])
      if (first !== undefined)
        yield {
          environment: first.environment,
          others: more.length,
          object: objectName(object),
          diff: diffOf(object),
        }
}

const diffOf = ({ before, after }: ObjectDifference): string =>
  // Its first lines are a row of `=` and two file names.
  createTwoFilesPatch('before', 'after', textOf(before), textOf(after), '', '', { context: 3 })
    .split('\n')
    .slice(3)
    .join('\n')
    .trimEnd()

const textOf = (object: LazyObject | undefined): string => {
  if (object === undefined) return ''
  return masked(object.ownText?.replace(/^#.*\n/, '') ?? toYaml(withoutSecrets(object.value())))
}

/** An object without the values of a Secret, and without what is a secret by its name. */
const withoutSecrets = (object: RenderedObject): unknown => {
  const hide = (values: unknown) => Object.fromEntries(Object.keys(Object(values)).map(key => [key, hidden]))
  const { data, stringData } = object
  const open =
    object.kind === 'Secret'
      ? {
          ...object,
          ...(data !== undefined && { data: hide(data) }),
          ...(stringData !== undefined && { stringData: hide(stringData) }),
        }
      : object
  return JSON.parse(JSON.stringify(open, conceal))
}
