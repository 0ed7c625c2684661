import { test } from 'uvu'
import { approvedFiles } from '../generated.ts'

test('the base is as it was approved, whole', () =>
  approvedFiles(import.meta.dirname, 'base.yaml', path => path.startsWith('base/')))

test('the kustomization of the dashboards is as it was approved, whole', () =>
  approvedFiles(import.meta.dirname, 'dashboards.yaml', path => /^dashboards\/.*\.yaml$/.test(path)))

test.run()
