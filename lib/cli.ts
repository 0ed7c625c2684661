#!/usr/bin/env node
import { resolve } from 'node:path'
import { Command } from 'commander'
import { leave } from './commands/steps/leave.ts'

const repository = resolve(import.meta.dirname, '..')

const program = new Command('proxmox-monitoring')
  .description(
    'Monitors Proxmox VE clusters from Prometheus in Kubernetes: environments/ in, base/ and overlays/ out.',
  )
  .showHelpAfterError('Run with --help to see what there is.')

const root = ['--root <dir>', 'the tree to work on: its environments/ in, the rest out', repository] as const
const environment = ['<environment>', 'an environment, by its name'] as const

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
  .description('tell whether what is committed is what environments/ make; writes nothing')
  .option(...root)
  .option('--yaml-only', 'run no code of the tree: refuse environments in TypeScript')
  .action(async (options: { root: string; yamlOnly?: true }) => {
    const { check } = await import('./commands/check.ts')
    await check(resolve(options.root), options)
  })

program
  .command('credentials')
  .argument(...environment)
  .description("print the commands that bring an environment's credentials and CA, with its own names")
  .option(...root)
  .action(async (name: string, options: { root: string }) => {
    const { credentials } = await import('./commands/credentials.ts')
    await credentials(resolve(options.root), name)
  })

program
  .command('rules')
  .argument(...environment)
  .description('print the rules of one environment as a rules file for a Prometheus without the operator')
  .option(...root)
  .action(async (name: string, options: { root: string }) => {
    const { rules } = await import('./commands/rules.ts')
    await rules(resolve(options.root), name)
  })

// Whoever reads may stop early: `npm run check | head`.
process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => leave(code === 'EPIPE' ? 1 : 2))

await program.parseAsync()
process.stdout.write('', () => leave())
