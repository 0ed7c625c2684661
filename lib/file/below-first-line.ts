/** A text without its first line. */
export const belowFirstLine = (text: string): string => text.slice(text.indexOf('\n') + 1)
