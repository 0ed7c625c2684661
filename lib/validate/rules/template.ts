import { loadAll, YAML11_SCHEMA, YAMLException } from 'js-yaml'
import { isObject } from '../../problem/is-object.ts'
import { received } from '../../problem/problem.ts'

/**
 * What is wrong with a template of a `pve.yml`: it names the store's properties, for without one it could only hold
 * the secret itself, and each module has what the exporter asks for (its `config.py`) and verifies as `tls` says, since
 * beside a `pve.yml` the exporter reads no `PVE_VERIFY_SSL` (its `cli.py`).
 */
export const templateFault = (template: string, verified: boolean): string | undefined => {
  if (!template.includes('{{'))
    return "names no property of the entry, which holds what is secret; name one, such as token_value: '{{ .tokenValue }}'"
  if (/\{\{(?![^{}]*\}\})/.test(template)) return 'has a "{{" without its "}}"; close it'
  // What a template computes, only the operator can tell.
  return /\{\{-?\s*(if|range|with|define|template|block|end|else)\b/.test(template)
    ? undefined
    : configurationFault(template.replaceAll(/\{\{[^{}]*\}\}/g, property), verified)
}

const property = 'property'

const configurationFault = (text: string, verified: boolean): string | undefined => {
  const modules = documentIn(text)
  if (modules instanceof YAMLException) return `is not YAML: ${modules.reason}${at(modules)}`
  if (modules === several)
    return 'holds several documents, and the exporter reads none of them; make them one'
  // A property may hold the whole file.
  if (!isObject(modules)) return undefined
  return Object.entries(modules)
    .map(([name, module]) => moduleFault(name, module, verified))
    .find(fault => fault !== undefined)
}

const several = Symbol('several documents')

/** What the exporter's parser, of YAML 1.1, reads; or why it reads nothing. */
const documentIn = (text: string): unknown => {
  try {
    const [document, second] = loadAll(text, { schema: YAML11_SCHEMA })
    return second === undefined ? document : several
  } catch (error) {
    if (error instanceof YAMLException) return error
    throw error
  }
}

const at = ({ mark }: YAMLException): string => (mark === undefined ? '' : `, at its line ${mark.line + 1}`)

const moduleFault = (name: string, module: unknown, verified: boolean): string | undefined => {
  // A property may hold a whole module.
  if (module === property && !/^(user|password|token_)/.test(name)) return undefined
  if (!isComplete(module))
    return `has the module ${received(name)} without all that the exporter asks for: user, and token_name with token_value, or password`
  const verify = 'verify_ssl' in module ? module.verify_ssl : true
  return verify === verified || verify === property
    ? undefined
    : `has the module ${received(name)} with verify_ssl ${received(verify)}${'verify_ssl' in module ? '' : ' (the default)'}, and pveExporter.tls ${verified ? 'asks for verified certificates' : 'is "insecure"'}; say \`verify_ssl: ${verified}\``
}

const isComplete = (module: unknown): module is object =>
  isObject(module) &&
  'user' in module &&
  ('password' in module || ('token_name' in module && 'token_value' in module))
