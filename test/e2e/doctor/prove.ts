import { ok } from 'node:assert/strict'
import { parse } from 'yaml'
import type { Environment } from '../../../lib/environment.ts'
import type { chapter } from '../laboratory/chapter.ts'
import { say } from '../laboratory/say.ts'
import type { Cause } from './cause.ts'
import { type Found, gone, toldAlone, well } from './examined.ts'
import { recover } from './recovery.ts'
import { settled } from './settled.ts'
import { apply, environments, tree, write } from './shared.ts'
import { note } from './table.ts'

/** A test for each cause: it is made, told by its code, mended by the line that doctor prints, and gone. */
export const prove = (test: ReturnType<typeof chapter>, causes: Cause[]) => {
  for (const one of causes)
    test(`${one.code}: ${one.cause}`, async () => {
      try {
        await proveOne(one)
      } catch (error) {
        say((error as Error).message)
        // Of an environment that is delivered, the next cause needs none of the other's health.
        if (!delivered.includes(one.environment ?? ''))
          await recover().catch(({ message }) => say(`not recovered: ${message}`))
        throw error
      }
    })
}

/** Environments that Flux and Argo CD bring. */
const delivered = ['geneva', 'turin']

async function proveOne(one: Cause) {
  const { cause, code, environment = 'lyon', variables, byHand, restore } = one
  await one.make()
  const made = performance.now()
  const { seen, before } = await toldAlone(environment, code, one.inHand)
  const told = (performance.now() - made) / 1000
  const [first] = seen.findings
  const started = performance.now()
  await mend(environment, first as Found, variables, byHand)
  if (one.isNotAll) await gone(environment, code)
  else {
    await settled(environment)
    await well(environment)
  }
  note({
    cause,
    code,
    severity: first?.severity ?? 'fail',
    what: first?.what ?? '',
    why: first?.why ?? '',
    mend: Object.values(first?.mend ?? {}).join(),
    told,
    mended: (performance.now() - started) / 1000,
    before,
  })
  // Whether that is well again the next cause tells: it waits until nothing is told beside it.
  await restore?.()
}

/** Does what the finding says, as it stands: runs the command, or writes the line into the environment's file. */
async function mend(name: string, { mend }: Found, variables = {}, byHand: Cause['byHand']) {
  const { command, line, advice } = mend
  if (advice !== undefined) {
    ok(byHand, `doctor gives no line: ${advice}`)
    await byHand()
    return
  }
  if (command !== undefined) {
    await tree.shell(command, variables)
    // Where a command only shows more of what is wrong.
    await byHand?.()
  }
  if (line !== undefined) {
    const fields: Partial<Environment> = parse(`{${line}}`)
    const own = environments[name] as Environment
    // Fields of the exporter are shown as they stand in it.
    const isOfExporter = Object.keys(fields).some(field => /^(image|resources|listenAddress)$/.test(field))
    write(
      name,
      isOfExporter ? { ...own, pveExporter: { ...own.pveExporter, ...fields } } : { ...own, ...fields },
    )
  }
  // What changed the environment's file is delivered.
  if ((await tree.shell('git status --porcelain environments')).trim() !== '') {
    await tree.push('as doctor says')
    await apply(name)
  }
}
