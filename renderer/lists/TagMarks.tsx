import type { TagMark as Tag } from '../../shared/contract/browse.ts'
import type { TagDef } from '../../shared/contract/tagging.ts'
import { cx } from '../components/cx.ts'
import { TagMark } from '../components/TagMark.tsx'
import css from './TagMarks.module.css'

interface Props {
  tags: readonly Tag[]
  scheme: ReadonlyMap<number, TagDef>
  /** px in which they stand on one line; those that it has no room for are counted. Null or left out: they take the lines they need. */
  room?: number | null
}

/** The tags of one message, in the margin. */
export function TagMarks({ tags, scheme, room = null }: Props) {
  const known = tags.flatMap(({ id, def, state }) => {
    const tag = scheme.get(def)
    return tag === undefined ? [] : [{ id, tag, state }]
  })
  if (known.length === 0) return null
  const shown = room === null ? known.length : fitting(known, room)
  const left = known.slice(shown)
  return (
    <span className={cx(css.marks, room !== null && css.line)}>
      {known.slice(0, shown).map(({ id, tag, state }) => (
        <TagMark key={id} tag={tag} state={state} />
      ))}
      {left.length > 0 && (
        <span className={css.more} title={left.map(({ tag }) => tag.code).join(', ')}>
          +{left.length}
        </span>
      )}
    </span>
  )
}

/** px of a mark's shape, of a letter of its code, and of the gap behind it. */
const shape = 14
const letter = 8
const gap = 6
/** px of '+2'. */
const rest = 18

/** How many marks fit into `room` px, with a count of the others behind them where there are any. */
function fitting(marks: readonly { tag: TagDef }[], room: number): number {
  let used = 0
  let fits = 0
  for (const [at, { tag }] of marks.entries()) {
    used += shape + tag.code.length * letter
    const last = at === marks.length - 1
    if (used + (last ? 0 : gap + rest) > room) break
    used += gap
    fits = at + 1
  }
  return fits
}
