import {
  CustomVariableBuilder,
  DatasourceVariableBuilder,
  QueryVariableBuilder,
  TextBoxVariableBuilder,
  VariableHide,
  VariableRefresh,
  VariableSort,
} from '@grafana/grafana-foundation-sdk/dashboard'
import { jobs } from '../../environment/object-names.ts'
import { datasource } from './appearance.ts'
import { inCluster } from './picked-series.ts'
import { guestInfo } from './queries/guests.ts'

/** The Prometheus that is asked: no name of one is written down. */
export const datasourceVariable = new DatasourceVariableBuilder('datasource')
  .label('Data source')
  .type('prometheus')

/** The environments that are scraped, also those whose scrape fails; all of them, or some. */
export const environments = () =>
  values('environment', `label_values(up{job="${jobs.cluster}"}, environment)`)
    .label('Environment')
    .multi(true)
    .includeAll(true)
    .current({ text: ['All'], value: ['$__all'] })

/** One hypervisor of the environments. */
export const node = () =>
  values('node', `label_values(${inCluster('pve_node_info')}, name)`).label('Hypervisor')

/** Hypervisors of the environments, all of them or some. */
export const nodes = () =>
  node()
    .multi(true)
    .includeAll(true)
    .current({ text: ['All'], value: ['$__all'] })

/** The jobs under which the environments' node exporters are scraped; a viewer has nothing to pick there. */
export const nodeExporterJobs = () =>
  values('job', 'label_values(node_uname_info{environment=~"$environment"}, job)')
    .label('Node exporter job')
    .multi(true)
    .includeAll(true)
    .current({ text: ['All'], value: ['$__all'] })
    .hide(VariableHide.HideVariable)

/** What a guest's name, id or tags contain; any when empty. */
export const search = () =>
  new TextBoxVariableBuilder('search').label('Name, id or tag contains').defaultValue('')

/** How many guests a table shows at most. */
export const rows = () =>
  new CustomVariableBuilder('rows')
    .label('Busiest')
    .values('100,500,2500,10000')
    .current({ text: '100', value: '100' })

/** One guest, by its name. All of them are in the list, so that a link from a table finds its guest. */
export const guest = () =>
  values('guest', `query_result(${guestInfo('node=~"$node"', 'template!="1"')})`)
    .label('Guest')
    .regex('/id="(?<value>[^"]+)".*name="(?<text>[^"]*)"/')

/** Grafana tells the kinds of queries by patterns that end at a line's end, so a query is one line. */
const values = (name: string, lines: string) => {
  const query = lines.replaceAll(/\s*\n\s*/g, ' ')
  return new QueryVariableBuilder(name)
    .datasource(datasource)
    .query({ query, refId: 'StandardVariableQuery' })
    .definition(query)
    .refresh(VariableRefresh.OnTimeRangeChanged)
    .sort(VariableSort.NaturalAsc)
}
