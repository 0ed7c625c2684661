#!/usr/bin/env node
import { resolve } from 'node:path'
import { Command } from 'commander'
import { build, prepare } from './build.ts'
import type { NamedEnvironment } from './defaults.ts'
import { errors, formatProblem, type Problem } from './problem.ts'
import { progressTo } from './progress.ts'
import { summary } from './summary.ts'

const here = resolve(import.meta.dirname, '..')

const program = new Command('proxmox-monitoring')
  .description(
    'Monitors Proxmox VE clusters from Prometheus in Kubernetes: environments/ in, base/ and overlays/ out.',
  )
  .showHelpAfterError('Run with --help to see what there is.')

const root = ['--root <dir>', 'the tree to work on: its environments/ in, the rest out', here] as const

program
  .command('build')
  .description('generate base/, overlays/, dashboards/, gitops/ and schema/ from environments/')
  .option(...root)
  .action(async (options: { root: string }) => {
    const { plan, problems, touched } = await build(resolve(options.root), progressTo(process.stderr))
    print(problems)
    if (plan === undefined || errors(problems).length > 0)
      return fail(problems, touched ? 'not all was written; run it again' : 'nothing was written')
    process.stdout.write(summary(plan))
  })

program
  .command('check')
  .description('tell whether what is committed is what environments/ make; writes nothing')
  .option(...root)
  .action(async (options: { root: string }) => {
    const { plan, problems } = await prepare(resolve(options.root), progressTo(process.stderr))
    print(problems)
    if (plan === undefined || errors(problems).length > 0) return fail(problems, 'nothing was compared')
    const { report } = await import('./check.ts')
    const { text, differs } = report(plan)
    process.stdout.write(text)
    if (!differs) return
    process.exitCode = 1
    // Whatever a build remembers, the next one makes what this check found.
    const { forget } = await import('./recall.ts')
    forget()
  })

program
  .command('credentials')
  .argument('<environment>', 'an environment, by its name')
  .description("print the commands that bring an environment's credentials, with its own names")
  .option(...root)
  .action(async (name: string, options: { root: string }) => {
    const environment = await named(name, options)
    if (environment === undefined) return
    const { credentialSteps } = await import('./credential-steps.ts')
    process.stdout.write(`${credentialSteps(environment).join('\n')}\n`)
  })

program
  .command('rules')
  .argument('<environment>', 'an environment, by its name')
  .description('print the rules of one environment as a rules file for a Prometheus without the operator')
  .option(...root)
  .action(async (name: string, options: { root: string }) => {
    const environment = await named(name, options)
    if (environment === undefined) return
    const { plainRules } = await import('./plain-rules.ts')
    process.stdout.write(plainRules(environment))
  })

const named = async (name: string, options: { root: string }): Promise<NamedEnvironment | undefined> => {
  const { environmentByName } = await import('./environment-by-name.ts')
  const { environment, problems } = await environmentByName(
    resolve(options.root),
    name,
    progressTo(process.stderr),
  )
  print(problems)
  if (environment === undefined) fail(problems, 'nothing was printed')
  return environment
}

const print = (problems: Problem[]): void => {
  for (const problem of problems) process.stderr.write(`${formatProblem(problem)}\n`)
}

const fail = (problems: Problem[], consequence: string): void => {
  const count = errors(problems).length
  process.stderr.write(`${count} ${count === 1 ? 'problem' : 'problems'}; ${consequence}\n`)
  process.exitCode = 1
}

// Whoever reads may stop early: `npm run check | head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 1 : 2))

await program.parseAsync()
// A timer that an environment left behind must not keep the process.
process.stdout.write('', () => process.exit())
