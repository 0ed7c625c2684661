import { load } from 'js-yaml'
import { type Answer, failuresIn } from './failure.ts'
import type { RunKubectl } from './run-kubectl.ts'
import type { Seen } from './seen.ts'

/** An object in the cluster, and as it would be once applied; one of them is missing where it comes or goes. */
export interface Applied {
  live?: Seen
  merged?: Seen
}

/** Has kubectl print both objects whole: as much context as there are lines. Its arguments may hold no dot and no slash. */
export const wholeObjects = { KUBECTL_EXTERNAL_DIFF: 'diff -u -N -U 999999' }

/**
 * The objects that applying would change, as `kubectl diff` tells them, run with `wholeObjects` in its environment. It masks
 * a Secret's values itself.
 */
export const kubectlDiff = async (
  run: RunKubectl,
  args: string[],
  objects: string,
): Promise<Answer<Applied[]>> => {
  const { stdout, stderr, code } = await run(['diff', ...args], objects)
  if (code === 0) return { value: [] }
  // 1 is a difference, unless kubectl itself could not start or reach anything.
  if (code === 1 && stdout !== '') return { value: objectsIn(stdout) }
  return { failure: failuresIn(stderr)[0] }
}

/** The objects in a unified diff whose only hunk of each file is the whole file. */
export const objectsIn = (diff: string): Applied[] => {
  const lines = diff.split('\n')
  const found: Applied[] = []
  for (let at = 0; at < lines.length; at++) {
    const [, old = '1', now = '1'] = /^@@ -\d+(?:,(\d+))? \+\d+(?:,(\d+))? @@/.exec(lines[at] ?? '') ?? []
    if (!lines[at]?.startsWith('@@ ') || !lines[at - 1]?.startsWith('+++ ')) continue
    const live: string[] = []
    const merged: string[] = []
    // Lines are counted: those of an object may look like a header.
    while (live.length < Number(old) || merged.length < Number(now)) {
      const line = lines[++at]
      if (line === undefined) break
      if (!line.startsWith('+') && !line.startsWith('\\')) live.push(line.slice(1))
      if (!line.startsWith('-') && !line.startsWith('\\')) merged.push(line.slice(1))
    }
    found.push({
      ...(live.length > 0 && { live: objectOf(live) }),
      ...(merged.length > 0 && { merged: objectOf(merged) }),
    })
  }
  return found
}

const objectOf = (lines: string[]): Seen => load(lines.join('\n')) as Seen
