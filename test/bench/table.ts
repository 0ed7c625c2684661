/** A Markdown table of text cells. */
export const table = (head: string[], rows: string[][]): string =>
  [head, head.map((_, index) => (index === 0 ? '---' : '---:')), ...rows]
    .map(cells => `| ${cells.join(' | ')} |\n`)
    .join('')

/** Seconds, to the hundredth; milliseconds are noise. */
export const seconds = (value: number): string => value.toFixed(2)

/** A number with thousands separators. */
export const count = (value: number): string => value.toLocaleString('en')

/** An aim, the measured value, and whether it is met. */
export const aim = (what: string, measured: number, atMost: number): string =>
  `- ${what}: ${measured.toFixed(2)}, at most ${atMost}: ${measured <= atMost ? 'met' : '**not met**'}\n`
