import type { Report } from '../blocks.ts'
import type { Against } from './report-head.ts'
import { plain } from './text-report.ts'

/** A report for programs: everything, uncut. */
export const jsonReport = (
  { blocks, delivery, objects, different, same }: Report,
  { name, notes }: Against,
): string =>
  `${JSON.stringify(
    {
      against: name,
      notes,
      different: different.map(({ environment }) => environment),
      same,
      changes: blocks.map(({ environments, sentences }) => ({
        environments,
        sentences: sentences.map(plain),
      })),
      delivery: delivery.map(plain),
      objects,
    },
    null,
    2,
  )}\n`
