import { join } from 'node:path'
import { repository } from '../cluster/paths.ts'
import { cluster, tree } from './shared.ts'

/** A finding as `doctor --json` gives it. */
export interface Found {
  code: string
  severity: 'warn' | 'fail'
  what: string
  why: string
  mend: { command?: string; line?: string; advice?: string }
}

/** What doctor says of an environment. */
export interface Examined {
  status: 'well' | 'wrong' | 'unseen'
  /** Failures, then warnings. */
  findings: Found[]
  /** Checks that could not look, with the reason. */
  unseen: string[]
  seconds: number
}

interface Report {
  environments: {
    status: Examined['status']
    checks: {
      code: string
      status: string
      because?: string
      unseen?: object
      findings?: Omit<Found, 'code'>[]
    }[]
  }[]
}

/** Runs the real command line, as a person at the desk does. */
export async function examined(environment: string, inHand: Record<string, string> = {}): Promise<Examined> {
  const started = performance.now()
  const cli = [join(repository, 'lib/cli.ts'), 'doctor', environment, '--root', tree.folder, '--json']
  const line = `${[process.execPath, ...cli].join(' ')} || (code=$?; [ $code -le 2 ] || exit $code)`
  const report = JSON.parse(await tree.shell(line, inHand)) as Report
  const [{ status, checks } = { status: 'unseen' as const, checks: [] }] = report.environments
  const findings = checks.flatMap(({ code, findings = [] }) =>
    findings.map(finding => ({ code, ...finding })),
  )
  const isFailure = ({ severity }: Found) => severity === 'fail'
  return {
    status,
    findings: [...findings.filter(isFailure), ...findings.filter(finding => !isFailure(finding))],
    unseen: checks
      .filter(({ unseen }) => unseen !== undefined)
      .map(({ code, because }) => `${code}: ${because}`),
    seconds: (performance.now() - started) / 1000,
  }
}

/** Waits until doctor finds nothing wrong. */
export const well = (environment: string): Promise<Examined> =>
  cluster.waitFor(`doctor to say that ${environment} is well`, async () => {
    const seen = await examined(environment)
    if (seen.findings.length === 0 && seen.unseen.length === 0) return seen
    throw new Error([...seen.findings.map(({ code, what }) => `${code} ${what}`), ...seen.unseen].join('\n'))
  })

/**
 * Waits until doctor tells this code and, as severe, no other: while a change comes about, what it passes through is told
 * as well. Gives what was told then, with the codes that were told before.
 */
export async function toldAlone(environment: string, code: string, inHand = {}) {
  const before: string[] = []
  const seen = await cluster.waitFor(`doctor to tell ${code} of ${environment}`, async () => {
    const one = await examined(environment, inHand)
    const [first] = one.findings
    const asSevere = one.findings.filter(({ severity }) => severity === first?.severity)
    const codes = new Set(asSevere.map(each => each.code))
    if (codes.size === 1 && codes.has(code)) return one
    before.push([...codes].join('+') || one.status)
    throw new Error([...asSevere.map(each => `${each.code} ${each.what}`), ...one.unseen].join('\n'))
  })
  return { seen, before }
}

/** Waits until doctor tells this code no more. */
export const gone = (environment: string, code: string) =>
  cluster.waitFor(`doctor to tell ${code} of ${environment} no more`, async () =>
    (await examined(environment)).findings.every(finding => finding.code !== code),
  )
