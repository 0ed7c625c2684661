import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium } from 'playwright-core'

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** Debian's Chromium with a profile of its own, until the work is done. */
export async function withBrowser<Result>(
  executablePath: string,
  work: (browser: BrowserContext) => Promise<Result>,
): Promise<Result> {
  const profile = mkdtempSync(join(tmpdir(), 'preview-chromium-'))
  const browser = await chromium.launchPersistentContext(profile, { executablePath, args: flags })
  try {
    return await work(browser)
  } finally {
    await browser.close()
    rmSync(profile, { recursive: true, force: true })
  }
}

/** Draws a page, whole, at a width; gives what went wrong on it. */
export async function draw(
  browser: BrowserContext,
  url: string,
  width: number,
  file: string,
): Promise<string[]> {
  const page = await browser.newPage()
  const thrown: string[] = []
  page.on('pageerror', error => thrown.push(error.message))
  try {
    // High enough for all: components draw only what is in sight.
    await page.setViewportSize({ width, height: 5000 })
    await page.goto(url)
    const drawn = await page.waitForFunction('window.drawn', undefined, { timeout: 90_000 })
    const problems = (await drawn.jsonValue()) as string[]
    await page.screenshot({
      path: file,
      clip: {
        x: 0,
        y: 0,
        width,
        height: (await page.evaluate('document.getElementById("page").offsetHeight')) as number,
      },
    })
    return [...problems, ...thrown]
  } catch (error) {
    return [...thrown, String(error)]
  } finally {
    await page.close()
  }
}
