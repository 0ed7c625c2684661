import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Preloaded: every folder lists its entries in another order than this file system does. */
const { readdir } = fs.promises
const { readdirSync } = fs
Object.assign(fs.promises, {
  readdir: async (...given: Parameters<typeof readdir>) => (await readdir(...given)).reverse(),
})
Object.assign(fs, {
  readdirSync: (...given: Parameters<typeof readdirSync>) => readdirSync(...given).reverse(),
})
syncBuiltinESMExports()
