import type { WriteStream } from 'node:tty'

type Stream = Pick<WriteStream, 'write'> & { isTTY?: boolean; columns?: number }

/** One line at the bottom of a terminal that says what is waited for, and goes again; nothing in a pipe. */
export const waitingLine = (stream: Stream) => {
  const waiting = new Set<string>()
  let shown = false
  const clear = () => {
    if (shown) stream.write('\r\x1b[K')
    shown = false
  }
  const draw = () => {
    clear()
    if (waiting.size === 0) return
    const text = `waiting for ${[...waiting].join(', ')} …`
    stream.write(text.slice(0, (stream.columns ?? 80) - 1))
    shown = true
  }
  const change = (step: () => void) => {
    if (!stream.isTTY) return
    step()
    draw()
  }
  return {
    waitFor: (what: string) => change(() => waiting.add(what)),
    got: (what: string) => change(() => waiting.delete(what)),
    clear,
  }
}
