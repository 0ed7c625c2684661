/** Asks each distinct question once: later askers get the first one's answer, even while it is still awaited. */
export const once = <Key extends unknown[], Value>(
  ask: (...key: Key) => Promise<Value>,
): ((...key: Key) => Promise<Value>) => {
  const asked = new Map<string, Promise<Value>>()
  return (...key) => {
    const name = JSON.stringify(key)
    const known = asked.get(name)
    if (known !== undefined) return known
    const answer = ask(...key)
    asked.set(name, answer)
    return answer
  }
}
