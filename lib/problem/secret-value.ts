import { hidden, isSecretName } from './secret-text.ts'

/**
 * Whether a value is a secret by the name that it has: under `password`, beside `name: PVE_TOKEN_VALUE` as a
 * container's variables are, or at a JSON pointer that ends so. A reference such as `$(PVE_PASSWORD)` is none.
 */
export const isSecretValue = (key: string, value: unknown, parent: unknown): boolean =>
  isLiteral(value) && (isSecretName(key) || (key === 'value' && isSecretName(nameBeside(parent))))

/** `JSON.stringify`'s replacer that keeps secrets out. */
export function conceal(this: unknown, key: string, value: unknown): unknown {
  return isSecretValue(key, value, this) ? hidden : value
}

const isLiteral = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && value !== '' && !/^\$[({]/.test(value))

const nameBeside = (parent: unknown): string => {
  const { name, path } = parent as { name?: unknown; path?: unknown }
  return [name, path].filter(part => typeof part === 'string').join(' ')
}
