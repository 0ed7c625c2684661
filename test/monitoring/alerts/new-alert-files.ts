/** A file that the scaffold writes: its path below the repository, and its whole text. */
export interface Written {
  path: string
  text: string
}

/** What stands where the scaffold can't know the text. A test fails as long as any is left. */
export const unwritten = ['TO', 'DO'].join('')

/** The source entry, promtool cases, end-to-end declaration and runbook of a new alert, given the text of each file that is there. */
export const newAlertFiles = (name: string, group: string, read: (path: string) => string): Written[] => [
  before(`lib/monitoring/alerts/${group}.ts`, '\n]\n', entry(name), read),
  before(`test/monitoring/alerts/${group}.test.ts`, '\nrun()\n', cases(name), read),
  declared('test/e2e/alerts/proven.ts', name, read),
  { path: `docs/runbooks/${name}.md`, text: runbook(name) },
]

/** A file with text put before the line that closes what it belongs to. */
const before = (path: string, closing: string, added: string, read: (path: string) => string): Written => {
  const parts = read(path).split(closing)
  const [end, ...others] = parts.toReversed()
  if (others.length === 0) throw new Error(`${path} has no line ${closing.trim()} before which an alert goes`)
  return { path, text: `${others.toReversed().join(closing)}${added}${closing}${end}` }
}

/** The end-to-end declaration: not proven, until a fault in `faults/` raises the alert. */
const declared = (path: string, name: string, read: (path: string) => string): Written => {
  const opening = 'export const notProven: Record<string, string> = {'
  const text = read(path)
  if (!text.includes(opening)) throw new Error(`${path} has no line ${opening}`)
  return {
    path,
    text: text.replace(
      opening,
      `${opening}\n  ${name}: '${unwritten}: delete this line and add a fault to faults/, or say why no fault can be caused',\n`,
    ),
  }
}

const entry = (name: string) => `
  {
    name: '${name}',
    severity: 'warning',
    for: '5m',
    expression: () => '${unwritten}',
    summary: '${unwritten}: one line that names the object and the value',
    description: '${unwritten}: what it means, in a sentence or two',
  },`

const cases = (name: string) => `
fires('${name}', '${unwritten}: when', {}, {
  labels: {},
  summary: '${unwritten}',
})
quiet('${name}', '${unwritten}: in the most similar case that is no fault', {})
`

const runbook = (name: string) => `# ${name}

${unwritten}: what it means for whoever is paged, in a sentence or two.

## First

\`\`\`console
# ${unwritten}: commands that tell what is wrong
\`\`\`

## Likely causes

- ${unwritten}

## Silence or tune

\`alerts.rules.${name}\` of the environment: \`false\` for off, or what differs of \`{ for: '5m', severity: 'warning' }\`.
`
