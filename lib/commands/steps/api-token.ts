import { closeSync, openSync, readSync } from 'node:fs'
import { createInterface } from 'node:readline/promises'
import { Writable } from 'node:stream'
import { fileProblem } from '../../problem/file-problem.ts'
import type { Problem } from '../../problem/problem.ts'
import { type ApiToken, apiToken, tokenShape } from '../../proxmox/api-token.ts'
import { leave } from './leave.ts'

/** A token, or why there is none. */
export type GivenToken = { token: ApiToken } | { problem: Problem }

/**
 * The API token of a command: from a file, from the variables `PVE_TOKEN` or `PVE_USER`, `PVE_TOKEN_NAME` and
 * `PVE_TOKEN_VALUE`, or typed at a terminal without an echo. No argument holds it: process lists show those.
 */
export const givenToken = async (file: string | undefined): Promise<GivenToken> => {
  const variables = takeVariables()
  if (file !== undefined) return fromFile(file)
  if (variables.PVE_TOKEN !== undefined) return parsed('PVE_TOKEN', variables.PVE_TOKEN)
  const { PVE_USER: user, PVE_TOKEN_NAME: name, PVE_TOKEN_VALUE: value } = variables
  if (value !== undefined)
    return parsed('PVE_USER, PVE_TOKEN_NAME and PVE_TOKEN_VALUE', `${user ?? ''}!${name ?? ''}=${value}`)
  if (process.stdin.isTTY) return parsed('the token typed', await typed())
  return {
    problem: {
      file: 'PVE_TOKEN',
      message: `is not set; put the API token into it, as ${tokenShape}, or into a file for --token-file`,
    },
  }
}

/** The variables, taken out of this process's environment so that no program that it starts gets them. */
const takeVariables = () => {
  const names = ['PVE_TOKEN', 'PVE_USER', 'PVE_TOKEN_NAME', 'PVE_TOKEN_VALUE'] as const
  const values: { [Name in (typeof names)[number]]?: string } = {}
  for (const name of names) {
    const value = process.env[name]
    if (value !== undefined && value !== '') values[name] = value
    delete process.env[name]
  }
  return values
}

const parsed = (source: string, text: string): GivenToken => {
  const token = apiToken(text)
  return token === undefined
    ? { problem: { file: source, message: `is not an API token; write it as ${tokenShape}` } }
    : { token }
}

/** Reads at most so much as a token needs: a mistyped path may lead to something endless. */
const fromFile = (file: string): GivenToken => {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const buffer = Buffer.alloc(4096)
      let length = 0
      // A pipe gives its text in pieces.
      for (let more = -1; more !== 0 && length < buffer.length; length += more)
        more = readSync(descriptor, buffer, { offset: length })
      return parsed(file, buffer.toString('utf8', 0, length))
    } finally {
      closeSync(descriptor)
    }
  } catch (error) {
    return { problem: { ...fileProblem(error, file), file } }
  }
}

/** A line from the terminal, whose echo goes nowhere. */
const typed = async (): Promise<string> => {
  const nowhere = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: nowhere, terminal: true, historySize: 0 })
  lines.once('SIGINT', () => {
    process.stderr.write('\n')
    leave(130)
  })
  process.stderr.write('API token, <user>@<realm>!<name>=<value> (not shown): ')
  // Ctrl+D ends the question without an answer.
  const line = await lines.question('').catch(() => '')
  lines.close()
  process.stderr.write('\n')
  return line
}
