import { test } from 'uvu'
import { approved } from '../../approved.ts'
import { environments } from '../environments.ts'
import { approvedFiles } from '../generated.ts'
import { problemsOf } from './render.ts'

// Those files are approved in telegraf/ and in test/monitoring/.
const isElsewhere = (path: string): boolean => /\/(telegraf-|rules-prometheus-rule\.)/.test(path)

for (const name of Object.keys(environments))
  test(`the overlay of the environment ${name} is as it was approved, whole`, () =>
    approvedFiles(
      import.meta.dirname,
      `${name}.yaml`,
      path => path.startsWith(`overlays/${name}/`) && !isElsewhere(path),
    ))

test('these environments are warned of what was approved, and of no more', () =>
  approved(import.meta.dirname, 'warnings.txt', `${problemsOf(environments).join('\n')}\n`))

test.run()
