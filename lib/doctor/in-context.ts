import { inShell, type ShellCommand } from '../problem/shell.ts'
import type { Outcome } from './chain.ts'
import type { Finding } from './check.ts'

/** Outcomes whose commands name the context that was looked at: the current one may be another. */
export const inContext = (outcomes: Outcome[], context: string | undefined): Outcome[] =>
  context === undefined
    ? outcomes
    : outcomes.map(({ check, result }) => {
        if (!('findings' in result)) return { check, result }
        const [first, ...others] = result.findings
        const named = (finding: Finding) => ({ ...finding, mend: mendIn(finding.mend, context) })
        return { check, result: { ...result, findings: [named(first), ...others.map(named)] } }
      })

const mendIn = (mend: Finding['mend'], context: string): Finding['mend'] =>
  'command' in mend
    ? // A word more in it, which is quoted.
      { command: lookedAgain(programsIn(mend.command, context), context) as ShellCommand }
    : 'advice' in mend
      ? { advice: lookedAgain(quotedIn(mend.advice, context), context) }
      : mend

const programsIn = (command: ShellCommand, context: string): string =>
  command.replaceAll(
    /(^|\n|\$\(|[|;&] )(kubectl (?!config )|kubeseal |helm )/g,
    (_, before: string, program: string) =>
      `${before}${program}${program === 'helm ' ? '--kube-context' : '--context'}=${inShell(context)} `,
  )

/** A sentence says `kubectl` as a word, too; what a command of it does follows. */
const quotedIn = (advice: string, context: string): string =>
  advice.replaceAll(
    /\bkubectl (?=--namespace |(?:apply|describe|edit|get|logs|uncordon) )/g,
    match => `${match}--context=${inShell(context)} `,
  )

/** This program itself, where it is to look again or to say what rights it needs. */
const lookedAgain = (text: string, context: string): string =>
  text.replaceAll(/npm run (?:--silent )?doctor -- /g, match => `${match}--context=${inShell(context)} `)
