import { CircleHelp, SearchX } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { parse } from '../../../shared/query/index.ts'
import { Banner } from '../../components/Banner.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { Split } from '../../components/Split.tsx'
import { allIds } from '../../lists/all-ids.ts'
import type { BigListHandle } from '../../lists/BigList.tsx'
import { hitMarks } from '../../lists/bubbles/marks.ts'
import { JumpToDate } from '../../lists/JumpToDate.tsx'
import { MessageLines } from '../../lists/MessageLines.tsx'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useHits } from '../../store/hits.ts'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { Counts } from './Counts.tsx'
import { narrowedTo } from './edit.ts'
import { Filters } from './Filters.tsx'
import { Histogram } from './Histogram.tsx'
import { LanguageHelp } from './LanguageHelp.tsx'
import { NotIndexed } from './NotIndexed.tsx'
import { Preview } from './Preview.tsx'
import { problemOf } from './problem.ts'
import { Reading } from './Reading.tsx'
import css from './Search.module.css'
import { SearchBox, type SearchBoxHandle } from './SearchBox.tsx'
import { Start } from './Start.tsx'
import { useRoom } from './useRoom.ts'

/** More hits than this are not handed on to be stepped through in a conversation. */
const mostHits = 500_000

/** Search: the box, the hits over time, filters, the hits, and the conversation around the one that one stands on. */
export function Search({ text }: { text: string }) {
  const [draft, setDraft] = useState(text)
  const [help, setHelp] = useState(false)
  useEffect(() => setDraft(text), [text])
  const asked = text.trim() === '' || !parse(text).ok ? null : { search: text }
  const list = useMessageList(asked)
  const cursor = useMessageCursor(list)
  const box = useRef<SearchBoxHandle>(null)
  const lines = useRef<BigListHandle>(null)
  const zone = usePreferences((preferences) => preferences.zone)
  const { go, amend } = useRoutes.getState()
  const marksOf = useMemo(() => hitMarks(text), [text])
  const { ref: frame, wide, roomy } = useRoom()
  useStepKeys(list.open?.rows ?? 0, cursor.active, cursor.moveTo)

  // With nothing searched one came to type; with hits one came back to read.
  const came = useRef(false)
  const rows = list.open?.rows ?? 0
  useEffect(() => {
    if (came.current || (asked !== null && list.open === null)) return
    came.current = true
    if (rows > 0) lines.current?.focus()
    else box.current?.focus()
  }, [asked, list.open, rows])
  useEffect(() => {
    if (text === '') box.current?.focus()
  }, [text])
  /** A search was run by hand: its hits take the focus when they are here. */
  const toHits = useRef(false)
  const set = list.open?.set
  const { moveTo } = cursor
  useEffect(() => {
    if (set === undefined || rows === 0) return
    moveTo(0)
    if (toHits.current) lines.current?.focus()
    toHits.current = false
  }, [set, rows, moveTo])

  const run = (wanted: string, byHand: boolean) => {
    setDraft(wanted)
    if (!parse(wanted).ok) return
    if (wanted === text) list.reload()
    else if (text === '') amend({ screen: 'search', text: wanted })
    else go({ screen: 'search', text: wanted })
    toHits.current = byHand
  }
  const open = ({ conversation, id }: MessageRow) =>
    void useNotice.getState().attempt(async () => {
      if (rows <= mostHits) useHits.getState().keep(text, await allIds(list.idsAt, rows))
      go({ screen: 'conversation', conversation: conversation.id, message: id, hits: text })
    })
  const failure = list.error === null ? null : problemOf(list.error)
  const row = cursor.active === null ? undefined : list.get(cursor.active)

  const hits = (
    <MessageLines
      ref={lines}
      label="Hits"
      list={list}
      cursor={cursor}
      marksOf={marksOf}
      onOpen={open}
      empty={
        <EmptyState icon={SearchX} title="No row matches">
          Fewer words, a prefix* or ~a word that may be spelled otherwise find more. The search is in the log
          with its count of none.
        </EmptyState>
      }
    />
  )
  const shown = (
    <Split
      name={wide ? 'search.preview' : 'search.under'}
      label={wide ? 'Conversation width' : 'Conversation height'}
      direction={wide ? 'row' : 'column'}
      sized="second"
      initial={wide ? 380 : 220}
      min={wide ? 280 : 120}
      rest={wide ? 360 : 160}
    >
      {hits}
      {rows === 0 ? null : <Preview row={row} marksOf={marksOf} onOpen={open} />}
    </Split>
  )
  return (
    <div ref={frame} className={css.page}>
      <header className={css.head}>
        <SearchBox
          ref={box}
          text={draft}
          onText={setDraft}
          onRun={(wanted) => run(wanted, true)}
          onDown={() => lines.current?.focus()}
          problem={draft === text && failure !== null && 'from' in failure ? failure : null}
        />
        <div className={css.bar}>
          <Counts list={list} asked={asked !== null} />
          <Reading text={text} />
          <span className={css.tools}>
            {rows > 0 && (
              <JumpToDate
                list={list}
                onPosition={(position) => {
                  cursor.moveTo(position)
                  lines.current?.focus()
                }}
              />
            )}
            <IconButton icon={CircleHelp} label="How to search" onClick={() => setHelp(true)} />
          </span>
        </div>
      </header>
      {failure !== null && !('from' in failure) && (
        <Banner kind="error" message={failure.message} code={failure.code} />
      )}
      {list.open !== null && list.open.notIndexed > 0 && <NotIndexed rows={list.open.notIndexed} />}
      {asked !== null && set !== undefined && rows > 0 && (
        <Histogram
          set={set}
          zone={zone}
          onNarrow={(stretch) => run(narrowedTo(text, stretch, zone), false)}
        />
      )}
      <div className={css.work}>
        <Split
          name="search.filters"
          label="Filters width"
          sized="first"
          initial={132}
          min={96}
          max={260}
          rest={320}
        >
          {roomy ? <Filters text={draft} onText={(wanted) => run(wanted, false)} /> : null}
          {asked === null ? (
            <Start onRun={(wanted) => run(wanted, true)} onHelp={() => setHelp(true)} />
          ) : (
            shown
          )}
        </Split>
      </div>
      {help && <LanguageHelp onClose={() => setHelp(false)} />}
    </div>
  )
}
