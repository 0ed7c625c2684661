/** What the first line of a generated file says, or the first key where it is JSON. */
export const generatedNotice = (source: string): string =>
  `Generated from ${source} by npm run build; change that file, not this one.`

/** Whether a text says that a build made it, as its first lines tell. */
export const saysGenerated = (text: string): boolean =>
  /^(# |\/\/ |\{\r?\n {2}"\$comment": ")Generated from \S+ by npm run build/.test(text)
