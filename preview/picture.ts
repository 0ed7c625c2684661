import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type BrowserContext, chromium, type Page } from 'playwright-core'

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

export interface Picture {
  url: string
  width: number
  /** A deficiency of colour vision, as Chromium's debugger names it; `none`. */
  vision: string
  file: string
}

/** Draws a page, whole; gives what went wrong on it. */
export async function draw(browser: BrowserContext, picture: Picture): Promise<string[]> {
  const page = await browser.newPage()
  const thrown: string[] = []
  page.on('pageerror', error => thrown.push(error.message))
  try {
    return [...(await drawn(page, picture)), ...thrown]
  } catch (error) {
    return [...thrown, String(error)]
  } finally {
    await page.close()
  }
}

async function drawn(page: Page, { url, width, vision, file }: Picture): Promise<string[]> {
  // High enough for all: components draw only what is in sight.
  await page.setViewportSize({ width, height: 6000 })
  const debug = await page.context().newCDPSession(page)
  await debug.send('Emulation.setEmulatedVisionDeficiency', { type: vision as 'none' })
  await page.goto(url)
  const ready = await page.waitForFunction('window.drawn', undefined, { timeout: 90_000 })
  const height = await page.locator('#page').evaluate(element => element.scrollHeight)
  await page.screenshot({ path: file, clip: { x: 0, y: 0, width, height } })
  return (await ready.jsonValue()) as string[]
}
