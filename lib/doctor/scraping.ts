import type { Rendered } from './rendered.ts'

/** Whether scrapes go on without an object: Grafana alone reads dashboards. */
export const isDashboard = (object: Rendered & { data?: object }): boolean =>
  object.kind === 'GrafanaDashboard' ||
  (object.kind === 'ConfigMap' && Object.keys(object.data ?? {}).some(key => key.endsWith('.json')))

/** Whether scrapes go on whatever a field says: autoscalers and other controllers write these on purpose. */
export const isBeside = (path: string): boolean =>
  /^metadata\.annotations|^spec\.template\.metadata\.annotations|\.resources\./.test(path)
