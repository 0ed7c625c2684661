import { type Report, reportOf } from '../difference/blocks.ts'
import { deliveryDifference } from '../difference/delivery-difference.ts'
import { overlaysOf, type Tree, UnknownRendering } from '../difference/rendering/tree.ts'
import type { Against } from '../difference/report/report-head.ts'
import { treeDifference } from '../difference/tree-difference.ts'
import { evaluateContained } from '../load/evaluate-contained.ts'
import { evaluateNone } from '../load/evaluate-none.ts'
import { nearestName } from '../problem/nearest-name.ts'
import { formatProblem } from '../problem/problem.ts'
import { progressTo } from '../problem/progress.ts'
import { clusterReport } from './steps/cluster-report.ts'
import { git } from './steps/git.ts'
import { print } from './steps/print.ts'
import { type DiffFormat, printReport } from './steps/print-report.ts'
import { treeAtRevision } from './steps/tree-at-revision.ts'
import { workingTree } from './steps/working-tree.ts'

/** What somebody asks of diff. */
export interface DiffOptions extends DiffFormat {
  context?: string
  yamlOnly?: true
  exitCode?: true
}

/**
 * Tells what every overlay renders now and rendered at a revision. Exits with 0 whether or not something differs, as `git diff`
 * does, with 1 if something does and `exitCode` asks for it, and with 2 if it could not look.
 */
export const diffAgainst = async (
  root: string,
  revision: string,
  environment: string | undefined,
  options: DiffOptions,
): Promise<void> => {
  const tell = progressTo(process.stderr)
  const { tree, stale, problems } = await workingTree(
    root,
    tell,
    options.yamlOnly ? evaluateNone : evaluateContained,
  )
  print(problems.filter(({ severity }) => severity !== 'warning'))
  if (tree === undefined) return couldNotLook('correct the environments first; nothing was compared')
  const committed = treeAtRevision(root, revision, tree)
  if (committed.problem !== undefined) return couldNotLook(committed.problem)
  const against: Against = {
    name: revision.startsWith(committed.commit.slice(0, 7))
      ? revision
      : `${revision} (${committed.commit.slice(0, 7)})`,
    notes: notesOf(root, stale),
  }
  tell('comparing')
  const report = compared(committed.tree, tree, environment)
  if ('problem' in report) return couldNotLook(`${report.problem} (at ${against.name} or here)`)
  printReport(report, against, options)
  if (options.exitCode && report.different.length + report.delivery.length > 0) process.exitCode = 1
}

const compared = (before: Tree, after: Tree, only: string | undefined): Report | { problem: string } => {
  const names = [...new Set([...overlaysOf(before), ...overlaysOf(after)])]
  if (only !== undefined && !names.includes(only))
    return { problem: `there is no environment ${JSON.stringify(only)}${nearestName(only, names)}` }
  try {
    const delivery = deliveryDifference(before, after, names)
    return reportOf(
      treeDifference(before, after, only),
      only === undefined ? delivery : delivery.filter(({ environment }) => environment === only),
    )
  } catch (error) {
    if (error instanceof UnknownRendering) return { problem: error.message }
    throw error
  }
}

/** What whoever reads should know: what is compared may be neither committed nor built. */
const notesOf = (root: string, stale: number): string[] => {
  const folders = ['environments', 'lib', 'base', 'overlays', 'dashboards', 'gitops']
  const { bytes } = git(root, ['status', '--porcelain', '-z', '--', ...folders])
  const dirty = (bytes?.toString() ?? '').split('\0').filter(entry => /^.. ./.test(entry)).length
  const files = dirty === 1 ? 'file is' : 'files are'
  return [
    ...(dirty > 0 ? [`${dirty} ${files} not committed: the comparison is with the working tree`] : []),
    ...notBuilt(stale),
  ]
}

const notBuilt = (stale: number): string[] =>
  stale === 0
    ? []
    : [
        `${stale} generated ${stale === 1 ? 'file is' : 'files are'} not current: the comparison is with what npm run build would make; run it and commit`,
      ]

const couldNotLook = (message: string): void => {
  process.stderr.write(`${formatProblem({ file: 'diff', message })}\n`)
  process.exitCode = 2
}

/**
 * Tells what applying an environment would change in a cluster. Exits as `kubectl diff` does: with 0 if nothing would, with 1 if
 * something would, and with 2 if it could not look.
 */
export const diffWithCluster = async (
  root: string,
  environment: string,
  options: DiffOptions,
): Promise<void> => {
  const { tree, stale, problems } = await workingTree(root, progressTo(process.stderr), evaluateContained)
  print(problems.filter(({ severity }) => severity !== 'warning'))
  if (tree === undefined) return couldNotLook('correct the environments first; nothing was compared')
  const names = overlaysOf(tree)
  if (!names.includes(environment))
    return couldNotLook(
      `there is no environment ${JSON.stringify(environment)}${nearestName(environment, names)}`,
    )
  const found = await clusterReport(tree, environment, options.context)
  if ('problem' in found) return couldNotLook(found.problem)
  const notes = [...notBuilt(stale), ...found.notes]
  printReport(found.report, { name: found.against, notes }, options)
  if (found.report.different.length > 0) process.exitCode = 1
}
