/** A text of the source, in its quotes, with one number, one comparison or its longest word changed; of prose, only a number. */
export const changedTexts = (text: string): string[] => {
  const number = text.replace(/(?<![\w.\\])[0-9]+(?![0-9]*\.[0-9])/, found => String(Number(found) + 1))
  if (isProse(text)) return number === text ? [] : [number]
  const compared = text.replace(
    / (>=?|<=?|==|!=|and|unless) /,
    (_, operator: string) => ` ${comparisons[operator] ?? operator} `,
  )
  const folded = text.replace(
    /\b(max|min|sum)(?=( by|_over_time|\())/,
    (_, name: string) => folds[name] ?? name,
  )
  const word = longestWord(text)
  const misspelt = word === undefined ? text : text.replace(word, `${word}x`)
  return [...new Set([number, compared, folded, misspelt])].filter(changed => changed !== text)
}

/** A regular expression without one of its ends, or with one of its repetitions changed. */
export const changedPattern = (pattern: string): string[] =>
  [
    pattern.replace(/^\/\^/, '/'),
    pattern.replace(/\$(?=\/[a-z]*$)/, ''),
    pattern.replace(/(?<=[\])\w])\+/, '*'),
    pattern.replace(/(?<=[\])\w])\*/, '+'),
    pattern.replace(/(?<=[{,])[0-9]+(?=\})/, found => String(Number(found) + 1)),
  ].filter(changed => changed !== pattern && changed !== '//')

/** Four words and nothing that a program reads: how it is spelt is judged by a reader, and not by a test. */
const isProse = (text: string): boolean =>
  (text.match(/(?<=[\s'"`}])[A-Za-z]+(?=[\s,.;:'"`$])/g)?.length ?? 0) > 3 &&
  !/[{}=|\\`]|--|\w\(|(\)|by) \(/.test(text.replace(/^[}`]|(\$\{|`)$/g, ''))

const comparisons: Readonly<Record<string, string>> = {
  '>': '>=',
  '>=': '>',
  '<': '<=',
  '<=': '<',
  '==': '!=',
  '!=': '==',
  and: 'unless',
  unless: 'and',
}

const folds: Readonly<Record<string, string>> = { max: 'min', min: 'max', sum: 'max' }

/** No escape, and no name of a shell's variable or of a place in a pattern, which another change would leave without a meaning. */
const longestWord = (text: string): string | undefined =>
  text.match(/(?<![\\$\w])[A-Za-z]{2,}/g)?.reduce((one, other) => (other.length > one.length ? other : one))
