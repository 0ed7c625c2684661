import { type Threshold, ThresholdsMode } from '@grafana/grafana-foundation-sdk/dashboard'

/**
 * Colours of levels, the worse the brighter: so the worst is seen first on a dark page whatever colours an eye tells apart
 * (Okabe and Ito's orange outshines their vermilion). What is well is blue and not green, and white text is readable on each.
 */
export const colors = {
  well: '#0072B2',
  warning: '#806300',
  bad: '#F25A0A',
  unknown: '#5F5F5F',
  quiet: 'text',
} as const

/** Colours of lines whose names are known, in the order in which they are given away (Okabe and Ito). */
export const lineColors = [
  '#56B4E9',
  '#E69F00',
  '#009E73',
  '#CC79A7',
  '#0072B2',
  '#F0E442',
  '#D55E00',
  '#999999',
]

/** The datasource that the viewer picked. */
export const datasource = { type: 'prometheus', uid: '$datasource' }

/** How a dashboard opens. */
export const opening = { from: 'now-6h', to: 'now', refresh: '1m', timezone: 'browser' }

/** Levels of a value, by where they begin. */
export interface Levels {
  warning?: number
  bad?: number
  /** The value is bad when it is low: the levels are where it ends. */
  falling?: true
}

/** A value that is neither well nor bad. */
export const noLevels: Levels = {}

/** Shares of a whole that fill up, as Zabbix's and Pulse's defaults have them. */
export const fillLevels: Levels = { warning: 0.8, bad: 0.9 }

/** A count of things that should not be. */
export const anyIsBad: Levels = { bad: 1 }

/** A count of things that somebody should look at. */
export const anyIsWarning: Levels = { warning: 1 }

/** Levels as Grafana's thresholds; `calm` is the colour of a value that is well. */
export const thresholds = (
  { warning, bad, falling }: Levels,
  calm: string = colors.well,
): { mode: ThresholdsMode; steps: Threshold[] } => {
  const levels = [
    ...(warning === undefined ? [] : [{ value: warning, color: colors.warning }]),
    ...(bad === undefined ? [] : [{ value: bad, color: colors.bad }]),
  ]
  const steps = falling ? fallingSteps(levels.reverse(), calm) : [{ value: null, color: calm }, ...levels]
  return { mode: ThresholdsMode.Absolute, steps }
}

/** Each level's colour up to where it ends, then what is well. */
const fallingSteps = (levels: { value: number; color: string }[], calm: string): Threshold[] =>
  [...levels.map(({ color }) => color), calm].map((color, index) => ({
    value: levels[index - 1]?.value ?? null,
    color,
  }))
