import { type Panel, RowBuilder, type RowPanel } from '@grafana/grafana-foundation-sdk/dashboard'
import type { Sized } from './panels/panel.ts'

/** Panels side by side, or a heading. */
export type Band = { height: number; panels: Sized[] } | { heading: string }

/** A heading and the bands below it, or bands that need none. */
export type Section = Band[]

/** Panels of one height, side by side. */
export const band = (height: number, ...panels: Sized[]): Band => ({ height, panels })

/** A heading over what follows. */
export const heading = (text: string): Band => ({ heading: text })

const columns = 24

/** The bands from the top down, each panel with its place and a number of its own; the SDK's own layout overflows the grid. */
export const layout = (bands: Band[]): (Panel | RowPanel)[] => {
  const placed: (Panel | RowPanel)[] = []
  let y = 0
  for (const one of bands) {
    const panels = place(one, y, placed.length + 1)
    placed.push(...panels)
    y += 'heading' in one ? 1 : one.height
  }
  return placed
}

const place = (one: Band, y: number, firstId: number): (Panel | RowPanel)[] =>
  'heading' in one
    ? [{ ...new RowBuilder(one.heading).build(), id: firstId, gridPos: { h: 1, w: columns, x: 0, y } }]
    : sideBySide(one.panels).map(({ panel, x, w }, index) => ({
        ...panel,
        id: firstId + index,
        gridPos: { h: one.height, w, x, y },
      }))

/** Panels without a width share what the others leave, the first ones a column more where it does not divide. */
const sideBySide = (panels: Sized[]): { panel: Panel; x: number; w: number }[] => {
  const free = columns - panels.reduce((sum, { width = 0 }) => sum + width, 0)
  const sharing = panels.filter(({ width }) => width === undefined)
  const share = (panel: Sized) => {
    const index = sharing.indexOf(panel)
    return Math.floor(free / sharing.length) + (index < free % sharing.length ? 1 : 0)
  }
  let x = 0
  return panels.map(sized => {
    const w = sized.width ?? share(sized)
    const at = { panel: sized.panel, x, w }
    x += w
    return at
  })
}
