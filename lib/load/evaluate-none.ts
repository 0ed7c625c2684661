import type { Evaluate } from './loaded.ts'

/** Evaluates no environment: each that is TypeScript is refused. For trees whose authors are not trusted to run code. */
export const evaluateNone: Evaluate = async (_root, files) => ({
  loadings: files.map(file => ({
    loaded: [],
    problems: [{ file, message: 'is TypeScript, which --yaml-only does not evaluate; write it as YAML' }],
  })),
  strayed: [],
})
