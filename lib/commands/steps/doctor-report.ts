import { styleText } from 'node:util'
import type { Report } from '../../doctor/report.ts'
import { jsonReport } from '../../doctor/report-json.ts'
import { markdownReport } from '../../doctor/report-markdown.ts'
import { textReport } from '../../doctor/report-text.ts'

/** How reports are written. */
export interface Format {
  json?: true
  markdown?: true
}

/** Reports as somebody asked for them; of several environments only what is not well, unless a program reads it. */
export const writtenReports = (reports: Report[], { json, markdown }: Format): string => {
  if (json) return jsonReport(reports)
  if (markdown) return reports.map(markdownReport).join('\n')
  return reports.map(report => textReport(report, styleText, reports.length > 1)).join('')
}
