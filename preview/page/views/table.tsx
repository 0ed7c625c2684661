import { TableCellHeight, type TableSortByFieldState } from '@grafana/schema'
import { TableNG } from '@grafana/ui/unstable'
import { Empty } from './empty.tsx'
import { optionsOf, type ViewProps } from './view.ts'

interface Options {
  showHeader: boolean
  cellHeight: TableCellHeight
  sortBy: TableSortByFieldState[]
  frozenColumns: { left?: number }
  enablePagination: boolean
}

/** Rows of one frame. */
export function Table({ panel, data, width, height, timeRange }: ViewProps) {
  const options = optionsOf<Options>(panel)
  const { noValue } = data.fieldConfig.defaults
  const frame = data.frames.find(({ fields }) => fields.length > 0)
  if (frame === undefined) return <Empty text={noValue} />
  return (
    <TableNG
      data={frame}
      width={width}
      height={height}
      noHeader={options.showHeader === false}
      showTypeIcons={false}
      resizable={true}
      cellHeight={options.cellHeight ?? TableCellHeight.Sm}
      sortBy={options.sortBy ?? []}
      frozenColumns={options.frozenColumns?.left ?? 0}
      enablePagination={options.enablePagination ?? false}
      {...(noValue !== undefined && { noValue })}
      timeRange={timeRange}
      fieldConfig={data.fieldConfig}
      structureRev={1}
      enableVirtualization={true}
    />
  )
}
