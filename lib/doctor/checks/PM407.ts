import type { Check } from '../check.ts'
import { byAnswers, namesOf, wordsOf } from '../exporter/by-answers.ts'
import { rights, withTokenId } from '../exporter/mends.ts'

/** Whether the token may ask: 403. With privilege separation a token has no right but its own. */
export const PM407: Check = {
  code: 'PM407',
  title: 'The token may read the cluster.',
  after: ['PM401', 'PM406'],
  run: byAnswers(['rights'], ({ environment }, failed) => [
    {
      what: `Proxmox VE knows the token and refuses what it asks on ${namesOf(failed)}: ${wordsOf(failed)}.`,
      why: 'Every scrape fails. With privilege separation a token has no right but its own ACL, and none that its user lacks.',
      mend: withTokenId(environment, rights),
    },
  ]),
}
