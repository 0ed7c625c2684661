/** Takes one line for the terminal. */
export type Log = (line: string) => void
