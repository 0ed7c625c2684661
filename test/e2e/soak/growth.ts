/** What was measured while all was quiet. */
export interface Sample {
  /** In milliseconds. */
  at: number
  values: Record<Measure, number>
  /** What the value belongs to, such as a container: another one begins anew. */
  of: Record<Measure, string>
}

export type Measure = string

/** How a measure went, in the longest time in which nothing restarted what it is of. */
export interface Course {
  measure: Measure
  minutes: number
  samples: number
  /** The least of the first and of the last quarter of the samples. */
  first: number
  last: number
  most: number
  allowed: number
  grows: boolean
}

/** What may be more at the end than at the beginning: noise. */
export interface Noise {
  ratio: number
  plus: number
}

/**
 * Judges by the least of each quarter, for a reading may have caught garbage that was not collected yet. The first sample after a restart does
 * not count: caches fill.
 */
export function courseOf(samples: Sample[], measure: Measure, { ratio, plus }: Noise): Course {
  const stretch = longestStretch(
    samples.filter(({ values }) => values[measure] !== undefined),
    measure,
  )
  const warm = stretch.length > 4 ? stretch.slice(1) : stretch
  const values = warm.map(sample => sample.values[measure] ?? 0)
  const quarter = Math.max(1, Math.floor(values.length / 4))
  const first = Math.min(...values.slice(0, quarter))
  const last = Math.min(...values.slice(-quarter))
  const allowed = first * (1 + ratio) + plus
  return {
    measure,
    minutes: ((warm.at(-1)?.at ?? 0) - (warm[0]?.at ?? 0)) / 60_000,
    samples: values.length,
    first,
    last,
    most: Math.max(...values),
    allowed,
    grows: last > allowed,
  }
}

/** The samples of the thing that was measured for the longest time. */
function longestStretch(samples: Sample[], measure: Measure): Sample[] {
  const stretches = Map.groupBy(samples, ({ of }) => of[measure] ?? '')
  const length = (stretch: Sample[]) => (stretch.at(-1)?.at ?? 0) - (stretch[0]?.at ?? 0)
  return [...stretches.values()].reduce(
    (longest, stretch) => (length(stretch) > length(longest) || longest.length === 0 ? stretch : longest),
    [],
  )
}
