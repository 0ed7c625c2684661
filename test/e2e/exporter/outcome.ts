/** A stage of the end-to-end test: it installs what it needs, runs its tests, stops all that it started, and counts. */
export type Stage = (options: StageOptions) => Promise<Outcome>

export interface StageOptions {
  /** Leave what was started to be looked at, until Ctrl-C. */
  keep: boolean
  /** Tells the reader what is installed or waited for. */
  say: (line: string) => void
}

export interface Outcome {
  passed: number
  failed: number
}
