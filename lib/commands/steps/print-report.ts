import type { Report } from '../../difference/blocks.ts'
import { jsonReport } from '../../difference/report/json-report.ts'
import { markdownReport } from '../../difference/report/markdown-report.ts'
import { objectTexts } from '../../difference/report/object-texts.ts'
import type { Against } from '../../difference/report/report-head.ts'
import { textReport } from '../../difference/report/text-report.ts'
import { printable } from '../../problem/problem.ts'

/** How a difference is printed. */
export interface DiffFormat {
  markdown?: true
  json?: true
  text?: true
}

/** Prints a report in the form that is asked for; notes go to standard error where the form has no place for them. */
export const printReport = (report: Report, against: Against, { markdown, json, text }: DiffFormat): void => {
  if (json) return void process.stdout.write(jsonReport(report, against))
  if (markdown) return void process.stdout.write(markdownReport(report, against, objectTexts(report)))
  for (const note of against.notes) process.stderr.write(`${printable(note)}\n`)
  process.stdout.write(textReport(report, against, text ? [...objectTexts(report)] : []))
}
