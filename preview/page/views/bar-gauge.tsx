import { type FieldDisplay, VizOrientation } from '@grafana/data'
import {
  BarGaugeDisplayMode,
  BarGaugeNamePlacement,
  BarGaugeSizing,
  BarGaugeValueMode,
} from '@grafana/schema'
import { BarGauge as Bar, useTheme2, VizRepeater } from '@grafana/ui'
import { Empty } from './empty.tsx'
import { fieldValues } from './field-values.ts'
import { optionsOf, type ViewProps } from './view.ts'

interface Options {
  orientation: VizOrientation
  displayMode: BarGaugeDisplayMode
  valueMode: BarGaugeValueMode
  namePlacement: BarGaugeNamePlacement
  showUnfilled: boolean
  sizing: BarGaugeSizing
  minVizWidth: number
  minVizHeight: number
  maxVizHeight: number
}

/** A bar for each series. */
export function BarGauge(props: ViewProps) {
  const theme = useTheme2()
  const options = optionsOf<Options>(props.panel)
  const manual = options.sizing === BarGaugeSizing.Manual
  if (props.data.frames.length === 0) return <Empty text={props.data.fieldConfig.defaults.noValue} />
  return (
    <VizRepeater<FieldDisplay>
      getValues={() => fieldValues(props, theme, false)}
      renderValue={({ value, width, height, orientation, alignmentFactors, count }) => (
        <Bar
          value={count === 1 ? { ...value.display, title: value.display.title ?? '' } : value.display}
          field={value.field}
          {...(value.view?.getFieldDisplayProcessor(value.colIndex ?? 0) && {
            display: value.view.getFieldDisplayProcessor(value.colIndex ?? 0) as never,
          })}
          width={width}
          height={height}
          orientation={orientation}
          theme={theme}
          itemSpacing={options.displayMode === BarGaugeDisplayMode.Lcd ? 2 : 10}
          displayMode={options.displayMode ?? BarGaugeDisplayMode.Gradient}
          alignmentFactors={alignmentFactors as never}
          showUnfilled={options.showUnfilled ?? true}
          valueDisplayMode={options.valueMode ?? BarGaugeValueMode.Color}
          namePlacement={options.namePlacement ?? BarGaugeNamePlacement.Auto}
        />
      )}
      getAlignmentFactors={longest as never}
      width={props.width}
      height={props.height}
      source={props.data}
      renderCounter={0}
      itemSpacing={10}
      orientation={options.orientation ?? VizOrientation.Auto}
      minVizWidth={manual ? (options.minVizWidth ?? 8) : 8}
      minVizHeight={manual ? (options.minVizHeight ?? 16) : 16}
      maxVizHeight={manual ? (options.maxVizHeight ?? 300) : 300}
    />
  )
}

/** The longest title and text, for which every bar leaves room. */
function longest(values: FieldDisplay[]) {
  const ofAll = (part: (value: FieldDisplay) => string) =>
    values.map(part).reduce((one, other) => (other.length > one.length ? other : one), '')
  const { prefix, suffix } = values[0]?.display ?? {}
  return {
    title: ofAll(({ display }) => display.title ?? ''),
    text: ofAll(({ display }) => display.text),
    ...(prefix !== undefined && { prefix }),
    ...(suffix !== undefined && { suffix }),
  }
}
