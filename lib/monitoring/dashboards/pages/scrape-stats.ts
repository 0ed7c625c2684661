import { anyIsBad, anyIsWarning } from '../appearance.ts'
import { uids } from '../dashboard-names.ts'
import { pageLink } from '../links.ts'
import type { Sized } from '../panels/panel.ts'
import { type Stat, stat } from '../panels/stat.ts'
import { firingCount, notAnswering } from '../queries/scrapes.ts'

/** How many of the environments that are picked do not answer: what a page says of them is old, or nothing. */
export const notAnsweringStat = (own: Pick<Stat, 'width'> = {}): Sized =>
  stat({
    title: 'Not answering',
    description:
      'Environments whose cluster scrape fails: no number on this page counts them. Open Proxmox / Exporters and read why.',
    unit: 'short',
    levels: anyIsBad,
    query: { expression: notAnswering, legend: '' },
    link: pageLink('Exporters', uids.exporters),
    ...own,
  })

/** How many alerts fire; grey where nobody would say so. */
export const alertsFiringStat = (): Sized =>
  stat({
    title: 'Alerts firing',
    description:
      'Alerts that fire for the environments that are picked. "no rules": Prometheus has loaded none for them, so nothing warns you. Does its ruleSelector select the PrometheusRules?',
    unit: 'short',
    levels: anyIsWarning,
    query: { expression: `sum(${firingCount})`, legend: '' },
    none: 'no rules',
  })
