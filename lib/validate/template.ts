import { parseDocument } from 'yaml'

/**
 * What is wrong with a template of a `pve.yml`: it names the store's properties, for without one it could only hold
 * the secret itself, and gives each module what the exporter asks for (its `config.py`).
 */
export const templateFault = (template: string): string | undefined => {
  if (!template.includes('{{'))
    return "names no property of the entry, which holds what is secret; name one, such as token_value: '{{ .tokenValue }}'"
  if (/\{\{(?![^{}]*\}\})/.test(template)) return 'has a "{{" without its "}}"; close it'
  // What a template computes, only the operator can tell.
  return /\{\{-?\s*(if|range|with|define|template|block|end|else)\b/.test(template)
    ? undefined
    : configurationFault(template.replaceAll(/\{\{[^{}]*\}\}/g, 'property'))
}

const configurationFault = (text: string): string | undefined => {
  const document = parseDocument(text, { logLevel: 'silent' })
  const [error] = document.errors
  if (error !== undefined) return `is no YAML: ${error.message.split(' at line')[0]}`
  const modules: unknown = document.toJS()
  // A property may hold the whole file.
  if (!isObject(modules)) return undefined
  const [lacking] = Object.entries(modules).filter(([name, module]) => !isComplete(name, module))
  return lacking === undefined
    ? undefined
    : `has the module ${JSON.stringify(lacking[0])} without all that the exporter asks for: user, and token_name with token_value, or password`
}

const isComplete = (name: string, module: unknown): boolean =>
  (module === 'property' && !/^(user|password|token_)/.test(name)) ||
  (isObject(module) &&
    'user' in module &&
    ('password' in module || ('token_name' in module && 'token_value' in module)))

const isObject = (value: unknown): value is object =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
