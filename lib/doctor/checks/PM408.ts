import { shell } from '../../problem/shell.ts'
import type { Check } from '../check.ts'
import { byAnswers, namesOf, wordsOf } from '../exporter/by-answers.ts'
import { onHypervisor } from '../exporter/mends.ts'

/** What Proxmox VE itself fails at: 500, 595 where a node does not reach another, and what nobody thought of. */
export const PM408: Check = {
  code: 'PM408',
  title: 'Proxmox VE answers without an error of its own.',
  after: ['PM401', 'PM403', 'PM404', 'PM405', 'PM406', 'PM407'],
  run: byAnswers(['node', 'other'], ({ environment }, failed) => [
    {
      what: `The scrape of ${namesOf(failed)} fails: ${wordsOf(failed)}.`,
      why: 'Prometheus gets nothing of that scrape.',
      mend: {
        command: onHypervisor(
          environment,
          shell`systemctl restart pvedaemon pveproxy pvestatd`,
          failed[0].hypervisor?.address,
        ),
      },
    },
  ]),
}
