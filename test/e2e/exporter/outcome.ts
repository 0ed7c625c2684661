/** A stage of the end-to-end test. */
export interface Stage {
  /** Installs and builds what the stage needs and is not there yet. */
  prepare: (say: Say) => Promise<void>
  /** Prepares, runs the tests, stops all that it started, and counts. */
  run: (options: StageOptions) => Promise<Outcome>
  /** It needs the machine to itself. */
  alone?: true
  /** It takes too long for the gate: it runs only where `--only` names it. */
  byHand?: true
}

/** Tells the reader what is installed or waited for. */
export type Say = (line: string) => void

export interface StageOptions {
  /** The stage's own. */
  name: string
  /** Leave what was started to be looked at, until Ctrl-C. */
  keep: boolean
  say: Say
}

export interface Outcome {
  passed: number
  failed: number
}
