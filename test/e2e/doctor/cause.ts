/** Something that is made wrong on purpose. */
export interface Cause {
  /** What is wrong, as a sentence. */
  cause: string
  /** The one code that doctor tells first. */
  code: string
  /** The environment; `lyon` when left out. */
  environment?: string
  make(): Promise<unknown>
  /** What doctor itself reads from its environment, such as a token in hand. */
  inHand?: Record<string, string>
  /** What the line to mend reads from the environment of whoever runs it. */
  variables?: Record<string, string>
  /** Where more than this is missing on purpose: the code is gone, and the environment still not well. */
  isNotAll?: boolean
  /** What a person does where doctor can give no line that mends, and says what to do instead, or only shows more. */
  byHand?(): Promise<unknown>
  /** Puts back what neither the line nor `byHand` did. */
  restore?(): Promise<unknown>
}
