import { each, type Sentence, say } from '../sentence.ts'
import { type Field, isBelow, type Subject, told } from '../subject.ts'

/** Other images of the exporters: another tag, a digest, a registry. */
export const images: Subject = (_sides, fields) => {
  const own = fields.filter(isImage)
  return told(each(own.map(({ before, after }) => said(String(before), String(after)))), own)
}

const isImage = (field: Field): boolean =>
  isBelow(field, 'spec', 'template', 'spec', '*', '*', 'image') &&
  field.before !== undefined &&
  field.after !== undefined

const said = (before: string, after: string): Sentence => {
  const [old, now] = [partsOf(before), partsOf(after)]
  if (old.name !== now.name) return say`image ${before} → ${after}`
  if (now.digest === undefined) return say`image ${now.name}: ${old.tag ?? old.digest} → ${now.tag}`
  return old.digest === undefined
    ? say`image ${now.name}: ${old.tag} → pinned to ${now.digest}`
    : say`image ${now.name}: digest ${old.digest} → ${now.digest}`
}

const partsOf = (image: string): { name: string; tag?: string; digest?: string } => ({
  ...(/^(?<name>.*?)(?::(?<tag>[^:/@]+))?(?:@(?<digest>.+))?$/.exec(image)?.groups as { name: string }),
})
