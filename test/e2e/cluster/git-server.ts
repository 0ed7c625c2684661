import { spawn } from 'node:child_process'
import { mkdirSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { join } from 'node:path'
import { addresses } from './addresses.ts'
import { command } from './command.ts'

/** A git repository served over HTTP. */
export interface GitRepository {
  /** The address that Flux and Argo CD clone. */
  url: string
  /** A clone to write in. */
  folder: string
  /** Commits and pushes all changes in the folder; gives the commit's hash. */
  push(message: string): Promise<string>
}

const port = 8080
const branch = 'main'

/** Serves an empty repository from the folder with git's own HTTP server. */
export async function gitServer(folder: string): Promise<GitRepository> {
  const root = join(folder, 'git')
  const clone = join(folder, 'clone')
  mkdirSync(root, { recursive: true })
  await command('git', [
    'init',
    '--quiet',
    '--bare',
    `--initial-branch=${branch}`,
    join(root, 'repository.git'),
  ])
  await command('git', ['-C', join(root, 'repository.git'), 'config', 'http.receivepack', 'true'])
  const server = createServer((request, answer) => backend(root, request, answer))
  await new Promise<void>(resolve => server.listen(port, resolve))
  const url = `http://${addresses.node[0]}:${port}/repository.git`
  await command('git', ['clone', '--quiet', url, clone])
  const git = (...args: string[]) =>
    command('git', ['-C', clone, '-c', 'user.name=e2e', '-c', 'user.email=e2e@example.com', ...args])
  return {
    url,
    folder: clone,
    async push(message) {
      await git('add', '--all')
      await git('commit', '--quiet', '--message', message)
      await git('push', '--quiet', 'origin', `HEAD:${branch}`)
      return (await git('rev-parse', 'HEAD')).trim()
    },
  }
}

/** Passes a request to `git http-backend` by CGI. */
function backend(root: string, request: IncomingMessage, answer: ServerResponse) {
  const { pathname, search } = new URL(request.url ?? '/', 'http://git')
  const child = spawn('git', ['http-backend'], {
    env: {
      PATH: process.env.PATH,
      GIT_PROJECT_ROOT: root,
      GIT_HTTP_EXPORT_ALL: '1',
      REQUEST_METHOD: request.method,
      PATH_INFO: decodeURIComponent(pathname),
      QUERY_STRING: search.slice(1),
      CONTENT_TYPE: request.headers['content-type'] ?? '',
      ...(request.headers['content-encoding'] && {
        HTTP_CONTENT_ENCODING: request.headers['content-encoding'],
      }),
      GIT_PROTOCOL: request.headers['git-protocol']?.toString() ?? '',
      REMOTE_USER: 'e2e',
    },
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  child.stdin.on('error', () => {})
  request.pipe(child.stdin)
  let head = Buffer.alloc(0)
  const onData = (chunk: Buffer) => {
    head = Buffer.concat([head, chunk])
    const end = head.indexOf('\r\n\r\n')
    if (end < 0) return
    child.stdout.off('data', onData)
    const headers = head
      .subarray(0, end)
      .toString()
      .split('\r\n')
      .map(line => line.split(': ') as [string, string])
    const status = headers.find(([name]) => name === 'Status')?.[1] ?? '200'
    answer.writeHead(
      Number.parseInt(status, 10),
      Object.fromEntries(headers.filter(([name]) => name !== 'Status')),
    )
    answer.write(head.subarray(end + 4))
    child.stdout.pipe(answer)
  }
  child.stdout.on('data', onData)
  child.stdout.on('end', () => answer.end())
}
