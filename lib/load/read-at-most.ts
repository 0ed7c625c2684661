/** All bytes of a stream; undefined where it has more than so many: a mistyped path may lead to something endless. */
export const readAtMost = async (
  stream: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Buffer | undefined> => {
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream) {
    length += chunk.length
    if (length > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
