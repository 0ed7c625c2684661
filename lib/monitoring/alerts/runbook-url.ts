import type { NamedEnvironment } from '../../environment/defaults.ts'

const folder = 'docs/runbooks'

/** Where an alert's runbook is: at the address that the environment gives, or in the repository that brings its overlay; else its path in this one. */
export const runbookUrl = ({ alerts, delivery }: NamedEnvironment, alert: string): string => {
  const own = alerts === false ? undefined : alerts.runbooks
  if (own !== undefined) return `${own}/${alert}.md`
  const { url = '', branch = 'main', path } = delivery?.repository ?? {}
  if (!url.startsWith('https://')) return `${folder}/${alert}.md`
  const tree = [url.replace(/\.git$/, ''), 'blob', branch, path, folder].filter(part => part !== undefined)
  return `${tree.join('/')}/${alert}.md`
}
