import { schemaFile } from '../environment/schema.ts'
import { environmentText, type Format } from '../environment-file/environment-text.ts'
import { errors, type Problem, received } from '../problem/problem.ts'
import { progressTo } from '../problem/progress.ts'
import { besideRelease, type Candidate, candidatesOf, type Reading } from '../release/candidates.ts'
import type { Given } from '../release/imported-environment.ts'
import { originOf } from '../release/read-release.ts'
import { repeated } from '../validate/repeated.ts'
import { hypervisorsOf, tlsOf } from './steps/given-flags.ts'
import { reportOf } from './steps/import-report.ts'
import { importText } from './steps/import-text.ts'
import { fileOf, placeEnvironments, problemOfName } from './steps/place-environments.ts'
import { problemOfRoot } from './steps/prepare.ts'
import { fail, print } from './steps/print.ts'
import { readInput } from './steps/read-input.ts'

/** The options of `import`, as they are typed. */
export interface ImportFlags {
  /** A name for the environment, or several, each as `<name>=<file>` with the values that only it has. */
  name: string[]
  hypervisor: string[]
  namespace?: string
  namePrefix?: string
  tls?: string
  takeOver: boolean
  yaml: boolean
  dryRun: boolean
  json: boolean
}

interface Names {
  name: string
  file?: string
}

/** Writes environments from a Helm release, and tells what was used, what was not, and what changes. */
export const importRelease = async (root: string, files: string[], flags: ImportFlags): Promise<void> => {
  const noRoot = problemOfRoot(root)
  if (noRoot !== undefined) return stop([noRoot])
  const { hypervisors, problems: ofFlags } = hypervisorsOf(flags.hypervisor)
  const { names, problems: ofNames } = namesOf(flags.name)
  const { readings, problems: unread } = await readingsOf(files, names)
  const none: Problem[] = readings.every(({ documents }) => documents.length === 0)
    ? [{ file: '<file>', message: 'is missing: give a manifest (helm get manifest), or values' }]
    : []
  const early = [...ofFlags, ...ofNames, ...(unread.length > 0 ? unread : none)]
  if (early.length > 0) return stop(early)
  const { namespace, namePrefix, tls } = flags
  const given: Given = {
    hypervisors,
    ...(namespace !== undefined && { namespace }),
    ...(namePrefix !== undefined && { namePrefix }),
    ...(tls !== undefined && { tls: tlsOf(tls) }),
  }
  const { candidates, problems } = candidatesOf(readings, given)
  const taken = candidates.flatMap(({ imported }) => problemOfName(root, imported.name) ?? [])
  if (problems.length > 0 || taken.length > 0) return stop(unique([...problems, ...taken]))
  const keepsNames = flags.takeOver || namePrefix !== undefined
  const prefixed = keepsNames ? candidates : candidates.map(besideRelease)
  await write(root, prefixed, flags)
}

const namesOf = (values: string[]): { names: Names[]; problems: Problem[] } => {
  const names = values.map((value): Names => {
    const [, name = value, file] = /^([^=]+)=(.+)$/.exec(value) ?? []
    return { name, ...(file !== undefined && { file }) }
  })
  const isMixed = names.length > 1 && names.some(({ file }) => file === undefined)
  const twice = isMixed ? [] : repeated(names, ({ name }) => name).flatMap(([index]) => names[index] ?? [])
  return {
    names,
    problems: isMixed
      ? [
          {
            file: '--name',
            message: 'is given several times: give each its own values, as --name paris=paris.yaml',
          },
        ]
      : twice.map(({ name }) => ({
          file: '--name',
          message: `${received(name)} is given several times: an environment has a name of its own`,
        })),
  }
}

/** Each file once, and for each environment with values of its own, those over the shared ones. */
const readingsOf = async (
  files: string[],
  names: Names[],
): Promise<{ readings: Reading[]; problems: Problem[] }> => {
  const own = names.filter(({ file }) => file !== undefined)
  const all = [...new Set([...files, ...own.map(({ file }) => file as string)])]
  const read = await Promise.all(all.map(async file => [file, await readInput(file)] as const))
  const inputs = new Map(read)
  const documentsOf = (...some: string[]) => some.flatMap(file => inputs.get(file)?.documents ?? [])
  const readings =
    own.length === 0
      ? [{ ...(names[0] !== undefined && { name: names[0].name }), documents: documentsOf(...files) }]
      : own.map(({ name, file }) => ({ name, documents: documentsOf(...files, file as string) }))
  return { readings, problems: read.flatMap(([, { problems }]) => problems) }
}

const write = async (root: string, candidates: Candidate[], flags: ImportFlags): Promise<void> => {
  const tell = progressTo(process.stderr)
  const { value: schema } = await schemaFile(tell)
  const { dryRun, json, takeOver } = flags
  const format: Format = flags.yaml ? 'yaml' : 'ts'
  const files = candidates.map(({ imported: { name, environment, notes } }) => ({
    name,
    format,
    text: environmentText({ name, format, environment, notes }, schema),
  }))
  const placed = await placeEnvironments(root, files, tell, dryRun)
  const problems = placed.problems.map(problem => atOrigin(problem, candidates, format))
  if (errors(problems).length > 0) return stop(problems)
  print(problems)
  const report = reportOf(candidates, placed.environments, { format, dryRun, takeOver })
  process.stdout.write(json ? `${JSON.stringify(report, null, 2)}\n` : importText(report))
}

/** A field's problem stands where the release has the value: there is no file of the environment yet. */
const atOrigin = (problem: Problem, candidates: Candidate[], format: Format): Problem => {
  const { imported } =
    candidates.find(({ imported: { name } }) => fileOf({ name, format }) === (problem.of ?? problem.file)) ??
    {}
  const place = imported === undefined ? undefined : originOf(imported, problem.field ?? [])
  if (place === undefined) return problem
  const { column: _, of: __, ...rest } = problem
  return { ...rest, ...place }
}

const unique = (problems: Problem[]): Problem[] => [
  ...new Map(problems.map(problem => [JSON.stringify(problem), problem])).values(),
]

const stop = (problems: Problem[]): void => {
  print(problems)
  fail(problems, 'nothing was written')
}
