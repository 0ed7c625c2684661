import { test } from 'uvu'
import { parse } from 'yaml'
import { approved } from '../../approved.ts'
import { problemsOf, texts } from '../overlay/render.ts'
import { environments } from './environments.ts'

const generated = Object.entries(texts(environments))
const isRules = (path: string): boolean => path.endsWith('/rules-prometheus-rule.yaml')

/** Files one after the other, each below its path. */
const joined = (isOne: (path: string) => boolean): string =>
  generated
    .filter(([path]) => isOne(path))
    .map(([path, text]) => `--- # ${path}\n${text}`)
    .join('')

for (const name of Object.keys(environments))
  test(`the overlay of the environment ${name} is as it was approved, whole`, () =>
    approved(
      import.meta.dirname,
      `${name}.yaml`,
      joined(path => path.startsWith(`overlays/${name}/`) && !isRules(path)),
    ))

// The others have the same rules, and no more.
for (const name of ['bare', 'paris', 'lyon'])
  test(`the rules of the environment ${name} are as they were approved, whole`, () =>
    approved(
      import.meta.dirname,
      `${name}-rules.yaml`,
      joined(path => path === `overlays/${name}/rules-prometheus-rule.yaml`),
    ))

test('which alerts an environment has is as it was approved', () => {
  const alertsOf = ([path, text]: [string, string]) => {
    const groups: { rules: { alert?: string }[] }[] = parse(text).spec.groups
    const names = groups.flatMap(({ rules }) => rules.flatMap(({ alert }) => alert ?? []))
    return `${path}\n${names.map(name => `  ${name}\n`).join('')}`
  }
  approved(
    import.meta.dirname,
    'alerts.txt',
    generated
      .filter(([path]) => isRules(path))
      .map(alertsOf)
      .join('\n'),
  )
})

test('the base is as it was approved, whole but for the dashboards', () =>
  approved(
    import.meta.dirname,
    'base.yaml',
    joined(path => path.startsWith('base/')),
  ))

test('what points Argo CD and Flux at the overlays is as it was approved, whole', () =>
  approved(
    import.meta.dirname,
    'gitops.yaml',
    joined(path => path.startsWith('gitops/')),
  ))

test('the kustomization of dashboards is as it was approved', () =>
  approved(
    import.meta.dirname,
    'dashboards.yaml',
    joined(path => path.startsWith('dashboards/') && path.endsWith('.yaml')),
  ))

test('these environments are warned of this and of no more', () =>
  approved(
    import.meta.dirname,
    'warnings.txt',
    problemsOf(environments)
      .map(line => `${line}\n`)
      .join(''),
  ))

test.run()
