import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Dashboard } from '@grafana/schema'
import { bundle } from './bundle.ts'
import { draw, withBrowser } from './picture.ts'
import { serve } from './server.ts'

export interface Wanted {
  dashboards: Map<string, Dashboard>
  prometheus: string
  /** What the data are, in words. */
  scene: string
  /** Folder of the pictures. */
  out: string
  widths: number[]
  query: string
  /** A deficiency of colour vision, as Chromium's debugger names it; `none`. */
  vision: string
  chromium: string
  only?: string
  say: (line: string) => void
}

/** Draws every dashboard at every width, and gives how many pictures have something wrong. */
export async function drawAll(wanted: Wanted): Promise<number> {
  const { dashboards, prometheus, scene, out, widths, query, vision, chromium, only, say } = wanted
  const folder = mkdtempSync(join(tmpdir(), 'preview-bundle-'))
  mkdirSync(out, { recursive: true })
  try {
    await bundle(folder)
    const origin = await serve({ bundle: folder, dashboards, prometheus, scene })
    const uids = [...dashboards.keys()].filter(uid => only === undefined || uid === only)
    return await withBrowser(chromium, async browser => {
      let faults = 0
      for (const uid of uids)
        for (const width of widths) {
          const file = join(out, `${uid}-${width}.png`)
          const problems = await draw(browser, { url: `${origin}/?uid=${uid}&${query}`, width, vision, file })
          if (problems.length > 0) faults += 1
          say([file, ...problems.map(problem => `  ${problem}`)].join('\n'))
        }
      return faults
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}
