/** A small change of a file: at an offset, what stands there and what takes its place. */
export interface Mutation {
  at: number
  was: string
  becomes: string
}

/** What is changed into what: conditions, bounds, numbers, words, and steps of a chain that are left out. */
const changes: [found: RegExp, becomes: (text: string) => string][] = [
  [/ === /g, () => ' !== '],
  [/ !== /g, () => ' === '],
  [/ && /g, () => ' || '],
  [/ \|\| /g, () => ' && '],
  [/ <= /g, () => ' < '],
  [/ >= /g, () => ' > '],
  [/ < (?=[\w(])/g, () => ' <= '],
  [/ > (?=[\w(])/g, () => ' >= '],
  [/\btrue\b/g, () => 'false'],
  [/\bfalse\b/g, () => 'true'],
  [/\.some\(/g, () => '.every('],
  [/\.every\(/g, () => '.some('],
  [/(?<=[(,] ?)!(?=[\w(])/g, () => ''],
  [/\.(toSorted|sort|reverse)\(\)/g, () => ''],
  [/(?<![\w.'"-])[0-9]+(?![\w.'"-])/g, text => String(Number(text) + 1)],
  [/(?<=[\s([:])'[\w-]{3,}'(?=[,)\]\s])/g, text => `'${text.slice(1, -1)}-mutant'`],
]

/** Every mutation of a source, in its order; comments, imports and types are left alone. */
export const mutationsOf = (source: string): Mutation[] => {
  const code = source.replace(silent, text => ' '.repeat(text.length))
  return changes
    .flatMap(([found, becomes]) =>
      [...code.matchAll(found)].map(({ 0: was, index: at }) => ({ at, was, becomes: becomes(was) })),
    )
    .sort((one, other) => one.at - other.at)
}

/** Comments; imports, re-exports, declarations of types, and type arguments in a line of their own. */
const silent =
  /\/\*[\s\S]*?\*\/|(?<=^|\s)\/\/.*|^import [\s\S]*?from '.*'|^export .* from '.*'|^(export )?(type|interface) [\s\S]*?\n(?=\n|$)|(?<= )satisfies .*/gm

export const mutated = (source: string, { at, was, becomes }: Mutation): string =>
  source.slice(0, at) + becomes + source.slice(at + was.length)
