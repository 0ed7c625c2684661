import type { GrafanaTheme2 } from '@grafana/data'
import type { Dashboard, Panel as PanelModel } from '@grafana/schema'
import { type Context, type PanelData, panelData } from './data/panel-data.ts'
import { placed } from './grid.ts'
import { Header, type HeaderProps } from './header.tsx'
import { Panel } from './panel.tsx'

/** What is known before the page is drawn: every panel with its place and data. */
export interface Loaded {
  panels: (ReturnType<typeof placed>[number] & { data: PanelData })[]
  context: Context
}

/** Asks every panel's queries. */
export async function load(dashboard: Dashboard, width: number, context: Context): Promise<Loaded> {
  const panels = await Promise.all(
    placed(dashboard, width).map(async place => ({
      ...place,
      data:
        place.model.type === 'row'
          ? { frames: [], fieldConfig: { defaults: {}, overrides: [] } }
          : await panelData(place.model as PanelModel, place.width, context),
    })),
  )
  return { panels, context }
}

/** A dashboard, whole. */
export function Page({ panels, context, ...header }: Loaded & HeaderProps) {
  const bottom = Math.max(0, ...panels.map(({ top, height }) => top + height))
  return (
    <>
      <Header {...header} />
      <main style={{ height: bottom + 8 }}>
        {panels.map(({ model, data, left, top, width, height }) => (
          <div className="place" key={model.id} style={{ left, top, width, height }}>
            {model.type === 'row' ? (
              <h2>{model.title}</h2>
            ) : (
              <Panel
                model={model as PanelModel}
                data={data}
                width={width}
                height={height}
                context={context}
              />
            )}
          </div>
        ))}
      </main>
    </>
  )
}

/** The look of what is not Grafana's. */
export const styles = ({ colors, typography }: GrafanaTheme2) => `
  body { margin: 0; background: ${colors.background.canvas}; color: ${colors.text.primary}; overflow: visible; }
  body, html { height: auto; }
  #page { padding: 8px 16px 16px; }
  .what { margin: 0 -16px 8px; padding: 4px 16px; background: #f0e442; color: #111; font-size: ${typography.size.sm}; }
  .bar { display: flex; flex-wrap: wrap; gap: 8px; align-items: center; margin-bottom: 8px; }
  h1 { font-size: ${typography.h4.fontSize}; margin: 0; flex: 1; }
  .variable { display: flex; font-size: ${typography.size.sm}; border: 1px solid ${colors.border.medium}; border-radius: 2px; }
  .variable span { padding: 3px 8px; max-width: 260px; overflow: hidden; text-overflow: ellipsis; white-space: nowrap; }
  .variable span:first-child { background: ${colors.background.secondary}; }
  .link { font-size: ${typography.size.sm}; color: ${colors.text.link}; }
  .time { font-size: ${typography.size.sm}; color: ${colors.text.secondary}; }
  main { position: relative; }
  .place { position: absolute; }
  h2 { font-size: ${typography.h5.fontSize}; margin: 0; line-height: 30px; }
  .empty { display: flex; height: 100%; align-items: center; justify-content: center; text-align: center; color: ${colors.text.secondary}; padding: 8px; }
`
