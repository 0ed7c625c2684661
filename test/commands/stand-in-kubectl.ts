import { chmodSync, readFileSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'
import { tree } from '../tree.ts'

/** What kubectl prints of one question, and whether it fails. */
export interface Said {
  out?: string
  err?: string
  code?: number
}

const questions = {
  version: '*--raw=/version*',
  context: '*current-context*',
  apis: '*--raw=/apis*',
  definition: '*customresourcedefinition*',
  diff: '*diff*',
  objects: '*',
}

const script = `#!/bin/sh
here=$(dirname "$0")
echo "$*" >> "$here/calls"
case "$*" in
${Object.entries(questions)
  .map(([what, pattern]) => `  ${pattern.replaceAll('--', '\\-\\-')}) what=${what} ;;`)
  .join('\n')}
esac
[ "$what" = diff ] && cat > "$here/input"
cat "$here/$what.out"
cat "$here/$what.err" >&2
exit "$(cat "$here/$what.code")"
`

/** Runs something beside a kubectl that says this of each kind of question; gives what it made, how kubectl was called, and its input. */
export const withKubectl = async <Made>(
  said: Partial<Record<keyof typeof questions, Said>>,
  use: () => Promise<Made>,
) => {
  const { root, remove } = tree({ kubectl: script, calls: '', input: '' })
  chmodSync(join(root, 'kubectl'), 0o755)
  for (const what of Object.keys(questions) as (keyof typeof questions)[]) {
    const { out = '', err = '', code = 0 } = said[what] ?? {}
    for (const [name, text] of Object.entries({ out, err, code: String(code) }))
      writeFileSync(join(root, `${what}.${name}`), text)
  }
  const { PATH, KUBECTL_EXTERNAL_DIFF } = process.env
  process.env.PATH = [root, '/usr/bin', '/bin'].join(delimiter)
  try {
    const made = await use()
    const text = (name: string) => readFileSync(join(root, name), 'utf8')
    return {
      made,
      calls: text('calls')
        .split('\n')
        .filter(call => call !== '')
        .sort(),
      input: text('input'),
    }
  } finally {
    process.env.PATH = PATH
    if (KUBECTL_EXTERNAL_DIFF === undefined) delete process.env.KUBECTL_EXTERNAL_DIFF
    remove()
  }
}
