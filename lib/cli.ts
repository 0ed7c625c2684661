#!/usr/bin/env node
import { resolve } from 'node:path'
import { Command } from 'commander'
import type { DiffOptions } from './commands/diff.ts'
import type { DoctorOptions } from './commands/doctor.ts'
import { leave } from './commands/steps/leave.ts'

const repository = resolve(import.meta.dirname, '..')

const program = new Command('proxmox-monitoring')
  .description(
    'Monitors Proxmox VE from Prometheus in Kubernetes: generates Kustomize overlays from environments/.',
  )
  .showHelpAfterError('Run with --help for commands and options.')

const root = [
  '--root <dir>',
  'folder that holds environments/ and gets what is generated',
  repository,
] as const
const environment = ['<environment>', 'name of an environment'] as const

program
  .command('build')
  .description('generate base/, overlays/, dashboards/, gitops/ and schema/ from environments/')
  .option(...root)
  .action(async (options: { root: string }) => {
    const { build } = await import('./commands/build.ts')
    await build(resolve(options.root))
  })

program
  .command('check')
  .description('compare the committed files with what build would generate; writes nothing')
  .option(...root)
  .option('--yaml-only', 'run no code from the tree: refuse environments in TypeScript')
  .action(async (options: { root: string; yamlOnly?: true }) => {
    const { check } = await import('./commands/check.ts')
    await check(resolve(options.root), options)
  })

program
  .command('credentials')
  .argument(...environment)
  .description("print the commands that create an environment's credentials and CA, with its names filled in")
  .option(...root)
  .action(async (name: string, options: { root: string }) => {
    const { credentials } = await import('./commands/credentials.ts')
    await credentials(resolve(options.root), name)
  })

program
  .command('diff')
  .argument('[environment]', environment[1])
  .description(
    'tell in words what changes: against a git revision, or what applying an environment would change',
  )
  .option(
    '--against <revision>',
    'what every overlay renders now and rendered at a revision, such as origin/main',
  )
  .option('--context <name>', "without --against: kubectl's context; the current one when left out")
  .option('--text', 'also the text of what changes')
  .option('--markdown', 'as a comment of a merge request, with the text, of 60,000 characters at most')
  .option('--json', 'for programs')
  .option('--exit-code', 'with --against: exit with 1 if something changes')
  .option('--yaml-only', 'with --against: run no code from the tree: refuse environments in TypeScript')
  .option(...root)
  .addHelpText(
    'after',
    `
Examples:
  npm run --silent diff -- --against origin/main
  npm run --silent diff -- --against v1.4.0 --markdown > comment.md
  npm run --silent diff -- production-paris

Exits with 0 if it could look; without --against with 1 if something differs, as kubectl diff does; with 2 if it could not look.`,
  )
  .action(
    async (
      name: string | undefined,
      given: DiffOptions & { root: string; against?: string },
      command: Command,
    ) => {
      const { root, against, ...options } = given
      if (name === undefined && against === undefined)
        command.error(
          'error: name an environment, to compare it with the cluster, or give --against a revision',
          {
            exitCode: 2,
          },
        )
      if (options.json && options.markdown) command.error('error: give --json or --markdown', { exitCode: 2 })
      const { diffAgainst, diffWithCluster } = await import('./commands/diff.ts')
      if (against === undefined) await diffWithCluster(resolve(root), name as string, options)
      else await diffAgainst(resolve(root), against, name, options)
    },
  )

program
  .command('doctor')
  .argument('[environment]', environment[1])
  .description(
    'say why Prometheus does not show an environment: looks from the files to the series, changes nothing',
  )
  .option('--all', 'look at all environments; each thing of the cluster is asked for once')
  .option('--context <name>', "kubectl's context; the current one when left out")
  .option('--only <codes>', 'only these checks, such as PM302,PM501, and those that they come after')
  .option('--offline', 'look at files alone')
  .option('--wait <duration>', 'look again until all is well, for so long at most, such as 5m')
  .option(
    '--token-file <file>',
    'file with a Proxmox VE API token, for what only the API can say; or set PVE_TOKEN',
  )
  .option('--rbac', 'print the rights that the checks need, as roles, and look at nothing')
  .option('--json', 'for programs')
  .option('--markdown', 'for an issue or a merge request')
  .option(...root)
  .addHelpText(
    'after',
    `
Example:
  $ npm run doctor -- lab --wait 2m

Exits with 0 if all is well, 1 if something is wrong, 2 if something could not be looked at. docs/doctor/ has a page for each code.`,
  )
  .action(
    async (
      name: string | undefined,
      options: DoctorOptions & { all?: true; root: string },
      command: Command,
    ) => {
      if ((name === undefined) === (options.all === undefined))
        command.error('error: name an environment, or give --all')
      if (options.json && options.markdown) command.error('error: give --json or --markdown')
      const { doctor } = await import('./commands/doctor.ts')
      await doctor(resolve(options.root), name, options)
    },
  )

program
  .command('rules')
  .argument('[environment]', environment[1])
  .description('print the rules of an environment as a rules file, for a Prometheus without the operator')
  .option('--to <dir>', 'write the rules of all environments instead, one file for each')
  .option(...root)
  .action(async (name: string | undefined, options: { to?: string; root: string }, command: Command) => {
    if ((name === undefined) === (options.to === undefined))
      command.error('error: name an environment, or give --to a folder for the rules of all')
    const { rules, rulesOfAll } = await import('./commands/rules.ts')
    if (options.to === undefined) await rules(resolve(options.root), name as string)
    else await rulesOfAll(resolve(options.root), resolve(options.to))
  })

// The reader may stop early: `npm run check | head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => leave(code === 'EPIPE' ? 1 : 2))

await program.parseAsync()
process.stdout.write('', () => leave())
