import type { Difference } from './difference.ts'
import type { Rendering } from './rendering/rendering.ts'
import { counted, listed, type Sentence, say } from './sentence.ts'
import { leftBehind } from './subjects/objects.ts'
import { seenHypervisors } from './subjects/seen-hypervisors.ts'

/** An environment that comes, with all its objects. */
export const newEnvironment = (after: Rendering): Difference => ({
  sentences: [
    say`new environment in namespace ${after.namespace ?? 'of the context'}: ${counted(after.objects.size, 'object')}, ${hypervisorsIn(after)}`,
  ],
  objects: [...after.objects.values()].map(object => ({
    how: 'comes',
    kind: object.kind,
    name: object.name,
    after: object,
  })),
})

/** An environment that goes, with all its objects. */
export const goneEnvironment = (before: Rendering, isPruned: boolean): Difference => ({
  sentences: [
    say`the environment goes with its ${counted(before.objects.size, 'object')} and ${hypervisorsIn(before)}${[isPruned ? '' : leftBehind(2)]}`,
  ],
  objects: [...before.objects.values()].map(object => ({
    how: 'goes',
    kind: object.kind,
    name: object.name,
    before: object,
  })),
})

const hypervisorsIn = (rendering: Rendering): Sentence => {
  const names = [...seenHypervisors(rendering).keys()]
  return say`${counted(names.length, 'hypervisor')} (${listed(names)})`
}
