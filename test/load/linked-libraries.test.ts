import { mkdirSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { linkedLibraries } from '../../lib/load/linked-libraries.ts'
import { tree } from '../tree.ts'

/** Libraries as a workspace's package manager leaves them: some are folders, some lead elsewhere, of these one in a scope, one to nothing. */
const installed = () => {
  const { root, remove } = tree({ 'store/yaml/index.js': '', 'store/models/index.js': '' })
  const modules = join(root, 'node_modules')
  mkdirSync(join(modules, 'uvu'), { recursive: true })
  mkdirSync(join(modules, '@scope'))
  symlinkSync(join(root, 'store/yaml'), join(modules, 'yaml'))
  symlinkSync(join(root, 'store/models'), join(modules, '@scope/models'))
  symlinkSync(join(root, 'store/gone'), join(modules, 'gone'))
  return { root, remove, modules, linked: ['store/models', 'store/yaml'].map(path => join(root, path)) }
}

test('libraries that are links are read where they lead, those of a scope, too', () => {
  const { modules, linked, remove } = installed()
  assert.equal(linkedLibraries(modules).sort(), linked)
  remove()
})

test('where node_modules is a link itself, all of it is read, and where its own links lead', () => {
  const { root, modules, linked, remove } = installed()
  symlinkSync(modules, join(root, 'elsewhere'))
  assert.equal(linkedLibraries(join(root, 'elsewhere')).sort(), [modules, ...linked])
  remove()
})

test('without libraries there is nothing to read', () => {
  const { root, remove } = tree({})
  assert.equal(linkedLibraries(join(root, 'node_modules')), [])
  remove()
})

test.run()
