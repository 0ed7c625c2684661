import { uids } from './dashboard-names.ts'

/** Where a row leads: another dashboard, for what stands under some headings of the row, with the viewer's time and Prometheus. */
const rowLink = (title: string, uid: string, picked: Record<string, string[]>) => ({
  title,
  url: `/d/${uid}?\${__url_time_range}&var-datasource=\${datasource}${Object.entries(picked)
    .map(([variable, headings]) => `&var-${variable}=${headings.map(valueUnder).join('%7C')}`)
    .join('')}`,
})

const valueUnder = (heading: string) => `\${__data.fields["${heading}"]}`

/** Where a row that says "Environment" and "Node" leads. */
export const toHypervisor = rowLink('Open the hypervisor', uids.hypervisor, {
  environment: ['Environment'],
  hypervisor: ['Node', 'Environment'],
})

/** Where a row that says "Environment" and "ID" leads. */
export const toGuest = rowLink('Open the guest', uids.guests, {
  environment: ['Environment'],
  guest: ['ID', 'Environment'],
})

/** Where a row that says "Environment" leads. */
export const toCluster = rowLink('Open the cluster', uids.cluster, { environment: ['Environment'] })

/** Where a whole panel leads: another dashboard, with the viewer's time and the environments that were picked. */
export const pageLink = (title: string, uid: string) => ({
  title,
  url: `/d/${uid}?\${__url_time_range}&\${datasource:queryparam}&\${environment:queryparam}`,
})
