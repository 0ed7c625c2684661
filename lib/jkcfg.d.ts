/** Types for the one module of `@jkcfg/std` that runs in Node; the package has none for it. */
declare module '@jkcfg/std/merge.js' {
  /** Combines two values of one key: the first object's and the second's. */
  export type Strategy = (a: unknown, b: unknown) => unknown
  /** Strategies by key; what has none is merged as `merge` does. */
  export interface Rules {
    [key: string]: Strategy | Rules
  }
  /** `b` deep-merged into `a`; throws where their types differ. */
  export function merge(a: unknown, b: unknown, rules?: Rules | Strategy): unknown
  export function deep(rules?: Rules): Strategy
  export function deepWithKey(key: string, rules?: Rules): Strategy
  export function replace(): Strategy
}
