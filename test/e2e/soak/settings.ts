/** What the variables `SOAK_MINUTES`, `SOAK_SEED`, `SOAK_EVENTS` and `SOAK_PLANT` ask for. */
export const settings = {
  minutes: numberOf('SOAK_MINUTES', 5),
  seed: numberOf('SOAK_SEED', 1),
  /** Only the events whose sentence matches. */
  events: new RegExp(process.env.SOAK_EVENTS ?? ''),
  /** Faults are planted in the rules and in what is scraped, and the judge has to find them. */
  plant: process.env.SOAK_PLANT !== undefined,
}

function numberOf(name: string, otherwise: number): number {
  const value = Number(process.env[name] ?? otherwise)
  if (!Number.isFinite(value)) throw new Error(`${name} is no number: ${process.env[name]}`)
  return value
}
