import { createHash } from 'node:crypto'
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { command } from '../cluster/command.ts'
import type { Log } from '../cluster/log.ts'
import { cache, modules, programs } from '../cluster/paths.ts'
import { moduleFolder } from '../cluster/tools.ts'

const go = (cwd: string) => ({
  cwd,
  env: { CGO_ENABLED: '0', GOFLAGS: '-mod=mod -buildvcs=false', GOTOOLCHAIN: 'local' },
})

/**
 * Builds Thanos from its own sources, as `tools/thanos` pins them, without what no test uses: of its commands, only the sidecar,
 * the querier and the ruler remain; of its object storage, only the one in a folder; tracing goes.
 */
export async function buildThanos(log: Log) {
  const hash = createHash('sha256')
  for (const file of [import.meta.filename, join(modules, 'thanos/go.mod')]) hash.update(readFileSync(file))
  const stamp = hash.digest('hex')
  const [program, mark] = [join(programs, 'thanos'), join(programs, 'thanos.stamp')]
  if (existsSync(program) && existsSync(mark) && readFileSync(mark, 'utf8') === stamp) return
  log("building thanos (two minutes when Go's build cache is cold)")
  const started = performance.now()
  const thanos = copy('thanos', await moduleFolder('thanos', 'github.com/thanos-io/thanos'))
  await command('go', ['mod', 'download', objstore], go(thanos))
  const origin = await command('go', ['list', '-m', '-f', '{{.Dir}}', objstore], go(thanos))
  reduceObjectStorage(copy('objstore', origin.trim()))
  await command('go', ['mod', 'edit', `-replace=${objstore}=../objstore`], go(thanos))
  reduceTracing(thanos)
  reduceCommands(join(thanos, 'cmd/thanos'))
  // With the tags of Thanos's own releases (.promu.yml): it converts labels without a check, so it needs them to be slices.
  const flags = ['-trimpath', '-tags', 'netgo,slicelabels', '-ldflags', '-s -w']
  await command('nice', ['go', 'build', ...flags, '-o', program, './cmd/thanos'], go(thanos))
  writeFileSync(mark, stamp)
  rmSync(sources, { recursive: true })
  log(`built thanos, ${((performance.now() - started) / 1000).toFixed(0)} s`)
}

const objstore = 'github.com/thanos-io/objstore'
const sources = join(cache, 'thanos')

/** A copy that may be written: Go's own are read-only. */
const copy = (name: string, origin: string) => {
  const folder = join(sources, name)
  rmSync(folder, { recursive: true, force: true })
  mkdirSync(sources, { recursive: true })
  cpSync(origin, folder, { recursive: true, filter: path => !path.endsWith('_test.go') })
  return folder
}

const edit = (file: string, change: (text: string) => string) => {
  const text = readFileSync(file, 'utf8')
  rmSync(file)
  writeFileSync(file, change(text))
}

const reduceObjectStorage = (folder: string) =>
  edit(join(folder, 'client/factory.go'), text =>
    text
      .replaceAll(/\t"[^"]+\/providers\/(?!filesystem)\w+"\n/g, '')
      .replaceAll(/\tcase string\(objstore\.(?!FILESYSTEM)\w+\):\n.*\n/g, '')
      .replace('\t"context"\n', ''),
  )

const reduceTracing = (folder: string) =>
  edit(join(folder, 'pkg/tracing/client/factory.go'), text =>
    text
      .replaceAll(/\t"[^"]+\/pkg\/tracing\/\w+"\n/g, '')
      .replace(/\tswitch strings[\s\S]+\tdefault:\n(.*\n)\t}\n/, '\t_ = config\n$1')
      .replace('\t"strings"\n', ''),
  )

const kept = ['config.go', 'endpointset.go', 'main.go', 'query.go', 'rule.go', 'sidecar.go']

const reduceCommands = (folder: string) => {
  for (const name of readdirSync(folder))
    if (!kept.includes(name)) rmSync(join(folder, name), { recursive: true })
  edit(join(folder, 'main.go'), text =>
    text.replaceAll(/\tregister(Store|Compact|Tools|Receive|QueryFrontend)\(app\)\n/g, ''),
  )
  // Its place is receive.go, which is gone.
  writeFileSync(join(folder, 'none.go'), 'package main\n\nconst compressionNone = "none"\n')
}
