/** The items whose key an earlier item has: the index of each and of the first with its key. No key is never repeated. */
export const repeated = <Item>(
  items: readonly Item[],
  key: (item: Item) => string | undefined,
): [number, number][] => {
  const firsts = new Map<string, number>()
  return items.flatMap((item, index): [number, number][] => {
    const own = key(item)
    if (own === undefined) return []
    const first = firsts.get(own)
    if (first !== undefined) return [[index, first]]
    firsts.set(own, index)
    return []
  })
}
