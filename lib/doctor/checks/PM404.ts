import type { Check } from '../check.ts'
import { byAnswers, namesOf, wordsOf } from '../exporter/by-answers.ts'
import { certificateMend } from '../exporter/certificate-mend.ts'

/** The certificates of the hypervisors, by the CA that the exporter trusts. */
export const PM404: Check = {
  code: 'PM404',
  title: "The exporters accept the hypervisors' certificates.",
  after: ['PM401'],
  run: byAnswers(['certificate', 'ca file'], (scene, failed) => [
    {
      what: `The exporter refuses the certificate of ${namesOf(failed)}: ${wordsOf(failed)}.`,
      why: 'It asks nothing of a hypervisor that it cannot verify, and the scrape fails.',
      mend: certificateMend(scene, failed),
    },
  ]),
}
