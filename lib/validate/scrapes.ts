import { hypervisorsOf } from '../defaults.ts'
import { seconds } from '../duration.ts'
import type { Fault } from './fault.ts'
import type { Rule } from './rule.ts'

/** The Prometheus Operator refuses an object whose `scrapeTimeout` is over its `interval`. */
export const timeouts: Rule = ({ pveExporter: { interval, nodeInterval, scrapeTimeout }, nodeExporter }) => [
  ...overInterval(['pveExporter', 'scrapeTimeout'], scrapeTimeout, 'interval', interval),
  ...(nodeInterval === false
    ? []
    : overInterval(['pveExporter', 'scrapeTimeout'], scrapeTimeout, 'nodeInterval', nodeInterval)),
  ...(nodeExporter === false || nodeExporter.scrapeTimeout === undefined
    ? []
    : overInterval(
        ['nodeExporter', 'scrapeTimeout'],
        nodeExporter.scrapeTimeout,
        'interval',
        nodeExporter.interval,
      )),
]

const overInterval = (path: string[], timeout: string, name: string, interval: string): Fault[] =>
  seconds(timeout) <= seconds(interval)
    ? []
    : [
        {
          path,
          message: `${JSON.stringify(timeout)} is over the ${name}, ${JSON.stringify(interval)}; give at most that`,
        },
      ]

/** An exporter that no hypervisor runs would be scraped nowhere, and a hypervisor that runs none is none to monitor. */
export const usedExporters: Rule = environment => [
  ...(hypervisorsOf(environment, 'pve').length > 0
    ? []
    : [
        {
          path: ['hypervisors'],
          message: 'name no hypervisor with the exporter "pve"; at least one must answer for the cluster',
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
            message: `${JSON.stringify(exporters)} names an exporter twice`,
          },
        ],
  ),
]
