#!/usr/bin/env node
import { resolve } from 'node:path'
import { Command, type CommanderError, InvalidArgumentError, Option } from 'commander'
import type { DiffOptions } from './commands/diff.ts'
import type { DiscoverOptions } from './commands/discover.ts'
import type { DoctorOptions } from './commands/doctor.ts'
import type { ImportFlags } from './commands/import.ts'
import { importHelp } from './commands/steps/import-help.ts'
import { newHelp } from './commands/steps/new-help.ts'
import type { NewFlags } from './commands/steps/new-typed.ts'
import { toItsEnd } from './commands/steps/to-its-end.ts'

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
  .exitOverride(notLooked)
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
  .command('discover')
  .exitOverride(notLooked)
  .argument(...environment)
  .description(
    "write the members of an environment's Proxmox VE cluster, and their addresses, into its file; comments and order stay",
  )
  .option(
    '--check',
    'write nothing; exit with 1 and a diff if they differ, with 2 if the cluster gives no answer',
  )
  .option(
    '--token-file <file>',
    'file with the API token, <user>@<realm>!<name>=<value>; PVE_TOKEN when left out',
  )
  .option('--ca <file>', 'the ca.crt that verifies the hypervisors')
  .option('--timeout <seconds>', 'time that each call to a hypervisor may take', seconds, 10)
  .option('--json', 'print the result as JSON')
  .option(...root)
  .addHelpText(
    'after',
    `
The token comes from --token-file, from PVE_TOKEN, from PVE_USER, PVE_TOKEN_NAME and PVE_TOKEN_VALUE, or is asked for at a
terminal. It needs Sys.Audit on /; with SDN.Audit, it also sees bridges, where most addresses are.

Exits with 0 if nothing is left to do, 1 if something is, 2 if the cluster could not be looked at.

Example:
  $ npm run discover -- lab --check --ca ca.crt --token-file ~/.pve-token`,
  )
  .action(async (name: string, options: DiscoverOptions & { root: string }) => {
    const { discover } = await import('./commands/discover.ts')
    await discover(resolve(options.root), name, options)
  })

program
  .command('doctor')
  .exitOverride(notLooked)
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
  .option(
    '--rbac [account]',
    'print the rights that the checks need, as roles (bound to an account), and look at nothing',
  )
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
        command.error('error: name an environment, or give --all', { exitCode: 2 })
      if (options.json && options.markdown) command.error('error: give --json or --markdown', { exitCode: 2 })
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

program
  .command('new')
  .argument('[environment]', environment[1])
  .description('write an environment from options, or by asking')
  .option('--hypervisor <node=address>', 'a hypervisor by its name in Proxmox VE; once for each', several, [])
  .option('--tls <how>', 'insecure, or the ConfigMap with the CA that verifies the hypervisors')
  .option('--namespace <namespace>', "where the objects go; the Prometheus's own when left out")
  .option('--secret <name>', 'the Secret with the token; pve-<environment> when left out')
  .option('--monitor-label <key=value>', 'a label that the Prometheus selects by; once for each', several, [])
  .option('--no-monitor-labels', 'the Prometheus selects everything')
  .option('--prometheus <namespace/name>', 'the Prometheus, where the cluster has several')
  .option('--no-node-exporter', 'no node exporters run on the hypervisors')
  .addOption(new Option('--delivery <by>', 'what applies the overlay').choices(['hand', 'argocd', 'flux']))
  .option('--repository <url>', 'this Git repository, where environments/shared/delivery.ts does not say it')
  .option('--yaml', 'write YAML', false)
  .option('--no-cluster', 'ask no cluster')
  .option('--context <name>', "kubectl's context; the current one when left out")
  .option(...root)
  .addHelpText('after', newHelp)
  .action(async (name: string | undefined, { root, ...options }: NewFlags & { root: string }) => {
    const { newEnvironment } = await import('./commands/new.ts')
    await newEnvironment(resolve(root), name, options)
  })

program
  .command('import')
  .argument('[file...]', 'manifests, values files in the order of helm -f, or - for standard input')
  .description('write environments from the Helm release that they replace, and tell what changes')
  .option(
    '--name <environment[=values]>',
    'its name; several, each with the values that it alone has',
    several,
    [],
  )
  .option('--hypervisor <node=address>', 'a hypervisor by its name in Proxmox VE; once for each', several, [])
  .option('--namespace <namespace>', "where the objects go; the release's own namespace when left out")
  .option('--tls <how>', 'insecure, or the ConfigMap with the CA; as the release does it when left out')
  .option('--name-prefix <prefix>', "prefix of the objects' names")
  .option('--take-over', 'keep the names that the release has, to take its objects over', false)
  .option('--yaml', 'write YAML', false)
  .option('--dry-run', 'write nothing', false)
  .option('--json', 'print the report as JSON', false)
  .option(...root)
  .addHelpText('after', importHelp)
  .action(async (files: string[], { root, ...options }: ImportFlags & { root: string }) => {
    const { importRelease } = await import('./commands/import.ts')
    await importRelease(resolve(root), files, options)
  })

/** Ends a command that tells by 1 that something is wrong: a mistake in its own call is 2. */
function notLooked({ exitCode }: CommanderError): never {
  process.exit(exitCode === 0 ? 0 : 2)
}

/** An option that may be given several times, in order. */
function several(value: string, before: string[]): string[] {
  return [...before, value]
}

function seconds(text: string): number {
  if (/^\d+(\.\d+)?$/.test(text) && Number(text) > 0 && Number(text) <= 600) return Number(text)
  throw new InvalidArgumentError('It is a number of seconds, at most 600.')
}

await toItsEnd(() => program.parseAsync())
