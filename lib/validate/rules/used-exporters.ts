import { hypervisorsOf } from '../../environment/defaults.ts'
import { received } from '../../problem/problem.ts'
import type { Rule } from '../rule.ts'

/** An exporter that no hypervisor runs would be scraped nowhere, and a hypervisor that runs none is none to monitor. */
export const usedExporters: Rule = environment => [
  ...(hypervisorsOf(environment, 'pve').length > 0
    ? []
    : [
        {
          path: ['hypervisors'],
          message: 'have none with the exporter "pve"; at least one must answer for the cluster',
        },
      ]),
  ...(environment.nodeExporter === false || hypervisorsOf(environment, 'node').length > 0
    ? []
    : [
        {
          path: ['nodeExporter'],
          message: 'is scraped, but no hypervisor has the exporter "node"; say `nodeExporter: false`',
        },
      ]),
  ...(environment.nodeExporter !== false
    ? []
    : environment.hypervisors.flatMap(({ exporters }, index) =>
        exporters.includes('pve')
          ? []
          : [
              {
                path: ['hypervisors', index, 'exporters'],
                message: 'has "node" only, but nodeExporter is false: nothing would ask this hypervisor',
              },
            ],
      )),
  ...environment.hypervisors.flatMap(({ exporters }, index) =>
    new Set(exporters).size === exporters.length
      ? []
      : [
          {
            path: ['hypervisors', index, 'exporters'],
            message: `${received(exporters)} names an exporter twice`,
          },
        ],
  ),
]
