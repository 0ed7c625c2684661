import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { accepts, judged, lab, refuses } from '../judged.ts'

const label = "a DNS-1123 label (1 to 63 lower-case letters, digits and '-', a letter or digit at both ends)"

refuses(
  'a namespace in upper case is no DNS-1123 label',
  { ...lab, namespace: 'Lab' },
  `namespace "Lab" is not ${label}; write "lab"`,
)
refuses('a namespace has no dot', { ...lab, namespace: 'a.b' }, `namespace "a.b" is not ${label}`)
refuses('a namespace is not empty', { ...lab, namespace: '' }, `namespace "" is not ${label}`)
accepts('a namespace may start with a digit', { ...lab, namespace: '1lab' })
refuses(
  'a name prefix starts with a letter, as names of Services do',
  { ...lab, namePrefix: '1-' },
  `namePrefix "1-" is not a name prefix (a lower-case letter, then lower-case letters, digits and '-'), or '' for none`,
)
accepts('a name prefix may be empty', { ...lab, namePrefix: '' })
refuses(
  'a name over 63 characters is refused before Kubernetes does',
  { ...lab, namePrefix: 'a-prefix-that-is-far-too-long-' },
  'namePrefix "a-prefix-that-is-far-too-long-" makes the name a-prefix-that-is-far-too-long-proxmox-monit-pve-exporter-hypervisor of 67 characters, over 63; a namePrefix has at most 26 characters',
)
accepts('one of 63 is not', { ...lab, namePrefix: 'a-prefix-of-26-characters-' })
refuses(
  "a hypervisor's name is a DNS-1123 label",
  { ...lab, hypervisors: [{ name: 'PVE1', address: '198.51.100.1' }] },
  `hypervisors[0].name "PVE1" is not ${label}; write "pve1", capitals are matched`,
)
refuses(
  "a hypervisor's name has no underscore",
  { ...lab, hypervisors: [{ name: 'pve_1', address: '198.51.100.1' }] },
  `hypervisors[0].name "pve_1" is not ${label}`,
)
refuses(
  'two hypervisors of one name are told by the second',
  { ...lab, hypervisors: [lab.hypervisors[0], { name: 'pve1', address: '198.51.100.3' }] },
  `hypervisors[1].name "pve1" is hypervisors[0]'s name, too; every hypervisor has its own`,
)
refuses(
  'a hypervisor has at least one exporter',
  { ...lab, hypervisors: [{ name: 'pve1', address: '198.51.100.1', exporters: [] }] },
  'hypervisors[0].exporters is an empty list; give it at least one item',
)
refuses(
  'an environment has a hypervisor',
  { ...lab, hypervisors: [] },
  'hypervisors is an empty list; give it at least one item',
)

const refusesFile = (title: string, name: string) =>
  test(title, () =>
    assert.equal(judged({ [name]: lab }), [
      `environments/${name}.ts: the file's name ${JSON.stringify(name)} is not a lower-case letter followed by at most 62 lower-case letters, digits and "-", the last no "-"; rename the file`,
    ]),
  )

refusesFile('a file with a name in upper case is not read as another on other systems', 'Lab')
refusesFile('a file whose name starts with a digit names no Service', '1lab')
refusesFile('a file whose name has a dot names no Service', 'lab.test')
refusesFile('a file whose name ends with a hyphen is no label', 'lab-')
refusesFile('a file of 64 characters is no label', 'a'.repeat(64))
refusesFile('a file whose name is empty', '')

test('a file whose prefixed names would be too long is told how long it may be', () => {
  assert.equal(judged({ 'an-environment-of-28-letters': lab }), [
    'environments/an-environment-of-28-letters.ts: namePrefix "an-environment-of-28-letters-" makes the name an-environment-of-28-letters-proxmox-monit-pve-exporter-hypervisor of 66 characters, over 63; shorten the file\'s name to 25 characters, or give a namePrefix of at most 26',
  ])
})

test.run()
