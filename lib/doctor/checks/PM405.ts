import type { Check } from '../check.ts'
import { byAnswers, wordsOf } from '../exporter/by-answers.ts'

/** The names by which the exporters ask. */
export const PM405: Check = {
  code: 'PM405',
  title: 'The exporters resolve the names by which they ask.',
  after: ['PM401', 'PM412'],
  run: byAnswers(['name'], ({ environment }, failed) => [
    {
      what: `The exporter cannot resolve ${failed.map(({ target }) => target).join(', ')}: ${wordsOf(failed)}.`,
      why: 'It reaches no hypervisor by that name, and the scrape fails.',
      mend: {
        advice: `Look whether the cluster's DNS runs (kubectl --namespace kube-system get pods --selector k8s-app=kube-dns), and what its log says; where DNS servers are no such pods, name their addresses in networkPolicy.dns of ${environment.file}.`,
      },
    },
  ]),
}
