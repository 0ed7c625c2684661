import { type DisplayValueAlignmentFactors, type FieldDisplay, VizOrientation } from '@grafana/data'
import type { VizTextDisplayOptions } from '@grafana/schema'
import {
  BigValue,
  BigValueColorMode,
  BigValueGraphMode,
  BigValueJustifyMode,
  BigValueTextMode,
  useTheme2,
  VizRepeater,
} from '@grafana/ui'
import { fieldValues } from './field-values.ts'
import { optionsOf, type ViewProps } from './view.ts'

interface Options {
  colorMode: BigValueColorMode
  graphMode: BigValueGraphMode
  justifyMode: BigValueJustifyMode
  textMode: BigValueTextMode
  orientation: VizOrientation
  wideLayout: boolean
  text: VizTextDisplayOptions
}

/** One big value, or a grid of them. */
export function Stat(props: ViewProps) {
  const theme = useTheme2()
  const options = optionsOf<Options>(props.panel)
  const graphMode = options.graphMode ?? BigValueGraphMode.Area
  return (
    <VizRepeater<FieldDisplay, DisplayValueAlignmentFactors>
      getValues={() => fieldValues(props, theme, graphMode !== BigValueGraphMode.None)}
      renderValue={({ value, width, height, count }) => (
        <BigValue
          value={value.display}
          {...(value.sparkline && { sparkline: value.sparkline })}
          count={count}
          width={width}
          height={height}
          theme={theme}
          colorMode={options.colorMode ?? BigValueColorMode.Value}
          graphMode={graphMode}
          justifyMode={options.justifyMode ?? BigValueJustifyMode.Auto}
          textMode={options.textMode ?? BigValueTextMode.Auto}
          disableWideLayout={options.wideLayout === false}
          {...(options.text && { text: options.text })}
        />
      )}
      width={props.width}
      height={props.height}
      source={props.data}
      itemSpacing={3}
      renderCounter={0}
      autoGrid={true}
      orientation={options.orientation ?? VizOrientation.Auto}
    />
  )
}
