import { type Fault, said } from './fault.ts'

const gibibyte = 2 ** 30

/** Of what a node has left. */
export const nodeFaults: Fault[] = [
  said(
    'a node is out of CPU',
    { nodes: { pve2: { cpu: 0.98 } } },
    {
      alertname: 'ProxmoxNodeCpuHigh',
      severity: 'warning',
      node: 'pve2',
    },
  ),
  said(
    'a node is out of memory, and the others could not carry its loss',
    {
      nodes: {
        pve1: { memoryUsed: 230 * gibibyte },
        pve2: { memoryUsed: 250 * gibibyte },
        pve3: { memoryUsed: 230 * gibibyte },
      },
    },
    { alertname: 'ProxmoxNodeMemoryHigh', severity: 'warning', node: 'pve2' },
    { alertname: 'ProxmoxMemoryOvercommitted', severity: 'warning' },
  ),
  said(
    "a node's root file system is full",
    { nodes: { pve2: { diskUsed: 91 * gibibyte } } },
    {
      alertname: 'ProxmoxNodeRootFull',
      severity: 'warning',
      node: 'pve2',
    },
  ),
]
