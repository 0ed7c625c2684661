import { test } from 'uvu'
import { approved } from '../approved.ts'
import { several } from './several.ts'
import { below, toldOf } from './told.ts'

test('what is told of several environments is as it was approved', () => {
  const lines = Object.entries(several).flatMap(([title, all]) => below(title, toldOf(all)))
  approved(import.meta.dirname, 'several.txt', `${lines.join('\n')}\n`)
})

test.run()
