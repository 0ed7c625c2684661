import { writeSync } from 'node:fs'
import { problemOf } from '../problem/fault.ts'
import { endProcess } from './end-process.ts'
import { evaluate } from './evaluation.ts'
import type { Loading } from './loaded.ts'
import { plainData } from './plain-data.ts'

// The process that `evaluateContained` starts: it takes a root and files, and writes their values as JSON.

const { stringify } = JSON

/** JSON holds only plain data, so anything else is reported here. */
const asPlainData = ({ loaded, problems }: Loading): Loading => {
  const faults = loaded.flatMap(one => plainData(one.value).map(fault => problemOf(one, fault)))
  return { loaded: faults.length > 0 ? [] : loaded, problems: [...problems, ...faults] }
}

const [root = '', ...files] = process.argv.slice(2)
const { loadings, strayed } = await evaluate(root, files)
const bytes = Buffer.from(stringify({ loadings: loadings.map(asPlainData), strayed }))
for (let at = 0; at < bytes.length; ) at += writeSync(3, bytes, at)
endProcess(0)
