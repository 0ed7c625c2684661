import { join } from 'node:path'
import { suite } from 'uvu'
import { command } from './command.ts'
import { repository } from './paths.ts'

const test = suite('what is committed')

test('is what the generator makes of the environments', () => {
  command(process.execPath, [join(repository, 'lib/cli.ts'), 'check'], { cwd: repository })
})

test.run()
