import { openCluster } from '../cluster/cluster.ts'
import { roles } from '../doctor/rbac.ts'
import type { Report } from '../doctor/report.ts'
import { exitCode } from '../doctor/verdict.ts'
import { progressTo } from '../problem/progress.ts'
import { apiTokenIfGiven } from './steps/api-token-if-given.ts'
import { checksNamed } from './steps/checks-named.ts'
import { diagnosis, scenesOf } from './steps/diagnosis.ts'
import { type Format, writtenReports } from './steps/doctor-report.ts'
import { environmentsToJudge } from './steps/environments-to-judge.ts'
import { secondsOf } from './steps/seconds-of.ts'

/** What somebody asks of doctor. */
export interface DoctorOptions extends Format {
  only?: string
  wait?: string
  offline?: true
  /** The account to which the roles are bound; `true` for none. */
  rbac?: string | true
  context?: string
  tokenFile?: string
}

/** Looks at an environment, or at all of them, from the files to the series, and prints what is wrong. Changes nothing. */
export const doctor = async (
  root: string,
  name: string | undefined,
  options: DoctorOptions,
): Promise<void> => {
  const { only, wait = '0s', context, tokenFile, offline = false } = options
  const checks = checksNamed(only)
  const seconds = secondsOf('--wait', wait)
  const token = await apiTokenIfGiven(tokenFile)
  if (checks === undefined || seconds === undefined || token === undefined) return notLooked()
  const circumstances = { root, offline, ...(context !== undefined && { context }), ...token }
  const look = async (): Promise<Report[] | undefined> => {
    const found = await environmentsToJudge(root, name)
    return found && diagnosis(found, checks, circumstances)
  }
  if (options.rbac) {
    const found = await environmentsToJudge(root, name)
    if (found === undefined) return notLooked()
    const scenes = scenesOf(found, checks, openCluster(circumstances), circumstances)
    const account = options.rbac === true ? undefined : options.rbac
    process.stdout.write(
      roles(
        scenes.flatMap(({ rights }) => rights),
        account,
      ),
    )
    return
  }
  const reports = await untilWell(look, seconds)
  if (reports === undefined) return notLooked()
  process.stdout.write(writtenReports(reports, options))
  process.exitCode = codeOf(reports)
}

/** A mistake in an option, or an environment that is not valid, tells nothing of what runs. */
const notLooked = (): void => {
  process.exitCode = 2
}

/** Looks again every five seconds until all is well or the time is up; the last look counts. */
const untilWell = async (look: () => Promise<Report[] | undefined>, seconds: number) => {
  const end = performance.now() + seconds * 1000
  for (;;) {
    const reports = await look()
    if (reports === undefined || codeOf(reports) === 0 || performance.now() + pause > end) return reports
    progressTo(process.stderr)(`not well yet: ${failed(reports).join(', ')}; looking again`)
    await new Promise(resolve => setTimeout(resolve, pause))
  }
}

const pause = 5000

const codeOf = (reports: Report[]): number => exitCode(reports.flatMap(({ outcomes }) => outcomes))

const failed = (reports: Report[]): string[] => [
  ...new Set(
    reports.flatMap(({ outcomes }) =>
      outcomes.filter(({ result }) => result.status === 'fail').map(({ check }) => check.code),
    ),
  ),
]
