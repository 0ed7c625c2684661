import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { suite } from 'uvu'
import * as assert from 'uvu/assert'
import { appliedBy, diffArguments } from '../../lib/cluster/applied-by.ts'
import { kubectlDiff, wholeObjects } from '../../lib/cluster/kubectl-diff.ts'
import { runKubectl } from '../../lib/cluster/run-kubectl.ts'
import type { Seen } from '../../lib/cluster/seen.ts'
import { toYaml } from '../../lib/file/yaml.ts'

const test = suite('objects that kubectl diff tells')

Object.assign(process.env, wholeObjects)

/**
 * What `kubectl diff` of these files gives. The stand-in does as DiffProgram of kubectl 1.32 (pkg/cmd/diff/diff.go): two
 * folders, then the words of KUBECTL_EXTERNAL_DIFF that hold letters, digits, dashes and equal signs only.
 */
const told = async (live: Record<string, object>, merged: Record<string, object>, end = '') => {
  const root = mkdtempSync(join(tmpdir(), 'proxmox-monitoring-'))
  for (const [folder, files] of Object.entries({ live, merged })) {
    mkdirSync(join(root, folder))
    for (const [name, object] of Object.entries(files))
      writeFileSync(join(root, folder, name), toYaml(object))
  }
  const program = join(root, 'kubectl')
  writeFileSync(
    program,
    `#!/bin/sh\ncat > /dev/null\n${end}\nset -- $KUBECTL_EXTERNAL_DIFF\nprogram=$1; shift\nfor word; do case $word in *[!A-Za-z0-9=-]*) exit 9;; esac; done\nexec $program ${root}/live ${root}/merged "$@"\n`,
  )
  chmodSync(program, 0o755)
  const run = runKubectl({ program }, new AbortController().signal)
  const answer = await kubectlDiff(run, ['--filename=-'], '{}')
  rmSync(root, { recursive: true })
  return answer
}

const service = (own: object): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'a' },
  ...own,
})
/** Longer than any context that diff gives by itself, with lines that look like a diff's own. */
const long = { data: { text: `--- a\n+++ b\n@@ -1,2 +1,2 @@\n${'line\n'.repeat(2000)}` } }

test('both objects are whole, however long they are and whatever they hold', async () => {
  const [before, after] = [service({ ...long, spec: { a: 1 } }), service({ ...long, spec: { a: 2 } })]
  assert.equal(await told({ 'v1.Service.lab.a': before }, { 'v1.Service.lab.a': after }), {
    value: [{ live: before, merged: after }],
  })
})

test('an object that comes has no live one', async () => {
  assert.equal(await told({}, { 'v1.Service.lab.a': service({}) }), { value: [{ merged: service({}) }] })
})

test('several objects are told apart', async () => {
  const { value = [] } = await told(
    { a: service({ spec: { a: 1 } }), b: service({ spec: { b: 1 } }), same: service({}) },
    { a: service({ spec: { a: 2 } }), b: service({ spec: { b: 2 } }), same: service({}) },
  )
  assert.equal(value.length, 2)
})

test('no difference is none', async () => {
  assert.equal(await told({ a: service({}) }, { a: service({}) }), { value: [] })
})

test('an error of the server is no difference', async () => {
  const error = 'echo \'Error from server (NotFound): namespaces "lab" not found\' >&2; exit 1'
  assert.equal(await told({}, {}, error), {
    failure: { kind: 'other', message: 'namespaces "lab" not found' },
  })
})

const managed = (...fields: [manager: string, operation: string][]): Seen => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'a', managedFields: fields.map(([manager, operation]) => ({ manager, operation })) },
})

test('an object is compared as whoever applied it would apply it', () => {
  const by = (...objects: Seen[]) => diffArguments(appliedBy(objects))
  const serverSide = ['--server-side', '--force-conflicts']
  assert.equal(by(), [...serverSide, '--field-manager=kubectl'])
  assert.equal(by(managed(['argocd-controller', 'Apply'], ['kube-controller-manager', 'Update'])), [
    ...serverSide,
    '--field-manager=argocd-controller',
  ])
  assert.equal(
    by(
      managed(['other', 'Apply']),
      managed(['kustomize-controller', 'Apply']),
      managed(['kustomize-controller', 'Apply']),
    ),
    [...serverSide, '--field-manager=kustomize-controller'],
  )
  assert.equal(by(managed(['kubectl-client-side-apply', 'Update'])), [])
})

test.run()
