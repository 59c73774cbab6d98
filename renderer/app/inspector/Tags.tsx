import { useState } from 'react'
import type { Message, TagMark as Tag } from '../../../shared/contract/browse.ts'
import type { TagDef } from '../../../shared/contract/tagging.ts'
import { Button } from '../../components/Button.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { StateMark } from '../../components/StateMark.tsx'
import { TagMark } from '../../components/TagMark.tsx'
import { TimeText } from '../../components/TimeText.tsx'
import { useScheme } from '../../lists/useScheme.ts'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useMay, useSession } from '../../store/session.ts'
import { withdrawTags } from '../../store/tags.ts'
import css from './Inspector.module.css'
import { ReviseDialog } from './ReviseDialog.tsx'
import { Section } from './Section.tsx'

/** The tags that stand on the message: state, author, time, note; one's own can be withdrawn or changed here. */
export function Tags({ message }: { message: Message }) {
  const scheme = useScheme()
  const mayTag = useMay('tag')
  const [revised, setRevised] = useState<{ tag: Tag; def: TagDef } | null>(null)
  return (
    <Section title="Tags">
      {message.tags.length === 0 && (
        <p className={css.hint}>
          None.{' '}
          {mayTag && (
            <>
              A tag’s own key sets it; <Kbd keys="shift+t" /> chooses one by name, with a note.
            </>
          )}
        </p>
      )}
      <ul className={css.tags}>
        {message.tags.map((tag) => {
          const def = scheme.get(tag.def)
          return (
            def !== undefined && (
              <TagEntry
                key={tag.id}
                tag={tag}
                def={def}
                body={message.body}
                onRevise={() => setRevised({ tag, def })}
              />
            )
          )
        })}
      </ul>
      {revised !== null && <ReviseDialog {...revised} message={message} onClose={() => setRevised(null)} />}
    </Section>
  )
}

interface TagEntryProps {
  tag: Tag
  def: TagDef
  body: string | null
  onRevise: () => void
}

function TagEntry({ tag, def, body, onRevise }: TagEntryProps) {
  const zone = usePreferences((preferences) => preferences.zone)
  const me = useSession(({ state }) => state?.account?.name)
  const mayTag = useMay('tag')
  const attempt = useNotice((notice) => notice.attempt)
  const mine = tag.account === me
  const { id, state, from, to, note, account, at } = tag
  return (
    <li className={css.tag}>
      <div className={css.tagHead}>
        <TagMark tag={def} state={state} />
        <span className={css.tagName}>{def.name}</span>
        <StateMark state={state} />
      </div>
      {from !== null && to !== null && (
        <blockquote className={css.quote}>
          <bdi>{body?.slice(from, to)}</bdi>
        </blockquote>
      )}
      {note !== '' && <p className={css.note}>{note}</p>}
      <p className={css.aside}>
        {account}, <TimeText utc={at} zone={zone} />
      </p>
      {mayTag && (mine || state === 'approved') && (
        <div className={css.buttons}>
          {mine && state !== 'approved' && (
            <Button look="quiet" onClick={() => void attempt(() => withdrawTags([id], def.code))}>
              Withdraw
            </Button>
          )}
          <Button look="quiet" onClick={onRevise}>
            Change…
          </Button>
        </div>
      )}
    </li>
  )
}
