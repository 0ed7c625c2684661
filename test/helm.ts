import { execFileSync } from 'node:child_process'
import { findProgram } from './program.ts'
import { suiteThatNeeds } from './suite-that-needs.ts'

/** A Helm 3 or newer. */
export const helm = findProgram({
  names: ['helm'],
  question: ['version', '--short'],
  isEnough: answer => /^v([3-9]|\d\d)\./.test(answer),
  otherwise: 'no Helm 3',
})

/** A suite of tests that need Helm. */
export const helmSuite = (title: string) => suiteThatNeeds(title, helm)

/** What `helm template` prints of a chart, as `helm get manifest` does of its release. */
export const rendered = (chart: string, release: string, ...flags: string[]): string =>
  execFileSync(helm.path as string, ['template', release, chart, ...flags], { encoding: 'utf8' })
