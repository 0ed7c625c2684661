/** Something that stops the build, or (as a warning) that its reader should know. */
export interface Problem {
  /** The file that a person has to change, from the repository's root. */
  file: string
  /** What is wrong, what was received and what to do; the field's path stands first where there is one. */
  message: string
  /** Line in the file, from 1. */
  line?: number
  /** Column in the line, from 1. */
  column?: number
  /** A warning is printed and stops nothing. */
  severity?: 'warning'
}

/** One line for a person: `environments/lab.ts: hypervisors[2].address "10.0.0" is not an IPv4 or IPv6 address`. */
export const formatProblem = ({ file, line, column, message, severity }: Problem): string =>
  [[file, line, column].filter(part => part !== undefined).join(':'), severity, message]
    .filter(part => part !== undefined)
    .join(': ')

/** The problems that stop the build. */
export const errors = (problems: Problem[]): Problem[] =>
  problems.filter(({ severity }) => severity !== 'warning')

/** A value as a message shows it: JSON, cut after 60 characters. */
export const received = (value: unknown): string => {
  const json = JSON.stringify(value) ?? String(value)
  return json.length > 60 ? `${json.slice(0, 57)}...` : json
}
