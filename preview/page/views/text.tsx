import { renderMarkdown } from '@grafana/data'
import { optionsOf, type ViewProps } from './view.ts'

/** A text in Markdown. */
export const Text = ({ panel }: ViewProps) => {
  const html = renderMarkdown(optionsOf<{ content: string }>(panel).content ?? '')
  // biome-ignore lint/security/noDangerouslySetInnerHtml: Grafana's own renderer, which cleans what it gives.
  return <div className="markdown-html" dangerouslySetInnerHTML={{ __html: html }} />
}
