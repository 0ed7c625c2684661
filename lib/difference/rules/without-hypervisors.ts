/**
 * A rule's text with its list of all hypervisors made the same in every environment: which are listed is told as hypervisors
 * that come and go, and the two alerts that compare the cluster with the list follow it.
 */
export const withoutHypervisors = (text: string, hypervisors: Set<string>): string => {
  let length: number | undefined
  const replaced = text.replace(/\(\?i:([^)]+)\)/g, (whole, list: string) => {
    const names = list.split('|')
    if (names.length !== hypervisors.size || !names.every(name => hypervisors.has(name))) return whole
    length = names.length
    return '(?i:all)'
  })
  return length === undefined ? text : replaced.replaceAll(`>= ${length}`, '>= all')
}
