import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { type Code, found, pass, type Result, skip, unseen } from '../../lib/doctor/check.ts'
import { inContext } from '../../lib/doctor/in-context.ts'
import { jsonReport } from '../../lib/doctor/report-json.ts'
import { markdownReport } from '../../lib/doctor/report-markdown.ts'
import { textReport } from '../../lib/doctor/report-text.ts'
import { exitCode } from '../../lib/doctor/verdict.ts'
import { joined, type ShellCommand, shell } from '../../lib/problem/shell.ts'

const outcome = (code: Code, title: string, result: Result, gate?: true) => ({
  check: { code, title, after: [], run: () => result, ...(gate && { gate }) },
  result,
})

const why = 'The exporters do not start.'
const mend = {
  command: joined(
    '\n',
    shell`kubectl --namespace lab delete secret pve`,
    shell`kubectl --namespace lab create secret generic pve`,
  ),
}
const missing = found([{ what: 'There is no Secret lab/pve.', why, mend }])
const forbidden = unseen({
  kind: 'forbidden',
  message: 'pods is forbidden',
  right: { verb: 'list', group: '', resource: 'pods', namespace: 'lab' },
})

const outcomes = [
  outcome('PM101', 'kubectl is installed.', pass('v1.35.4')),
  outcome('PM201', 'Argo CD or Flux knows the environment.', skip('no delivery')),
  outcome('PM202', 'The delivery is not suspended.', skip('no delivery')),
  outcome('PM302', 'The Secret has the keys.', missing),
  outcome('PM306', 'Each Deployment has its pod.', forbidden),
]
const report = { environment: 'lab', file: 'environments/lab.ts', outcomes }
const plain = (_: unknown, text: string) => text

test('what others wrote cannot steer the terminal of whoever reads the report', () => {
  const steering = '\u001b[2J\u001b]0;title\u0007'
  const said = {
    what: `Its log ends with ${steering}.`,
    why: steering,
    mend: { command: `echo ${steering}` as ShellCommand },
  }
  const told = {
    ...report,
    outcomes: [
      outcome('PM101', 'kubectl is installed.', pass(steering)),
      outcome('PM302', 'The Secret has the keys.', found([said])),
      outcome('PM306', 'Each Deployment has its pod.', unseen({ kind: 'other', message: steering })),
      outcome('PM307', 'The pods are new.', skip(steering)),
    ],
  }
  for (const text of [textReport(told, plain), markdownReport(told)]) {
    assert.not.match(text, '\u001b')
    assert.not.match(text, '\u0007')
    assert.match(text, /u001b/)
  }
})

test('a report for a person has a line a check, and below it what is wrong, why it matters and what mends it', () => {
  assert.is(
    textReport(report, plain),
    `lab (environments/lab.ts)

Tools, repository, cluster
ok   PM101 kubectl is installed. v1.35.4

Delivery and objects
skip PM201 PM202 (no delivery)

Credentials, CA, pods
fail PM302 The Secret has the keys.
       There is no Secret lab/pve.
       The exporters do not start.
       mend: kubectl --namespace lab delete secret pve
             kubectl --namespace lab create secret generic pve
       page: docs/doctor/PM302.md
??   PM306 Each Deployment has its pod. (this account may not list pods in the namespace lab)

1 failed, 1 well, 2 skipped, 1 could not be seen
`,
  )
})

test('of several environments one that is well is a line, and of the others only what is not', () => {
  const well = { ...report, outcomes: outcomes.slice(0, 3) }
  assert.is(textReport(well, plain, true), 'lab (environments/lab.ts): well, 0 failed, 1 well, 2 skipped\n')
  assert.not.match(textReport(report, plain, true), 'PM101')
})

test('findings that one thing mends are told with it once', () => {
  const twice = found([
    { what: 'Pod a is old.', why, mend },
    { what: 'Pod b is old.', why, mend },
  ])
  const text = textReport({ ...report, outcomes: [outcome('PM314', 'Pods are young.', twice)] }, plain)
  assert.match(
    text,
    '       Pod a is old.\n       Pod b is old.\n       The exporters do not start.\n       mend:',
  )
  assert.is(text.split(why).length, 2)
})

test('a report for a program has every check, and what it could not see', () => {
  const { environments } = JSON.parse(jsonReport([report]))
  assert.is(environments[0].status, 'wrong')
  assert.equal(environments[0].checks[0], {
    code: 'PM101',
    title: 'kubectl is installed.',
    status: 'pass',
    note: 'v1.35.4',
  })
  assert.equal(environments[0].checks[3].findings, [
    { severity: 'fail', what: 'There is no Secret lab/pve.', why, mend, page: 'docs/doctor/PM302.md' },
  ])
  assert.equal(environments[0].checks[4].unseen.right, {
    verb: 'list',
    group: '',
    resource: 'pods',
    namespace: 'lab',
  })
})

