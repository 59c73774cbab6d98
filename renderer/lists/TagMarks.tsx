import type { TagMark as Tag } from '../../shared/contract/browse.ts'
import type { TagDef } from '../../shared/contract/tagging.ts'
import { TagMark } from '../components/TagMark.tsx'
import css from './TagMarks.module.css'

/** The tags of one message, in the margin. */
export function TagMarks({ tags, scheme }: { tags: readonly Tag[]; scheme: ReadonlyMap<number, TagDef> }) {
  if (tags.length === 0) return null
  return (
    <span className={css.marks}>
      {tags.map((tag) => {
        const def = scheme.get(tag.def)
        return def === undefined ? null : <TagMark key={tag.id} tag={def} state={tag.state} />
      })}
    </span>
  )
}
