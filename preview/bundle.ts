import { createRequire } from 'node:module'
import { join } from 'node:path'
import { build, type Plugin } from 'esbuild'

/** Makes the page's script and styles, into a folder. */
export const bundle = (folder: string) =>
  build({
    entryPoints: [join(import.meta.dirname, 'page/main.tsx')],
    outdir: folder,
    bundle: true,
    format: 'esm',
    jsx: 'automatic',
    plugins: [grafanaByRequire],
    define: { 'process.env.NODE_ENV': '"production"', global: 'window' },
    loader: { '.woff': 'dataurl', '.woff2': 'dataurl', '.svg': 'dataurl', '.ttf': 'empty' },
    logLevel: 'error',
  })

const { resolve } = createRequire(import.meta.url)

/** Every importer gets the same copy of Grafana's packages, the one for `require`: two would not know each other's registries. */
const grafanaByRequire: Plugin = {
  name: 'grafana-by-require',
  setup: ({ onResolve }) => {
    onResolve({ filter: /^@grafana\/(data|schema|ui|i18n)(\/unstable|\/internal)?$/ }, ({ path }) => ({
      path: resolve(path),
    }))
  },
}