test('a report for an issue says what is wrong first, and nothing in it is markup', () => {
  const sick = found([{ what: 'The key is *lost* | <b>.', why, mend }])
  const text = markdownReport({ ...report, outcomes: [outcome('PM302', 'The Secret has the keys.', sick)] })
  assert.is(
    text,
    `## lab: 1 failed

### Failed: [PM302](docs/doctor/PM302.md) The Secret has the keys.

The key is \\*lost\\* \\| \\<b\\>. The exporters do not start.

    kubectl --namespace lab delete secret pve
    kubectl --namespace lab create secret generic pve

| code | result | check |
|---|---|---|
| PM302 | fail | The Secret has the keys. |
`,
  )
})

test('no report shows what looks like a secret', () => {
  const leaked = found([
    { what: 'It says PVEAPIToken=a@pve!b=c0ffee00-1111-2222-3333-444455556666', why, mend },
  ])
  const own = { ...report, outcomes: [outcome('PM302', 'The Secret has the keys.', leaked)] }
  for (const text of [textReport(own, plain), jsonReport([own]), markdownReport(own)])
    assert.not.match(text, 'c0ffee00')
})

test('what a pod or a server said steers no terminal, and stays on its line', () => {
  const said = found([{ what: 'Its log says \u001b[2J\nfail PM101', why, mend }], '\u001b[31m')
  const noted = pass('\u001b[31mv1')
  assert.is(
    textReport({ ...report, outcomes: [outcome('PM101', 'a', noted), outcome('PM312', 'b', said)] }, plain)
      .split('\n')
      .slice(3, 8)
      .join('\n'),
    `ok   PM101 a \\u001b[31mv1

Credentials, CA, pods
fail PM312 b
       Its log says \\u001b[2J\\u000afail PM101`,
  )
})

test('the exit code tells what is wrong from what could not be looked at', () => {
  assert.is(exitCode([outcome('PM101', 'a', pass()), outcome('PM201', 'b', skip('none'))]), 0)
  assert.is(exitCode([outcome('PM302', 'a', missing), outcome('PM306', 'b', forbidden)]), 1)
  assert.is(exitCode([outcome('PM306', 'b', forbidden)]), 2)
  assert.is(exitCode([outcome('PM102', 'a', missing, true)]), 2)
})

/** The command of a finding in a context. */
const inNamedContext = (text: string, context: string): unknown => {
  const command = text as ShellCommand
  const [one] = inContext([outcome('PM302', 'a', found([{ what: 'a', why, mend: { command } }]))], context)
  assert.ok(one && 'findings' in one.result)
  return one.result.findings[0].mend
}

test('commands name the context that was looked at', () => {
  assert.equal(inNamedContext(mend.command, 'paris'), {
    command:
      'kubectl --context=paris --namespace lab delete secret pve\nkubectl --context=paris --namespace lab create secret generic pve',
  })
})

test('every program that reaches the cluster is given the context: helm would uninstall from another', () => {
  assert.equal(inNamedContext('helm --namespace lab uninstall old', 'paris'), {
    command: 'helm --kube-context=paris --namespace lab uninstall old',
  })
  assert.equal(inNamedContext('printf %s a | kubeseal --raw', 'paris'), {
    command: 'printf %s a | kubeseal --context=paris --raw',
  })
})

test('what a sentence says to run names the context, and its other words stay', () => {
  const [one] = inContext(
    [
      outcome(
        'PM307',
        'a',
        found([
          {
            what: 'a',
            why,
            mend: {
              advice:
                'Install kubectl 1.27: once it is over (kubectl get nodes), kubectl uncordon them, and `kubectl --namespace a edit b`.',
            },
          },
        ]),
      ),
    ],
    'paris',
  )
  assert.ok(one && 'findings' in one.result)
  assert.equal(one.result.findings[0].mend, {
    advice:
      'Install kubectl 1.27: once it is over (kubectl --context=paris get nodes), kubectl --context=paris uncordon them, and `kubectl --context=paris --namespace a edit b`.',
  })
})

test('doctor, where it is to look again, looks at the same cluster', () => {
  assert.equal(inNamedContext("npm run --silent doctor -- lab --rbac 'jane' | kubectl apply -f -", 'paris'), {
    command:
      "npm run --silent doctor -- --context=paris lab --rbac 'jane' | kubectl --context=paris apply -f -",
  })
})

test('a context is one word for the shell, whatever its name', () => {
  assert.equal(inNamedContext('kubectl get pods', "$& of Anna's (eu)"), {
    command: "kubectl --context='$& of Anna'\\''s (eu)' get pods",
  })
  assert.equal(inNamedContext('kubectl get pods', 'arn:aws:eks:eu-west-3:1234:cluster/paris'), {
    command: 'kubectl --context=arn:aws:eks:eu-west-3:1234:cluster/paris get pods',
  })
})

test('each finding of a check names the context, not only its first', () => {
  const finding = { what: 'a', why, mend: { command: shell`kubectl get pods` } }
  const [one] = inContext([outcome('PM302', 'a', found([finding, finding]))], 'paris')
  assert.ok(one && 'findings' in one.result)
  assert.equal(
    one.result.findings.map(({ mend }) => mend),
    Array(2).fill({ command: 'kubectl --context=paris get pods' }),
  )
})

test.run()
