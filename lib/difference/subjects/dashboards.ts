import { isDeepStrictEqual } from 'node:util'
import { counted, joined, keyOfSentence, listed, type Sentence, say } from '../sentence.ts'
import { type Field, isBelow, type Subject, told } from '../subject.ts'

/** Dashboards whose panels come, go or change. */
export const dashboards: Subject = (_sides, fields) => {
  const own = fields.filter(isDashboard)
  const all = own.map(({ before, after }) => comparison(String(before), String(after)))
  const groups = [...Map.groupBy(all, ({ changes }) => keyOfSentence(changes)).values()]
  return told(
    groups.map(group => {
      const names = group.map(({ title }) => title)
      const [first] = group
      return [
        ...(group.length === 1
          ? say`dashboard ${names[0]}: `
          : say`${counted(group.length, 'dashboard')} (${listed(names, 6)}): `),
        ...(first?.changes ?? []),
      ]
    }),
    own,
  )
}

const isDashboard = (field: Field): boolean =>
  field.kind === 'ConfigMap' &&
  isBelow(field, 'data', '*') &&
  /\.json$/.test(String(field.path[1])) &&
  typeof field.before === 'string' &&
  typeof field.after === 'string'

interface Compared {
  title: string
  changes: Sentence
}

const known = new Map<string, Compared>()

/** Environments deliver the same dashboards: each pair is compared once. */
const comparison = (before: string, after: string): Compared => {
  const key = `${before}\0${after}`
  const there = known.get(key) ?? compared(before, after)
  known.set(key, there)
  return there
}

interface Dashboard {
  title?: string
  panels?: Panel[]
}

interface Panel {
  id?: number
  title?: string
  gridPos?: unknown
  panels?: Panel[]
}

const compared = (before: string, after: string): Compared => {
  const [old, now] = [parsed(before), parsed(after)]
  const [oldPanels, newPanels] = [panelsOf(old), panelsOf(now)]
  const come = [...newPanels.keys()].filter(title => !oldPanels.has(title))
  const gone = [...oldPanels.keys()].filter(title => !newPanels.has(title))
  const changed = [...newPanels].flatMap(([title, panel]) => {
    const other = oldPanels.get(title)
    return other === undefined || isDeepStrictEqual(other, panel) ? [] : [title]
  })
  const phrases = [
    panels(come, 'comes', 'come'),
    panels(gone, 'goes', 'go'),
    panels(changed, 'changes', 'change'),
  ].flat()
  const isSame = isDeepStrictEqual(rest(old), rest(now))
  return {
    title: String(now.title ?? old.title ?? 'without a title'),
    changes:
      phrases.length > 0
        ? joined(phrases, ', ')
        : [isSame ? 'only the hash of its sources changes' : 'its variables or settings change'],
  }
}

const panels = (titles: string[], one: string, several: string): Sentence[] =>
  titles.length === 0
    ? []
    : [
        say`${counted(titles.length, 'panel')} ${[titles.length === 1 ? one : several]} (${listed(titles, 3)})`,
      ]

const parsed = (text: string): Dashboard => {
  try {
    return Object(JSON.parse(text))
  } catch {
    return {}
  }
}

/** Panels by title, also those in rows; where they stand on the page is no change of theirs. */
const panelsOf = ({ panels = [] }: Dashboard): Map<string, unknown> =>
  new Map(
    panels
      .flatMap(panel => [panel, ...(panel.panels ?? [])])
      .map(({ gridPos: _, id, panels: __, ...panel }) => [panel.title || `panel ${id}`, panel]),
  )

const rest = ({ panels: _, ...dashboard }: Dashboard) => ({ ...dashboard, $comment: '', $sources: '' })
