const units: Record<string, number> = {
  y: 31_536_000,
  w: 604_800,
  d: 86_400,
  h: 3_600,
  m: 60,
  s: 1,
  ms: 0.001,
}

/** The seconds of a Prometheus duration such as `1m30s` (its year has 365 days). */
export const seconds = (duration: string): number => {
  const value = known.get(duration) ?? parsed(duration)
  known.set(duration, value)
  return value
}

/** The rules of an environment ask two thousand times for a dozen durations. */
const known = new Map<string, number>()

const parsed = (duration: string): number =>
  [...duration.matchAll(/([0-9]+)(ms|[ywdhms])/g)].reduce(
    (sum, [, number, unit]) => sum + Number(number) * (units[unit as string] ?? 0),
    0,
  )

/** Seconds as a Prometheus duration of one unit, such as `15m` or `1500ms`. */
export const duration = (value: number): string => {
  const [unit, size] = Object.entries(units).find(([unit, size]) => unit !== 'y' && value % size === 0) ?? [
    'ms',
    0.001,
  ]
  return `${Math.round(value / size)}${unit}`
}
