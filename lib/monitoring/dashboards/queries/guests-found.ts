import { jobs } from '../../../environment/object-names.ts'
import { promql } from '../../expressions/promql.ts'
import { inCluster, lastKnown, pickedHypervisor } from '../picked-series.ts'
import { guestInfo, guestsUnknown, templates } from './guests.ts'

/** Guests by a matcher of their node, without templates; one that left for another node is there no more. */
const onNodes = (either: string, elsewhere: string): string => promql`
  (
    (
      ${either}
    )
    unless on (environment, id) ${inCluster('pve_guest_info', elsewhere)}
    unless on (environment, id) ${templates}
  )`

const here = ['node=~"$node"', 'template!="1"']

/** The guests of the hypervisor that the viewer picked. */
export const onPickedHypervisor = onNodes(
  guestInfo(pickedHypervisor.environment, pickedHypervisor.node, 'template!="1"'),
  pickedHypervisor.elsewhere,
)

/**
 * What holds the text that the viewer searches. Percent-encoded as a URI, the text has neither quote nor backslash, so that
 * it can end neither PromQL's string nor the quotation `\Q…\E` of its regular expression. Letters, digits, `-`, `_` and `.` stay
 * as they are; what holds `/` or `+`, such as `qemu/100`, finds nothing: its number does.
 */
const holdsSearched = `=~"(?i).*\\\\Q\${search:uriencode}\\\\E.*"`

/**
 * While nothing is searched, any name holds it, an empty one too, and no other selector finds a further guest. Then this matcher contradicts
 * the selector's own job, and Prometheus reads no series for it, where it would read an hour of every guest.
 */
const onlySearching = `job!="${jobs.cluster}\${search:uriencode}"`

/** Guests on the nodes that the viewer picked whose name, id or tags hold what he searches; by the name that it last had where its node is down. */
export const found = onNodes(
  [
    guestInfo(...here, `name${holdsSearched}`),
    ...['id', 'tags'].map(label => guestInfo(...here, `${label}${holdsSearched}`, onlySearching)),
    promql`
    (
      ${guestsUnknown}
      and on (environment, id) ${lastKnown(inCluster('pve_guest_info', ...here, `name${holdsSearched}`, onlySearching))}
    )`,
  ].join('\nor on (environment, id)\n'),
  'node!~"$node"',
)

/** What names a guest, with the name and tags of the last hour where its node no longer tells them. */
export const guestNames = promql`
  (
    ${guestInfo('name!=""')}
    or on (environment, id)
      ${guestsUnknown}
      * on (environment, id) group_left (name, tags)
        topk by (environment, id) (1, ${lastKnown(inCluster('pve_guest_info', 'name!=""'))})
    or on (environment, id) ${guestInfo()}
  )`
