import { command } from '../cluster/command.ts'
import { laboratory } from './shared.ts'

const table = 'table inet refused'

/** Refuses all connections to a port of these pods, also those that are open, until `accept` is called. */
export const refuse = async (pods: string[], port: number) => {
  const rules = await Promise.all(
    pods.map(async pod => {
      const { status } = await laboratory.cluster.kubectl.get('pod', pod, '--namespace=monitoring')
      return `ip daddr ${status.podIP} tcp dport ${port} reject with tcp reset`
    }),
  )
  const chain = `chain refused {\ntype filter hook forward priority filter;\n${rules.join('\n')}\n}`
  await command('nft', ['--file', '-'], { input: `${table} {\n${chain}\n}\n` })
}

export const accept = () => command('nft', ['--file', '-'], { input: `${table}\ndelete ${table}\n` })
