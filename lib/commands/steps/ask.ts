import type { Readable, Writable } from 'node:stream'

/** Asks a person; undefined once they cancel. */
export interface Ask {
  text: (question: {
    message: string
    initial?: string
    /** Why an answer won't do; undefined where it does. */
    fault?: (answer: string) => string | undefined
  }) => Promise<string | undefined>
  select: <Value extends string>(question: {
    message: string
    options: { value: Value; label: string; hint?: string }[]
    initial?: Value
  }) => Promise<Value | undefined>
  say: (text: string) => void
}

/** Questions on a terminal. The library is loaded only where somebody is asked. */
export const askOnTerminal = async (input: Readable, output: Writable): Promise<Ask> => {
  const { isCancel, log, select, text } = await import('@clack/prompts')
  const streams = { input, output }
  const given = <Value>(answer: Value | symbol): Value | undefined =>
    typeof answer === 'symbol' || isCancel(answer) ? undefined : answer
  return {
    text: async ({ message, initial, fault }) =>
      given<string>(
        await text({
          ...streams,
          message,
          ...(initial !== undefined && { initialValue: initial }),
          validate: answer => fault?.((answer ?? '').trim()),
        }),
      )?.trim(),
    select: async ({ message, options, initial }) =>
      given(
        await select<string>({
          ...streams,
          message,
          options,
          ...(initial !== undefined && { initialValue: initial }),
        }),
      ) as never,
    say: words => log.info(words, streams),
  }
}
