import type { FieldPath } from './field-path.ts'
import { masked } from './secret-text.ts'
import { conceal } from './secret-value.ts'

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
  /** The field that it tells of. */
  field?: FieldPath
  /** The environment's file, where `file` is one that it imports. */
  of?: string
  /** A warning is printed and stops nothing. */
  severity?: 'warning'
}

/**
 * One line for a person: `environments/lab.ts: hypervisors[2].address "10.0.0" is not an IPv4 or IPv6 address`.
 * What looks like a secret is hidden, and what would steer a terminal is escaped.
 */
export const formatProblem = ({ file, line, column, message, severity }: Problem): string =>
  printable(
    shortened(
      masked(
        [[file, line, column].filter(part => part !== undefined).join(':'), severity, message]
          .filter(part => part !== undefined)
          .join(': '),
      ),
      1500,
    ),
  )

/** A text in which what would steer a terminal is escaped. */
export const printable = (text: string): string =>
  text.replace(unprintable, character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`)

/** The same of a text whose lines stay lines. */
export const printableLines = (text: string): string => text.split('\n').map(printable).join('\n')

/** A text cut after so many characters; what is longer quotes somebody's whole file. */
export const shortened = (text: string, most = 200): string =>
  text.length > most ? `${text.slice(0, most - 3)}...` : text

/** Control characters, line separators and those that turn the direction of writing. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\u202a-\u202e\u2066-\u2069\ufeff]/gu

/** The problems that stop the build. */
export const errors = (problems: Problem[]): Problem[] =>
  problems.filter(({ severity }) => severity !== 'warning')

/** A field's value as a message shows it: JSON without secrets, cut after 60 characters. */
export const received = (value: unknown, field: FieldPath = []): string => {
  const key = String(field.findLast(part => typeof part === 'string') ?? '')
  return shortened(masked(JSON.stringify(conceal.call({}, key, value), conceal) ?? String(value)), 60)
}
