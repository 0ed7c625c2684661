import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as assert from 'uvu/assert'
import { plainRules } from '../../../lib/commands/steps/plain-rules.ts'
import { complete } from '../../../lib/environment/defaults.ts'
import type { Environment } from '../../../lib/environment.ts'
import { environments } from '../../generate/environments.ts'
import { findProgram, isAtLeast } from '../../program.ts'
import { suiteThatNeeds } from '../../suite-that-needs.ts'
import { variants } from './whole/variants.ts'

const vmalert = findProgram({
  names: ['vmalert'],
  question: ['--version'],
  isEnough: isAtLeast(/v(\d+)\.(\d+)\./, 1, 151),
  otherwise: 'no vmalert 1.151 or later',
})

const test = suiteThatNeeds('vmalert', vmalert)

/** Whether it accepts rules files, and what it says of them, when it is asked only to read them. */
const read = (files: Record<string, string>) => {
  const folder = mkdtempSync(join(tmpdir(), 'vmalert-'))
  try {
    for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, `${name}.yaml`), text)
    const arguments_ = ['-dryRun', '-loggerLevel=ERROR', `-rule=${folder}/*.yaml`]
    const { status, stderr } = spawnSync(String(vmalert.path), arguments_, { encoding: 'utf8' })
    return { accepted: status === 0, said: stderr }
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const lab: Environment = {
  hypervisors: [{ name: 'pve1', address: '198.51.100.1' }],
  pveExporter: { tls: 'insecure' },
}

const fileOf = (name: string, environment: Environment) =>
  plainRules(complete(name, `environments/${name}.ts`, environment))

test('vmalert accepts the rules files of environments that use every field, and of each that changes its rules', () => {
  const whole = Object.entries(environments)
  const changed = Object.values(variants).map((own, index) => [`lab-${index}`, { ...lab, ...own }] as const)
  const files = [...whole, ...changed].map(([name, environment]) => [name, fileOf(name, environment)])
  assert.equal(read(Object.fromEntries(files)), { accepted: true, said: '' })
})

test('vmalert refuses a rules file with a function that it does not know', () => {
  const { accepted, said } = read({ lab: fileOf('lab', lab).replaceAll('absent(', 'lacking(') })
  assert.not(accepted)
  assert.match(said, 'lacking')
})

test.run()
