import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'

/** Preloaded: no file gets a second name, as on a file system without hard links or where the file is somebody else's (link(2)). */
fs.linkSync = (file, name) => {
  if (fs.existsSync(name)) throw Object.assign(new Error('EEXIST'), { code: 'EEXIST', syscall: 'link' })
  throw Object.assign(new Error('EPERM'), { code: 'EPERM', syscall: 'link', path: file, dest: name })
}
syncBuiltinESMExports()
