import type { MessageRow } from '../../../shared/contract/browse.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import { highlight, parse } from '../../../shared/query/index.ts'
import type { Mark } from '../../components/highlight.ts'

/** Marks the hits of a search in a message's body; null when the text finds no words to mark. */
export type MarksOf = (body: string) => readonly Mark[]

/** @param text a search; what cannot be understood marks nothing. */
export function hitMarks(text: string): MarksOf {
  const parsed = parse(text)
  if (!parsed.ok) return () => []
  return (body) => highlight(parsed.query, body).map(({ from, to }) => ({ from, to, kind: 'hit' as const }))
}

/** The stretches of a message that carry a tag of their own. */
export function tagMarks({ tags }: MessageRow, scheme: ReadonlyMap<number, TagDef>): Mark[] {
  return tags.flatMap(({ def, from, to }) =>
    from === null || to === null
      ? []
      : [{ from, to, kind: 'tag' as const, title: scheme.get(def)?.name ?? '' }],
  )
}
