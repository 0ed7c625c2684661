import { Command, InvalidArgumentError } from 'commander'

/** A command of the tests, `npm run <name> --`. A bad option ends it with one line that names the options there are. */
export const testCommand = (name: string, description: string): Command => {
  const command = new Command(`npm run ${name} --`).description(description).allowExcessArguments(false)
  return command.showSuggestionAfterError(false).configureOutput({
    outputError: (text, write) => {
      const names = [...command.options.map(({ long }) => long), '--help'].join(', ')
      write(`${text.trim()}${/unknown option|too many/.test(text) ? `; options: ${names}` : ''}\n`)
    },
  })
}

/** Reads an option as a whole number. */
export const wholeNumber =
  (least = 0) =>
  (text: string): number => {
    if (/^\d+$/.test(text) && Number(text) >= least && Number.isSafeInteger(Number(text))) return Number(text)
    throw new InvalidArgumentError(`It is a whole number${least > 0 ? ` of ${least} or more` : ''}.`)
  }

/** Reads an option as a regular expression. */
export const pattern = (text: string): RegExp => {
  try {
    return new RegExp(text)
  } catch (error) {
    throw new InvalidArgumentError(`It is a regular expression: ${(error as Error).message}.`)
  }
}
