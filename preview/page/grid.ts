import type { Dashboard, Panel, RowPanel } from '@grafana/schema'

/** Where a panel or a heading stands on the page, in pixels. */
export interface Placed {
  model: Panel | RowPanel
  left: number
  top: number
  width: number
  height: number
}

// Grafana's own measures.
const columns = 24
const cellHeight = 30
const gap = 8
const narrow = 769

/** A dashboard's panels where Grafana puts them; on a narrow screen one below the other. */
export function placed({ panels = [] }: Dashboard, width: number): Placed[] {
  const models = panels as (Panel | RowPanel)[]
  return width < narrow ? stacked(models, width) : models.map(model => inGrid(model, width))
}

function inGrid(model: Panel | RowPanel, width: number): Placed {
  const { x, y, w, h } = model.gridPos ?? { x: 0, y: 0, w: columns, h: 8 }
  const column = (width + gap) / columns
  return {
    model,
    left: Math.round(x * column),
    top: y * (cellHeight + gap),
    width: Math.round(w * column - gap),
    height: pixels(h),
  }
}

function stacked(models: (Panel | RowPanel)[], width: number): Placed[] {
  let top = 0
  return models.map(model => {
    const height = pixels(model.gridPos?.h ?? 8)
    const at = { model, left: 0, top, width, height }
    top += height + gap
    return at
  })
}

const pixels = (rows: number) => rows * cellHeight + (rows - 1) * gap
