/** Values by name as environments that were loaded from files of theirs. */
export const loadedFrom = (values: Record<string, unknown>) =>
  Object.entries(values).map(([name, value]) => ({
    name,
    file: `environments/${name}.ts`,
    value,
    locate: () => ({}),
  }))
