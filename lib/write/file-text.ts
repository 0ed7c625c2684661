import { readFileSync } from 'node:fs'

/** A file's text, ready to be written. */
export interface FileText {
  /** From the root, with `/`. */
  path: string
  text: string
  /** The path of a file that holds the text until it is moved into place. */
  draft?: string
}

/** A text that is read whenever it is asked for. */
export const readLater = (path: string, file: string): FileText => ({
  path,
  get text() {
    return readFileSync(file, 'utf8')
  },
})
