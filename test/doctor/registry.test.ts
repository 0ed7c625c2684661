import { globSync, readdirSync, readFileSync } from 'node:fs'
import { join, parse } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { allChecks, groups } from '../../lib/doctor/all-checks.ts'
import { withCauses } from '../../lib/doctor/chain.ts'

const repository = join(import.meta.dirname, '../..')
const codes = allChecks.map(({ code }) => code)
const filesIn = (folder: string) => readdirSync(join(repository, folder)).map(file => parse(file).name)

test('each check has a file of its code, and each file is in the list, in order', () => {
  assert.equal(codes, filesIn('lib/doctor/checks').sort())
})

test('each check has a page of its code, and each page a check', () => {
  assert.equal(codes, filesIn('docs/doctor').sort())
  for (const { code, title } of allChecks) {
    const [heading] = readFileSync(join(repository, `docs/doctor/${code}.md`), 'utf8').split('\n')
    assert.is(heading, `# ${code} ${title.replace(/\.$/, '')}`)
  }
})

test('each page says what is looked at, what causes it and what mends it', () => {
  for (const code of codes) {
    const page = readFileSync(join(repository, `docs/doctor/${code}.md`), 'utf8')
    for (const part of ['\n**Looks at** ', '\n**Causes**: ', '\n**Mend**: ']) assert.match(page, part, code)
  }
})

test('what each check asks and says in its scenes is approved, and nothing else is', () => {
  const files = globSync('test/doctor/*/approved/PM*.yaml', { cwd: repository })
  assert.equal(codes, files.map(file => parse(file).name).sort())
})

test('each title is a sentence', () => {
  for (const { code, title } of allChecks) assert.match(title, /^(?:[A-Z]|kubectl ).*[^.]\.$/, code)
})

test('each check has a group with a title, and comes after checks that there are', () => {
  for (const { code, after } of allChecks) {
    assert.ok(
      Object.keys(groups).some(prefix => code.startsWith(prefix)),
      code,
    )
    for (const one of after) assert.ok(codes.includes(one), `${code} after ${one}`)
  }
})

test('no check comes after itself', () => {
  for (const { code, after } of allChecks)
    assert.not.ok(
      withCauses(allChecks, after).some(one => one.code === code),
      code,
    )
})

test('only checks of files run without a cluster, and none of them comes after one that needs it', () => {
  const offline = new Set(allChecks.filter(one => one.offline).map(({ code }) => code))
  for (const { code, after } of allChecks.filter(one => one.offline))
    assert.ok(
      after.every(one => offline.has(one)),
      code,
    )
})

test.run()
