import { say } from './say.ts'

let explain: (() => Promise<string[]>) | undefined

/** What a stage prints of itself when its first test fails, while all still stands: its output is all that CI keeps. */
export const onFirstFailure = (lines: () => Promise<string[]>) => {
  explain = lines
}

/** Prints it, once: what fails later often follows from the first. */
export async function explainFirstFailure() {
  const lines = explain
  explain = undefined
  for (const line of (await lines?.()) ?? []) say(line)
}
