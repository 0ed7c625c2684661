/** What a key of a TOML table holds here; JSON spells it as TOML does. */
type Value = string | number | boolean | string[]

/** A table of Telegraf's configuration. Flux would substitute `${…}`, so no value may hold it. */
export const table = (header: string, values: Record<string, Value | undefined>): string =>
  [
    header,
    ...Object.entries(values)
      .filter(([, value]) => value !== undefined)
      .map(([key, value]) => `${key} = ${JSON.stringify(value)}`),
  ].join('\n')
