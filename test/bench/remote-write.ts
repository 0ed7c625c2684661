/** One series and its value, which it has had all the time. */
export interface Constant {
  /** By name, `__name__` among them. */
  labels: Record<string, string>
  value: number
}

/**
 * The body of a request to Prometheus's remote-write receiver (prompb.WriteRequest, version 1): each series with a sample at each of
 * these times, in milliseconds. Snappy's block format has literals, so that nothing needs to be compressed.
 */
export const writeRequest = (series: Constant[], times: number[]): Buffer => {
  const samples = Buffer.concat(times.map(sample))
  const request = Buffer.concat(
    series.map(({ labels, value }) => {
      const own = Buffer.from(samples)
      for (let at = valueAt; at < own.length; at += sampleLength) own.writeDoubleLE(value, at)
      return field(1, Buffer.concat([...Object.entries(labels).sort(byName).map(label), own]))
    }),
  )
  const length = Buffer.alloc(4)
  length.writeUInt32LE(request.length - 1)
  return Buffer.concat([varint(request.length), Buffer.from([0xfc]), length, request])
}

const byName = ([one]: [string, string], [other]: [string, string]): number => (one < other ? -1 : 1)

const label = ([name, value]: [string, string]): Buffer =>
  field(1, Buffer.concat([field(1, Buffer.from(name)), field(2, Buffer.from(value))]))

/** Times of this century all have six bytes, so that every sample is as long, and its value in the same place. */
const sample = (time: number): Buffer =>
  field(2, Buffer.concat([Buffer.from([0x09]), Buffer.alloc(8), Buffer.from([0x10]), varint(time)]))

const [sampleLength, valueAt] = [18, 3]

const field = (number: number, value: Buffer): Buffer =>
  Buffer.concat([Buffer.from([number * 8 + 2]), varint(value.length), value])

const varint = (value: number): Buffer => {
  const bytes: number[] = []
  let rest = value
  for (; rest > 127; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Buffer.from([...bytes, rest])
}
