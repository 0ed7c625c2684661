import '@fontsource/inter/400.css'
import '@fontsource/inter/500.css'
import '@fontsource/roboto-mono/400.css'
import { createTheme, dateMath, dateTime, dateTimeFormat, ThemeContext, type TimeRange } from '@grafana/data'
import type { Dashboard } from '@grafana/schema'
import { GlobalStyles, PortalContainer } from '@grafana/ui'
import { createRoot } from 'react-dom/client'
import { resolveVariables } from './data/variables.ts'
import { load, Page, styles } from './page.tsx'

declare global {
  interface Window {
    /** Set when everything is drawn, to what went wrong. */
    drawn?: string[]
  }
}

const asked = new URLSearchParams(location.search)
const { dashboard, others, scene } = (await (await fetch(`/dashboard?${asked}`)).json()) as {
  dashboard: Dashboard
  others: string[]
  scene: string
}
const theme = createTheme({ colors: { mode: asked.get('theme') === 'light' ? 'light' : 'dark' } })
const timeRange = rangeOf(asked.get('from') ?? dashboard.time?.from ?? 'now-6h')
const span = { from: timeRange.from.valueOf() / 1000, to: timeRange.to.valueOf() / 1000, step: 60 }
const problems: string[] = []
const variables = await resolveVariables(dashboard, asked, span).catch(error => {
  problems.push(`variables: ${error.message}`)
  return {}
})
const loaded = await load(dashboard, window.innerWidth - 32, { variables, timeRange, theme })
for (const { model, data } of loaded.panels) if (data.error) problems.push(`${model.title}: ${data.error}`)

// Components measure their text before they draw it.
await Promise.all(['400 16px Inter', '500 16px Inter'].map(font => document.fonts.load(font)))
createRoot(document.getElementById('page') as HTMLElement).render(
  <ThemeContext.Provider value={theme}>
    <GlobalStyles />
    <style>{styles(theme)}</style>
    <Page
      {...loaded}
      title={dashboard.title ?? ''}
      scene={scene}
      time={`${format(timeRange.from)} to ${format(timeRange.to)} UTC`}
      variables={variables}
      others={others}
    />
    <PortalContainer />
  </ThemeContext.Provider>,
)
await new Promise(resolve => setTimeout(resolve, 1500))
window.drawn = problems

function rangeOf(from: string): TimeRange {
  const to = dateTime()
  const start = dateMath.toDateTime(from, {}) ?? dateTime(to).subtract(6, 'hours')
  return { from: start, to, raw: { from, to: 'now' } }
}

function format(time: TimeRange['from']) {
  return dateTimeFormat(time, { timeZone: 'utc', format: 'YYYY-MM-DD HH:mm' })
}
