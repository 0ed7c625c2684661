import type { Writing } from './edit-entries.ts'

/** How YAML writes a text, in the quotes that stand there, and a hypervisor in braces. */
export const writing: Writing = {
  text: (text, before) => (/^['"]/.test(before) ? before[0] + text + before[0] : scalar(text)),
  entry: ({ name, address }) => `{ name: ${scalar(name)}, address: ${scalar(address)} }`,
}

/** A name or an address, quoted where YAML 1.1 or 1.2 would read a number, a truth, nothing or a key. */
export const scalar = (text: string): string => {
  const isAddress = text.split('.').length === 4 || text.includes('::')
  const isMisread = /^[\d.:e+-]*$|^0[xo]|^(?:y|n|yes|no|on|off|true|false|null|nan|inf)$/i.test(text)
  return (isMisread && !isAddress) || /^:|:$/.test(text) ? `'${text}'` : text
}
