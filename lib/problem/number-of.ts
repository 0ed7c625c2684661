/** A number of things in words: `1 target`, `3 targets`. */
export const numberOf = (count: number, noun: string): string => `${count} ${noun}${count === 1 ? '' : 's'}`
