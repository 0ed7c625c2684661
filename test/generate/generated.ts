import { approved } from '../approved.ts'
import { environments } from './environments.ts'
import { texts } from './overlay/render.ts'

/** The texts of all files that are generated of the environments that use every field together, by path. */
export const generated = Object.entries(texts(environments))

/** Compares generated files, one after the other, with an approved text. */
export const approvedFiles = (folder: string, name: string, isOne: (path: string) => boolean): void =>
  approved(
    folder,
    name,
    generated
      .filter(([path]) => isOne(path))
      .map(([path, text]) => `--- # ${path}\n${text}`)
      .join(''),
  )
