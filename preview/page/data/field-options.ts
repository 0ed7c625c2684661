import { FieldConfigOptionsRegistry, type FieldConfigPropertyItem } from '@grafana/data'

/** Options of a field by their path; Grafana's server has the same list with their editors, which no picture needs. */
const standard = [
  'unit',
  'min',
  'max',
  'fieldMinMax',
  'decimals',
  'displayName',
  'noValue',
  'color',
  'thresholds',
  'mappings',
  'links',
  'description',
]

/** Options that a panel's kind adds, with what they are when nobody sets them. */
const own: Record<string, Record<string, unknown>> = {
  timeseries: {
    drawStyle: 'line',
    lineInterpolation: 'linear',
    lineWidth: 1,
    lineStyle: undefined,
    fillOpacity: 0,
    gradientMode: 'none',
    showPoints: 'auto',
    pointSize: 5,
    stacking: { mode: 'none', group: 'A' },
    axisPlacement: 'auto',
    axisLabel: undefined,
    axisColorMode: 'text',
    axisBorderShow: undefined,
    axisSoftMin: undefined,
    axisSoftMax: undefined,
    axisCenteredZero: undefined,
    scaleDistribution: { type: 'linear' },
    thresholdsStyle: { mode: 'off' },
    spanNulls: false,
    insertNulls: false,
    hideFrom: { tooltip: false, viz: false, legend: false },
    fillBelowTo: undefined,
    transform: undefined,
    barAlignment: 0,
    barMaxWidth: undefined,
    axisWidth: undefined,
    axisGridShow: undefined,
  },
  table: {
    align: 'auto',
    cellOptions: { type: 'auto' },
    inspect: false,
    filterable: undefined,
    width: undefined,
    minWidth: undefined,
    wrapText: undefined,
    wrapHeaderText: undefined,
    hidden: undefined,
    hideFrom: { viz: false },
    tooltip: undefined,
    footer: undefined,
  },
}

/** The options that a panel's fields take. */
export const fieldOptions = (panelType: string): FieldConfigOptionsRegistry =>
  new FieldConfigOptionsRegistry(() => [
    ...standard.map(path => option(path)),
    ...Object.keys(own[panelType] ?? {}).map(path => option(path, true)),
  ])

/** What is set where a dashboard leaves a kind's option out. */
export const ownDefaults = (panelType: string): Record<string, unknown> =>
  Object.fromEntries(Object.entries(own[panelType] ?? {}).filter(([, value]) => value !== undefined))

const option = (path: string, isCustom = false): FieldConfigPropertyItem => ({
  id: isCustom ? `custom.${path}` : path,
  path,
  name: path,
  isCustom,
  process: value => value,
  shouldApply: () => true,
  override: Nothing,
  editor: Nothing,
})

const Nothing = () => null
