import { ruleGroups } from './alerts/rule-groups.ts'
import { nearestName } from './catalogue/nearest-name.ts'
import { load } from './load.ts'
import { shareLib } from './load-typescript.ts'
import { errors, type Problem } from './problem.ts'
import type { Tell } from './progress.ts'
import { schemaFile } from './schema.ts'
import { validate } from './validate/validate.ts'
import { toYaml } from './yaml.ts'

/**
 * The rules of one environment as a rules file (https://prometheus.io/docs/prometheus/latest/configuration/recording_rules/),
 * for a Prometheus without the operator; problems where the environment is none or not sound.
 */
export const plainRules = async (
  root: string,
  name: string,
  tell: Tell,
): Promise<{ text?: string; problems: Problem[] }> => {
  shareLib(root)
  const [{ loaded, problems: unread }, schema] = await Promise.all([load(root), schemaFile(tell)])
  const { environments, problems } = validate(
    loaded.filter(environment => environment.name === name),
    schema.value,
  )
  const names = loaded.map(({ name }) => name)
  const found = names.includes(name) ? problems : [...unread, unknown(name, names)]
  const [environment] = environments
  return environment === undefined || errors(found).length > 0
    ? { problems: found }
    : {
        text: `# The rules of ${environment.file}, by npm run rules.\n${toYaml({ groups: ruleGroups(environment) })}`,
        problems: found,
      }
}

const unknown = (name: string, names: string[]): Problem => ({
  file: 'environments',
  message: `has no ${JSON.stringify(name)}${nearestName(name, names) || `; there are ${names.join(', ')}`}`,
})
