import type { Problem } from '../problem/problem.ts'

/** The first line on which a chart's template stands unrendered; Prometheus's and Grafana's own braces are none. */
export const unrendered = (text: string): Omit<Problem, 'file'> | undefined => {
  const index = text.split('\n').findIndex(line => ofChart.test(line))
  return index < 0
    ? undefined
    : {
        line: index + 1,
        message:
          'is a template that was not rendered ({{ … }}); render the chart with `helm template <chart> -f <values> > manifest.yaml`, or give its values',
      }
}

const ofChart =
  /\{\{-?\s*(?:include|template|define|toYaml|tpl|required)\b|\{\{[^}]*(?:\.|\$\.)(?:Values|Release|Chart|Capabilities|Template)\b/
