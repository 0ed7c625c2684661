import { test } from 'uvu'
import * as assert from 'uvu/assert'
import { isOver, isWhole, quantity } from '../../lib/environment/quantity.ts'

const isSame = (one: string, other: string): boolean =>
  !isOver(quantity(one), quantity(other)) && !isOver(quantity(other), quantity(one))

test('each suffix is the next one a thousand or 1,024 times, and the powers of ten are counted alike', () => {
  const decimal = ['n', 'u', 'm', '', 'k', 'M', 'G', 'T', 'P', 'E']
  const binary = ['', 'Ki', 'Mi', 'Gi', 'Ti', 'Pi', 'Ei']
  for (const [suffixes, step] of [
    [decimal, '1000'],
    [binary, '1024'],
  ] as const)
    for (const [index, suffix] of suffixes.slice(1).entries())
      assert.ok(isSame(`1${suffix}`, `${step}${suffixes[index]}`), suffix)
  assert.ok(isSame('1.5e3', '1500'))
  assert.ok(isSame('1E-3', '1m'))
  assert.ok(isSame('.5', '500m'))
})

test('a byte more is over, and half a byte is no whole number', () => {
  assert.ok(isOver(quantity('1073741825'), quantity('1Gi')))
  assert.not(isOver(quantity('1Gi'), quantity('1Gi')))
  assert.ok(isWhole(quantity('0.5Ki')))
  assert.not(isWhole(quantity('500m')))
})

test.run()
