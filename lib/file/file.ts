/** A file to generate: the one thing that generators give and that is serialized, written, checked and compared. */
export interface File {
  /** Where it goes, from the repository's root, with `/` on every system. */
  path: string
  /** What it holds, as plain data (a list for several YAML documents), or the text of code, or the lines of a JSON object below `$comment`; the path's ending says how it is serialized. */
  value: object | string
  /** The file of this repository to change instead of this one. */
  source: string
}
