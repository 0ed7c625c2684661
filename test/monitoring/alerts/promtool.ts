import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'

const folders = [
  ...(process.env.PATH ?? '').split(delimiter),
  join(import.meta.dirname, '../../../.cache/e2e/bin'),
]

/** Prometheus's promtool, from PATH or from what the end-to-end tests have built; none where neither has it. */
export const promtool = folders.map(folder => join(folder, 'promtool')).find(file => existsSync(file))

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
    spawnSync(promtool as string, ['test', 'rules', '--junit=junit.xml', ...tests], { cwd: folder })
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
    const { status, stdout, stderr } = spawnSync(promtool as string, ['check', 'rules', 'rules.json'], {
      cwd: folder,
      encoding: 'utf8',
    })
    return status === 0 ? '' : `${stdout}${stderr}`
  } finally {
    rmSync(folder, { recursive: true })
  }
}
