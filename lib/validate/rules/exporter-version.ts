import { images } from '../../environment/images.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/**
 * The exporter must know the arguments that base/ gives it, and the series that alerts ask for. Tags that are not versions, such as
 * `latest`, are not judged.
 */
export const exporterVersion: Rule = ({ pveExporter: { image } }) => {
  const { oldestTag, tag: pinned } = images.pveExporter
  const tag = image?.tag
  if (tag === undefined || !isOlder(tag, oldestTag)) return []
  return [
    {
      path: ['pveExporter', 'image', 'tag'],
      message: `${received(tag)} is too old: it stops at arguments that it does not know, and lacks series that alerts and dashboards ask for; give ${received(oldestTag)} or newer, or leave it out for ${received(pinned)}`,
    },
  ]
}

/** Whether a tag is a version before another one; no where it is no version. */
export const isOlder = (tag: string, oldest: string): boolean => {
  const [, major, minor] = /^v?(\d+)\.(\d+)(?:[.-]|$)/.exec(tag) ?? []
  if (major === undefined || minor === undefined) return false
  const [oldestMajor = 0, oldestMinor = 0] = oldest.split('.').map(Number)
  return Number(major) !== oldestMajor ? Number(major) < oldestMajor : Number(minor) < oldestMinor
}
