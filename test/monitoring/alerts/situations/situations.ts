import type { Change } from '../../../pve-api/change.ts'
import type { PveCluster } from '../../../pve-api/cluster.ts'
import { begin, booted, hosts, movedTo, off, type Situation, token } from './situation.ts'

const five = [1, 2, 3, 4, 5]

/** Every situation that is recorded, by the name of its file. */
export const situations: Record<string, Situation> = {
  'rolling-reboot': {
    title: 'a rolling reboot of five nodes in maintenance mode, four minutes each, with all guests migrated',
    what: 'Each node in turn: maintenance, guests migrate away, off for four minutes, back, guests return.',
    silent: 'Any node, guest or exporter, though each node was off and each guest migrated twice.',
    minutes: 75,
    cluster: () => hosts(5),
    happens: Object.assign({}, ...five.map(rebooted)),
  },
  'dead-node': {
    title: 'a node with guests dies without warning',
    what: 'pve4 is off from one moment to the next. HA fences it, and starts its guest on pve1 five minutes later.',
    silent:
      "Neither its guests, its storages, its exporters nor HA's states: the node tells for all of them.",
    minutes: 75,
    cluster: () => hosts(5),
    happens: {
      [begin]: { nodes: { pve4: off } },
      [begin + 1]: { nodes: { pve4: { haState: 'unknown' } } },
      [begin + 2]: { nodes: { pve4: { haState: 'fence' } }, guests: { 104: { haState: 'fence' } } },
      [begin + 4]: { nodes: { pve4: { haState: 'unknown' } }, guests: { 104: { haState: 'recovery' } } },
      [begin + 5]: { guests: { 104: { haState: 'started', ...movedTo('pve1', begin + 5) } } },
    },
  },
  partition: {
    title: "a cluster's network is parted 3 to 2 for two hours, while all nodes can be reached",
    what: 'Every minute the cluster scrape may be answered by the other side.',
    silent: 'No node as down and no cluster without quorum: every node answers, and one side is quorate.',
    minutes: 160,
    cluster: () => hosts(5),
    happens: {
      [begin]: {
        partition: [
          ['pve1', 'pve2', 'pve3'],
          ['pve4', 'pve5'],
        ],
      },
      [begin + 120]: { partition: null },
    },
    answering: minute => `pve${(((minute * minute) % 7) % 5) + 1}`,
  },
  'migration-storm': {
    title: 'a balancer migrates every guest five times within an hour',
    what: 'Live migrations every ten minutes: each makes a new process, whose uptime begins at 0.',
    silent: 'Restarts: a migration is not one.',
    minutes: 75,
    cluster: () => hosts(5),
    happens: Object.fromEntries(
      [0, 1, 2, 3, 4].map(round => [
        begin + 10 * round,
        {
          guests: Object.fromEntries(
            five.flatMap(id =>
              [100, 200].map(first => [
                first + id,
                movedTo(`pve${((id + round) % 5) + 1}`, begin + 10 * round),
              ]),
            ),
          ),
        },
      ]),
    ),
  },
  'lost-right': {
    title: 'the token loses VM.Audit: every guest vanishes from the answers',
    what: 'The API leaves out what the token may not see, and answers 200.',
    silent: 'Guests that vanish cannot be told as down: nothing is known of them.',
    minutes: 60,
    cluster: () => hosts(3),
    happens: { [begin]: { accounts: { [token]: { without: 'VM.Audit' } } } },
  },
  'refused-path': {
    title: 'the token loses Sys.Audit: the API answers 403 on some paths',
    what: 'Paths below /cluster answer 403, so both scrapes fail at once while the hosts run.',
    silent: 'Nobody is told three times: in Alertmanager the cluster scrape holds back what each node tells.',
    minutes: 45,
    cluster: () => hosts(3),
    happens: { [begin]: { accounts: { [token]: { without: 'Sys.Audit' } } } },
  },
  'standalone-dead': {
    title: 'a host that stands alone dies',
    what: 'Neither its API nor its node exporter answers any more.',
    silent: 'Neither its API nor its node exporter on its own.',
    minutes: 45,
    cluster: () => hosts(1),
    happens: { [begin]: { nodes: { pve1: off } } },
  },
  'unplanned-reboot': {
    title: 'a node reboots by itself within two minutes and starts its guests one after the other',
    what: 'It was not seen for a minute or two, which is short of any `for`; its guest is up eight minutes after it.',
    silent:
      'Neither the node, which was back before `for` was over, nor its guest: a node that has just booted has a quarter of an hour to start its guests.',
    minutes: 45,
    cluster: () => hosts(3),
    happens: {
      [begin]: { nodes: { pve2: off }, guests: { 102: movedTo('pve1', begin), 202: { status: 'stopped' } } },
      [begin + 2]: { nodes: { pve2: booted(begin + 2) } },
      [begin + 10]: { guests: { 202: { status: 'running', started: (begin + 10) * 60 } } },
    },
  },
  'silent-api': {
    title: 'the API of one node is dead for hours, and then one of its guests stops',
    what: 'Whether the guest starts at boot was last told over an hour before.',
    silent: 'The node is not told as down: the cluster sees it.',
    minutes: 110,
    cluster: () => hosts(3),
    happens: {
      [begin]: { nodes: { pve2: { fault: 'hangs up' } } },
      [begin + 80]: { guests: { 202: { status: 'stopped' } } },
    },
  },
  'planned-shutdown': {
    title:
      'a node is shut down and started within eight minutes, with its guests in HA frozen and nobody told',
    what: 'Without maintenance mode the node counts as down: use it.',
    silent: "HA's freeze, which is meant to last minutes here.",
    minutes: 45,
    cluster: () => hosts(3),
    happens: {
      [begin]: { guests: { 102: { haState: 'freeze' } } },
      [begin + 1]: { nodes: { pve2: off } },
      [begin + 8]: { nodes: { pve2: booted(begin + 8) }, guests: { 102: { started: (begin + 8) * 60 } } },
      [begin + 10]: { guests: { 102: { haState: 'started' }, 202: { started: (begin + 9) * 60 } } },
    },
  },
  disarmed: {
    title: 'HA is disarmed and forgotten, and then a guest of it stops',
    what: '`ha-manager crm-command disarm-ha freeze` puts every guest in HA into `freeze`; HA starts none again.',
    silent: 'Nothing in the first half hour, which work on a network takes.',
    minutes: 75,
    cluster: () => hosts(3),
    happens: {
      [begin]: {
        guests: { 101: { haState: 'freeze' }, 102: { haState: 'freeze' } },
      },
      [begin + 45]: { guests: { 101: { status: 'stopped' } } },
    },
  },
  'dead-backup': {
    title: 'a backup dies with its guest stopped, and leaves its lock',
    what: 'A lock excuses a guest that is down for forty minutes.',
    silent: 'For forty minutes it may be a backup in stop mode.',
    minutes: 65,
    cluster: () => hosts(3),
    happens: { [begin]: { guests: { 201: { status: 'stopped', lock: 'backup' } } } },
  },
  'ha-tries-nodes': {
    title: 'a guest in HA does not start, and HA tries another node every four minutes',
    what: 'The guest is on another node each time.',
    silent: 'It is one alert, though the guest moves: the text says where it is now.',
    minutes: 45,
    cluster: () => hosts(3),
    happens: {
      [begin]: { guests: { 101: { status: 'stopped' } } },
      ...Object.fromEntries(
        [1, 2, 3, 4].map(round => [
          begin + 4 * round,
          { guests: { 101: { node: `pve${(round % 3) + 1}` } } },
        ]),
      ),
    },
  },
  paused: {
    title: 'a storage is full, and QEMU pauses a guest after an I/O error',
    what: 'The API lists the guest as paused, with its memory and uptime.',
    silent: 'Why it does not run: `qm status` says it.',
    minutes: 35,
    cluster: () => hosts(3),
    happens: {
      [begin]: { guests: { 201: { status: 'paused' } }, storages: { nfs: { used: 2048 * 2 ** 30 } } },
    },
  },
}

/** A node's turn in a rolling reboot: seven minutes, and one of rest. */
function rebooted(id: number): Record<number, Change<PveCluster>> {
  const node = `pve${id}`
  const other = `pve${(id % 5) + 1}`
  const first = begin + 8 * (id - 1)
  const guests = (on: string, minute: number) => ({
    [100 + id]: movedTo(on, minute),
    [200 + id]: movedTo(on, minute),
  })
  return {
    [first]: { nodes: { [node]: { haState: 'maintenance' } }, guests: guests(other, first) },
    [first + 1]: { nodes: { [node]: off } },
    [first + 5]: { nodes: { [node]: booted(first + 5) } },
    [first + 6]: { nodes: { [node]: { haState: 'online' } }, guests: guests(node, first + 6) },
  }
}
