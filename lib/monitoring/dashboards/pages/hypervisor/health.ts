import { anyIsBad, noLevels } from '../../appearance.ts'
import { band, type Section } from '../../layout.ts'
import { stat } from '../../panels/stat.ts'
import { onHost } from '../../picked-series.ts'
import { asPveNow, bondFaults, ownAnswer, temperature, zpoolStates } from '../../queries/hypervisors.ts'
import { ownQuorum } from '../../queries/nodes.ts'
import { onlineWords, quorateWords, scrapedWords } from '../../value-texts.ts'

/** What is wrong with the node, one number each. */
export const health = (): Section => [
  band(
    3,
    stat({
      title: 'State',
      description:
        'Whether the cluster sees the node online. Look at its console or its power. "unknown": the cluster scrape fails, see Proxmox / Exporters.',
      unit: 'short',
      levels: noLevels,
      query: { expression: `min(${asPveNow('pve_up')})`, legend: '' },
      words: onlineWords,
      none: 'unknown',
    }),
    stat({
      title: 'Its API',
      description:
        'Whether the API of the node itself answers the exporter. On the node: `systemctl status pveproxy`. "not scraped" where node scrapes are off, or leave this node out.',
      unit: 'short',
      levels: noLevels,
      query: { expression: `min(${ownAnswer})`, legend: '' },
      words: scrapedWords,
      none: 'not scraped',
    }),
    stat({
      title: 'Sees quorum',
      description:
        'Whether this node believes that its cluster is quorate. If others say otherwise the cluster is split: look at its network.',
      unit: 'short',
      levels: noLevels,
      query: {
        expression: ownQuorum,
        legend: '',
      },
      words: quorateWords,
      none: 'no cluster',
    }),
    stat({
      title: 'Node exporter',
      description:
        'Whether the node exporter answers. Without it the panels of CPU modes, disks, network and temperature are empty: `apt install prometheus-node-exporter`.',
      unit: 'short',
      levels: noLevels,
      query: { expression: `min(${onHost('up')})`, legend: '' },
      words: scrapedWords,
      none: 'not scraped',
    }),
    stat({
      title: 'ZFS not online',
      description:
        'Pools that are degraded, faulted or worse: `zpool status` names the disk to replace. "no ZFS" where there is none.',
      unit: 'short',
      levels: anyIsBad,
      query: { expression: `sum(${zpoolStates})`, legend: '' },
      none: 'no ZFS',
    }),
    stat({
      title: 'Dead bond links',
      description:
        'Links of bonds that do not work: cable, card or switch port. "no bond" where there is none.',
      unit: 'short',
      levels: anyIsBad,
      query: { expression: `sum(${bondFaults})`, legend: '' },
      none: 'no bond',
    }),
    stat({
      title: 'Hottest sensor',
      description:
        'The hottest sensor of the node. Over 80 degrees look at fans and air; over 90 the CPU slows down or stops.',
      unit: 'celsius',
      decimals: 0,
      levels: { warning: 80, bad: 90 },
      query: { expression: `max(${temperature})`, legend: '' },
      none: 'no sensor',
    }),
    stat({
      title: 'Up for',
      description:
        'Time since the node was booted. Short without a reason: look for the crash in its journal.',
      unit: 'dtdurations',
      levels: noLevels,
      query: { expression: `min(${asPveNow('pve_uptime_seconds')})`, legend: '' },
      none: 'unknown',
    }),
  ),
]
