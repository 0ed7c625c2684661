import type { Answer } from './answers.ts'

/** What was asked and answered, by the size of what was asked about. */
export const measured: [size: string, answers: Answer[]][] = []
