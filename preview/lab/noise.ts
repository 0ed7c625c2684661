/** A number from 0 to 1 that is always the same for the same text. */
export function fixed(text: string): number {
  let hash = 2166136261
  for (const character of text) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 16777619)
  // Without a last mix, texts that differ in their last letter alone lie close together.
  hash = Math.imul(hash ^ (hash >>> 15), 2246822507)
  return ((hash ^ (hash >>> 13)) >>> 0) / 2 ** 32
}

/** A number from -1 to 1 that changes smoothly with the time (seconds): two waves with a phase of their own. */
export function wave(name: string, seconds: number): number {
  const slow = 5400 + 7200 * fixed(`${name} slow`)
  const fast = 300 + 900 * fixed(`${name} fast`)
  const at = (period: number, phase: string) =>
    Math.sin(2 * Math.PI * (seconds / period + fixed(name + phase)))
  return 0.7 * at(slow, ' a') + 0.3 * at(fast, ' b')
}

/** A counter that has risen at a rate for some seconds, in slow waves; never back. */
export function flow(name: string, rate: number, seconds: number): number {
  const turn = (2 * Math.PI) / (3600 + 5400 * fixed(`${name} flow`))
  return rate * (seconds + (0.4 / turn) * (1 + Math.sin(turn * seconds + 7 * fixed(`${name} phase`))))
}
