import { suite } from 'uvu'
import { explainFirstFailure } from './first-failure.ts'
import { say } from './say.ts'

/** A uvu suite that prints how long each test took. */
export function chapter(name: string) {
  const own = suite(name)
  const test = (title: string, body: () => unknown) =>
    own(title, async () => {
      const started = performance.now()
      const seconds = () => `${((performance.now() - started) / 1000).toFixed(1)} s`
      try {
        await body()
        say(`ok      ${name} ${title} (${seconds()})`)
      } catch (error) {
        say(`FAILED  ${name} ${title} (${seconds()})`)
        await explainFirstFailure()
        throw error
      }
    })
  const skip = (title: string, _body: () => unknown) => {
    own.skip(title)
    say(`skipped ${name} ${title}`)
  }
  return Object.assign(test, { skip, run: own.run, after: own.after, before: own.before })
}
