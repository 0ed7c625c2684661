import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { findProgram, type Need } from '../../program.ts'

/** A promtool that tells what it finds as JUnit does: Debian 12's, of Prometheus 2.42, does not. */
export const needOfPromtool: Need = {
  names: ['promtool'],
  question: ['test', 'rules', '--help'],
  isEnough: answer => answer.includes('--junit'),
  otherwise: 'no promtool with `test rules --junit`',
}

export const promtool = findProgram(needOfPromtool)

/** A rules file and a test file of it, without the name of the rules file. */
export interface Files {
  rules: object
  test: object
}

/** What promtool finds wrong in each of several test files, in their order; nothing where all is as they claim. */
export const complaints = (all: Files[]): string[] => {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'))
  try {
    for (const [index, { rules, test }] of all.entries()) {
      writeFileSync(join(folder, `rules-${index}.json`), JSON.stringify(rules))
      writeFileSync(
        join(folder, `test-${index}.json`),
        JSON.stringify({ rule_files: [`rules-${index}.json`], ...test }),
      )
    }
    const tests = all.map((_, index) => `test-${index}.json`)
    const { stderr } = spawnSync(promtool.path as string, ['test', 'rules', '--junit=junit.xml', ...tests], {
      cwd: folder,
      encoding: 'utf8',
    })
    if (!existsSync(join(folder, 'junit.xml'))) throw new Error(`promtool tells nothing: ${stderr}`)
    const suites = readFileSync(join(folder, 'junit.xml'), 'utf8').split('<testsuite name=').slice(1)
    return suites.map(suite => {
      const failures = [...suite.matchAll(/<failure>(.*?)<\/failure>/gs)].map(([, text = '']) =>
        unescaped(text),
      )
      return /" errors="0" /.test(suite) ? failures.join('\n') : `${suite}`
    })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const unescaped = (text: string) =>
  text.replace(/&#x([0-9A-F]+);|&#([0-9]+);/g, (_, hexadecimal, decimal) =>
    String.fromCodePoint(hexadecimal ? Number.parseInt(hexadecimal, 16) : Number(decimal)),
  )

/** What `promtool check rules` finds wrong with a rules file; nothing where it passes. */
export const checked = (rules: object): string => {
  const folder = mkdtempSync(join(tmpdir(), 'promtool-'))
  try {
    writeFileSync(join(folder, 'rules.json'), JSON.stringify(rules))
    const { status, stdout, stderr } = spawnSync(promtool.path as string, ['check', 'rules', 'rules.json'], {
      cwd: folder,
      encoding: 'utf8',
    })
    return status === 0 ? '' : `${stdout}${stderr}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
