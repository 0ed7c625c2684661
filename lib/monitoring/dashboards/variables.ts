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
import { promql } from '../expressions/promql.ts'
import { datasource } from './appearance.ts'
import { inCluster } from './picked-series.ts'
import { guestInfo } from './queries/guests.ts'
import { hypervisorsThatAnswer, nodeState } from './queries/nodes.ts'

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

/** Nodes of the environments by their names, all of them or some. */
export const nodes = () =>
  values('node', `label_values(${inCluster('pve_node_info')}, name)`)
    .label('Hypervisor')
    .multi(true)
    .includeAll(true)
    .current({ text: ['All'], value: ['$__all'] })

/** One hypervisor, with its environment: those that are online and answer first, then the others, which say so. */
export const hypervisor = () =>
  pairs(
    'hypervisor',
    promql`
      label_replace(${pair('hypervisor', 'name', hypervisorsThatAnswer)}, "shown", " $1 ($2)", "hypervisor", "(.+)[|](.+)")
      or on (hypervisor)
      label_replace(${pair('hypervisor', 'name', nodeState)}, "shown", "$1 ($2) does not answer", "hypervisor", "(.+)[|](.+)")`,
  ).label('Hypervisor')

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

/** One guest, with its environment. All of them are in the list, so that a link from a table finds its guest. */
export const guest = () =>
  pairs(
    'guest',
    promql`
      label_replace(
        label_join(
          ${pair('guest', 'id', guestInfo('node=~"$node"', 'template!="1"'))},
          "shown", " ", "name", "guest"
        ),
        "shown", "$1 ($2)", "shown", " ?(.+)[|](.+)"
      )`,
  ).label('Guest')

/** An expression's series with a label that holds `<name>|<environment>`, which no other environment has. */
const pair = (label: string, name: string, expression: string): string =>
  `label_join(${expression}, "${label}", "|", "${name}", "environment")`

/** Values are pairs and what is shown for them is the label `shown`; a space before it sorts first. */
const pairs = (name: string, expression: string) =>
  values(name, `query_result(group by (${name}, shown) (${expression}))`).regex(
    `/${name}="(?<value>[^"]+)".*shown="(?<text>[^"]*)"/`,
  )

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
