import { hostCIDR } from '../../environment/address.ts'
import { undefinedOnError } from '../../problem/undefined-on-error.ts'
import type { Rendering } from '../rendering/rendering.ts'
import { listed, type Sentence, say } from '../sentence.ts'
import { isBelow, type Subject, told } from '../subject.ts'
import { type Opening, openings } from './openings.ts'
import { seenHypervisors } from './seen-hypervisors.ts'

/** What a NetworkPolicy opens and closes, beside the hypervisors that come and go; and whether there is one at all. */
export const networkPolicy: Subject = ({ before, after }, fields) => {
  const own = fields.filter(
    field =>
      field.kind === 'NetworkPolicy' && isBelow(field, 'spec') && /^(in|e)gress$/.test(String(field.path[1])),
  )
  const [old, now] = [openings(before), openings(after)]
  if (old === undefined || now === undefined)
    return {
      sentences:
        old === now
          ? []
          : [
              [
                now === undefined
                  ? 'no NetworkPolicy any more: every pod may ask the exporters, and they may ask anything'
                  : 'a NetworkPolicy closes the exporters',
              ],
            ],
      explained: [],
    }
  if (own.length === 0) return { sentences: [], explained: [] }
  const [oldHosts, newHosts] = [hypervisorsOf(before), hypervisorsOf(after)]
  const expected = new Set(oldHosts).symmetricDifference(new Set(newHosts))
  const isNew = (from: Map<string, Opening>, other: Map<string, Opening>) =>
    [...from.values()].filter(one => !other.has(one.key) && !expected.has(one.peer))
  const sentences = [...opened(isNew(now, old), 'opens'), ...opened(isNew(old, now), 'closes')]
  // Only the hypervisors' own addresses differ, which are told as hypervisors.
  return sentences.length === 0 ? { sentences, explained: own } : told(sentences, own)
}

/** What opens or closes, with all peers of the same ports in a sentence. */
const opened = (openings: Opening[], what: string): Sentence[] =>
  [...Map.groupBy(openings, ({ way, ports }) => `${way} ${ports}`).values()].map(group => {
    const { way, ports } = group[0] as Opening
    const peers = listed(group.map(({ peer }) => peer))
    return say`NetworkPolicy ${[what]} the way ${[way === 'in' ? 'in from' : 'out to']} ${peers} (${ports})`
  })

const hypervisorsOf = (rendering: Rendering): string[] =>
  [...seenHypervisors(rendering).values()].flatMap(
    ({ address }) => undefinedOnError(() => hostCIDR(address)) ?? [],
  )
