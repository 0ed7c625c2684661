import type { Sentence } from './sentence.ts'
import type { Field, Sides, Subject } from './subject.ts'
import { dashboards } from './subjects/dashboards.ts'
import { discovery } from './subjects/discovery.ts'
import { exporters } from './subjects/exporters.ts'
import { hypervisors } from './subjects/hypervisors.ts'
import { images } from './subjects/images.ts'
import { madeAnew } from './subjects/made-anew.ts'
import { networkPolicy } from './subjects/network-policy.ts'
import { otherFields } from './subjects/other-fields.ts'
import { ports } from './subjects/ports.ts'
import { scrapes } from './subjects/scrapes.ts'
import { selected } from './subjects/selected.ts'

/** In the order in which they are told. What one explains the next ones do not see. */
const subjects: Subject[] = [
  madeAnew,
  hypervisors,
  discovery,
  ports,
  scrapes,
  images,
  exporters,
  selected,
  networkPolicy,
  dashboards,
  otherFields,
]

/** What all subjects say of fields that differ. */
export const bySubject = (sides: Sides, fields: Field[]): Sentence[] => {
  let rest = fields
  return subjects.flatMap(subject => {
    const { sentences, explained } = subject(sides, rest)
    rest = rest.filter(field => !explained.includes(field))
    return sentences
  })
}
