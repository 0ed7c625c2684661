/** What to do about the slips of indentation that YAML's parser words in its own terms; nothing for other errors. */
export const yamlAdvice = (text: string, offset: number, message: string): string => {
  const before = text.slice(0, offset).split('\n')
  const line = text.split('\n')[before.length - 1] ?? ''
  if (/Implicit keys/.test(message) && /^[\s-]*[\w.]+:[^\s/]/.test(line))
    return '; write a space after the colon'
  if (/Tabs/.test(message)) return '; indent with spaces'
  if (isItem(line) && /sequence/.test(message)) {
    const index = before.slice(0, -1).findLastIndex(isItem)
    return index < 0
      ? ''
      : `; start this item in column ${columnOf(before[index] as string)}, as line ${index + 1} does`
  }
  if (/All mapping items/.test(message)) return '; indent this line like the fields beside it'
  return /Nested mappings/.test(message) && !/: .*: /.test(line) ? '; is the next line indented too far?' : ''
}

const isItem = (line: string): boolean => /^ *- /.test(line)
const columnOf = (line: string): number => line.indexOf('-') + 1
