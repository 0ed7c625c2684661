import { reportOf } from '../../lib/difference/blocks.ts'
import { deliveryDifference } from '../../lib/difference/delivery-difference.ts'
import { overlaysOf, type Tree } from '../../lib/difference/rendering/tree.ts'
import { plain } from '../../lib/difference/report/text-report.ts'
import { treeDifference } from '../../lib/difference/tree-difference.ts'
import type { Environment } from '../../lib/environment.ts'
import { texts } from '../generate/overlay/render.ts'

/** A tree of these files. */
export const treeOf = (files: Record<string, string>): Tree => ({
  paths: Object.keys(files),
  read: path => files[path],
})

type Change = (files: Record<string, string>) => Record<string, string>

/** The report of two states of environments, each with its generated files, which a test may still change. */
export const reported = (
  before: Record<string, Environment>,
  after: Record<string, Environment>,
  change: Change = files => files,
  changeBefore: Change = files => files,
) => {
  const [old, now] = [treeOf(changeBefore(texts(before))), treeOf(change(texts(after)))]
  const environments = [...new Set([...overlaysOf(old), ...overlaysOf(now)])]
  return reportOf(treeDifference(old, now), deliveryDifference(old, now, environments))
}

/** What a report says, by the environments of which it says it. */
export const saidBy = ({ blocks, delivery }: ReturnType<typeof reported>): Record<string, string[]> => ({
  ...Object.fromEntries(
    blocks.map(({ environments, sentences }) => [environments.join(' '), sentences.map(plain)]),
  ),
  ...(delivery.length > 0 && { gitops: delivery.map(plain) }),
})
