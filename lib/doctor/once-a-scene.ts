import type { Scene } from './scene.ts'

/** What several checks of one environment look at: it is asked for once, by whichever check comes first. */
export const onceAScene = <Value>(
  ask: (scene: Scene) => Promise<Value>,
): ((scene: Scene) => Promise<Value>) => {
  const asked = new WeakMap<Scene, Promise<Value>>()
  return scene => {
    const known = asked.get(scene)
    if (known !== undefined) return known
    const answer = ask(scene)
    asked.set(scene, answer)
    return answer
  }
}
