import { test } from 'uvu'
import { approved } from '../../../approved.ts'
import { lab } from '../../judged.ts'
import { below, paragraph, shown, told, withValue } from '../../told.ts'
import { faults } from './faults.ts'
import { beside, values } from './values.ts'

test('what is told of values on either side of a limit is as it was approved', () => {
  const paragraphs = Object.entries(values).map(([path, all]) => {
    const start = { ...lab, ...beside[path] }
    return paragraph(
      path,
      all.flatMap(value => below(shown(value), told(withValue(path.split('.'), value, start)))),
    )
  })
  approved(import.meta.dirname, 'values.txt', paragraphs.join('\n'))
})

test('what is told of one environment is as it was approved', () => {
  const lines = Object.entries(faults).flatMap(([title, fields]) => below(title, told({ ...lab, ...fields })))
  approved(import.meta.dirname, 'faults.txt', `${lines.join('\n')}\n`)
})

test.run()
