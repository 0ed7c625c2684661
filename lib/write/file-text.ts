/** A file's text, ready to be written. */
export interface FileText {
  /** From the root, with `/`. */
  path: string
  text: string
}
