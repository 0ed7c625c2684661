import { test } from 'uvu'
import { dashboards } from '../../../lib/monitoring/dashboards/all-dashboards.ts'
import { approved } from '../../approved.ts'
import { askedOf, placeOf } from '../dashboards/asked.ts'

test('every question that a panel or a variable asks is as it was approved, whole', () => {
  const questions = dashboards()
    .flatMap(askedOf)
    .map(question => `${placeOf(question)}\n${question.expression.replaceAll(/^(?=.)/gm, '  ')}\n`)
  approved(import.meta.dirname, 'panels.txt', questions.join('\n'))
})

test.run()
