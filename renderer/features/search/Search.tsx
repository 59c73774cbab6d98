import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { MessageRow } from '../../../shared/contract/browse.ts'
import { parse } from '../../../shared/query/index.ts'
import { call } from '../../api/client.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Split } from '../../components/Split.tsx'
import { allIds } from '../../lists/all-ids.ts'
import type { BigListHandle } from '../../lists/BigList.tsx'
import { hitMarks } from '../../lists/bubbles/marks.ts'
import { SaveSearchDialog } from '../../lists/SaveSearchDialog.tsx'
import { useArranged } from '../../lists/useArranged.ts'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useUnreadKeys } from '../../lists/useUnreadKeys.ts'
import { useHits } from '../../store/hits.ts'
import { useNotice } from '../../store/notice.ts'
import { useIsFocusedPane } from '../../store/panes.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { Builder } from './builder/Builder.tsx'
import { filtersOf, narrowedTo } from './edit.ts'
import { Filters } from './Filters.tsx'
import { Facets, type FacetsHandle } from './facets/Facets.tsx'
import { Histogram } from './Histogram.tsx'
import { Hits } from './Hits.tsx'
import { LanguageHelp } from './LanguageHelp.tsx'
import { LookAlikes } from './LookAlikes.tsx'
import { NotIndexed } from './NotIndexed.tsx'
import { arrangementOf, type Order } from './order.ts'
import { Preview } from './Preview.tsx'
import { problemOf } from './problem.ts'
import css from './Search.module.css'
import { SearchBar } from './SearchBar.tsx'
import { SearchBox, type SearchBoxHandle } from './SearchBox.tsx'
import { Start } from './Start.tsx'
import { useFound } from './useFound.ts'
import { useHabits } from './useHabits.ts'
import { useHitList, useStanding } from './useHitList.ts'
import { useHitPlace } from './useHitPlace.ts'
import { useRoom } from './useRoom.ts'
import { useSearchCommands } from './useSearchCommands.ts'

/** More hits than this are not handed on to be stepped through in a conversation. */
const mostHits = 500_000
export interface SearchProps {
  text: string
  /** The hit to stand on; null: the first. */
  message: number | null
  /** The search of the record that it is changed from; null: none. */
  parent: string | null
}

/** Search: the box, the hits over time, what they have in common, the hits, and the conversation around the one that one stands on. */
export function Search({ text, message, parent }: SearchProps) {
  const [draft, setDraft] = useState(text)
  const [shown, setShown] = useState<'help' | 'save' | null>(null)
  const [building, setBuilding] = useState(false)
  const [top, setTop] = useState(0)
  useEffect(() => setDraft(text), [text])
  const asked = text.trim() === '' || !parse(text).ok ? null : text
  const zone = usePreferences((preferences) => preferences.zone)
  const { order, setOrder } = useHabits()
  const arrangement = arrangementOf(order)
  const found = useFound(asked, parent)
  const arranged = useArranged(found.run, arrangement, zone)
  const list = useHitList(found, arranged.open, arrangement === null, found.reload)
  const waiting = found.loading || arranged.loading
  const { list: standing, stale } = useStanding(list, asked !== null && waiting)
  const cursor = useMessageCursor(list)
  const box = useRef<SearchBoxHandle>(null)
  const lines = useRef<BigListHandle>(null)
  const facets = useRef<FacetsHandle>(null)
  const { go, amend } = useRoutes(({ ways }) => ways)
  const check = useCall('search.check', asked !== null && found.run !== null ? { text: asked } : null)
  const checked = check.loading ? null : check.data
  const expanded = checked?.expanded ?? text
  const marksOf = useMemo(() => hitMarks(expanded), [expanded])
  const { ref: frame, wide, roomy, previewed } = useRoom()
  const rows = list.open?.rows ?? 0
  const set = found.run?.set ?? null
  useStepKeys(rows, cursor.active, cursor.moveTo)
  useUnreadKeys({ open: arranged.open }, cursor.active, cursor.moveTo)

  // With nothing searched one came to type; with hits one came back to read.
  const mine = useIsFocusedPane()
  const came = useRef(false)
  useEffect(() => {
    if (came.current || !mine || (asked !== null && list.open === null && list.error === null)) return
    came.current = true
    if (rows > 0) lines.current?.focus()
    else box.current?.focus()
  }, [mine, asked, list.open, list.error, rows])
  useEffect(() => {
    if (text === '' && mine) box.current?.focus()
  }, [text, mine])
  /** A search was run by hand: its hits take the focus when they are here. */
  const toHits = useRef(false)
  useHitPlace(list, cursor, {
    text: asked,
    message,
    whole: arranged.open !== null,
    keep: useCallback((kept) => amend({ screen: 'search', text, message: kept }), [amend, text]),
    onPlaced: () => {
      lines.current?.scrollToIndex(cursor.active ?? 0)
      if (toHits.current) lines.current?.focus()
      toHits.current = false
    },
  })

  const row = cursor.active === null ? undefined : list.get(cursor.active)
  const run = (wanted: string, byHand: boolean) => {
    setDraft(wanted)
    if (!parse(wanted).ok) return
    // What only narrows a search keeps the hit that one stands on, where it is still one.
    const kept = byHand || row === undefined ? {} : { message: row.id }
    if (wanted === text) found.reload()
    else if (text === '') amend({ screen: 'search', text: wanted })
    else go({ screen: 'search', text: wanted, ...kept })
    toHits.current = byHand
  }
  const runByHand = useCallback((wanted: string) => latest.current(wanted, true), [])
  const latest = useRef(run)
  useEffect(() => {
    latest.current = run
  })
  const open = ({ conversation, id }: MessageRow) =>
    void useNotice.getState().attempt(async () => {
      const { run: ran } = found
      if (ran !== null && ran.rows <= mostHits) {
        const ids = async (from: number, count: number) =>
          (await call('list.ids', { set: ran.set, from, count })).ids
        useHits.getState().keep(text, await allIds(ids, ran.rows))
      }
      if (ran !== null) void call('search.opened', { search: ran.search, message: id }).catch(() => undefined)
      amend({ screen: 'search', text, message: id })
      go({ screen: 'conversation', conversation: conversation.id, message: id, hits: text })
    })
  const chooseOrder = useCallback(
    (next: Order) => {
      setOrder(next)
      // After the menu has given the focus back to its button.
      requestAnimationFrame(() => lines.current?.focus())
    },
    [setOrder],
  )
  const toggleBuilder = useCallback(() => setBuilding((before) => !before), [])
  useSearchCommands({
    toggleBuilder,
    toFacets: useCallback(() => facets.current?.focus(), []),
    toBox: useCallback(() => box.current?.focus(), []),
    save: asked === null ? null : () => setShown('save'),
  })

  const failure = list.error === null ? null : problemOf(list.error)
  const notes = draft === text ? ((found.run ?? found.first)?.notes ?? null) : null
  const narrowed = useMemo(() => filtersOf(text).some(({ filter }) => 'period' in filter), [text])
  const answered = asked !== null && (standing.open?.rows ?? 0) > 0
  return (
    <div ref={frame} className="page-filled">
      <header className={css.head}>
        <h2 className="visually-hidden">Search</h2>
        <SearchBox
          ref={box}
          text={draft}
          onText={setDraft}
          onRun={runByHand}
          onDown={() => lines.current?.focus()}
          problem={draft === text && failure !== null && 'from' in failure ? failure : null}
          notes={notes}
        />
        {building && (
          <Builder
            text={draft}
            onText={setDraft}
            onRun={runByHand}
            onClose={() => {
              setBuilding(false)
              box.current?.focus()
            }}
          />
        )}
        <SearchBar
          found={found}
          list={list}
          building={building}
          order={order}
          onOrder={chooseOrder}
          onBuild={toggleBuilder}
          onHelp={() => setShown('help')}
          onSave={() => setShown('save')}
          onPosition={(position) => {
            cursor.moveTo(position)
            lines.current?.focus()
          }}
        />
        {asked !== null && checked !== null && checked.lookAlikes.length > 0 && draft === text && (
          <LookAlikes text={text} lookAlikes={checked.lookAlikes} onRun={runByHand} />
        )}
      </header>
      {failure !== null && !('from' in failure) && (
        <Banner kind="error" message={failure.message} code={failure.code} />
      )}
      {arranged.error !== null && (
        <Banner
          kind="info"
          message={arranged.error.message}
          advice="They are shown oldest first."
          onDismiss={() => setOrder('oldest')}
        />
      )}
      {found.run !== null && found.run.notIndexed > 0 && <NotIndexed rows={found.run.notIndexed} />}
      {answered && (
        <Histogram
          set={set}
          zone={zone}
          at={list.get(top)?.sentAt ?? null}
          narrowed={narrowed}
          onNarrow={(stretch) => run(narrowedTo(text, stretch, zone), false)}
        />
      )}
      <div className={css.work}>
        <Split
          name="search.facets"
          label="Filters width"
          sized="first"
          initial={184}
          min={120}
          max={360}
          rest={320}
        >
          {!roomy ? null : answered ? (
            <Facets ref={facets} set={set} text={draft} zone={zone} onText={(wanted) => run(wanted, false)} />
          ) : (
            <Filters text={draft} onText={(wanted) => run(wanted, false)} />
          )}
          {asked === null ? (
            <Start onRun={runByHand} onHelp={() => setShown('help')} />
          ) : (
            <Split
              name={wide ? 'search.preview' : 'search.under'}
              label={wide ? 'Conversation width' : 'Conversation height'}
              direction={wide ? 'row' : 'column'}
              sized="second"
              initial={wide ? 380 : 220}
              min={wide ? 280 : 120}
              rest={wide ? 360 : 160}
            >
              <Hits
                lines={lines}
                list={standing}
                stale={stale}
                waiting={waiting}
                arranged={arranged}
                cursor={cursor}
                marksOf={marksOf}
                order={order}
                onOrder={chooseOrder}
                onTop={setTop}
                onOpen={open}
              />
              {answered && previewed ? (
                <Preview row={stale ? undefined : row} marksOf={marksOf} onOpen={open} />
              ) : null}
            </Split>
          )}
        </Split>
      </div>
      {shown === 'help' && <LanguageHelp onClose={() => setShown(null)} />}
      {shown === 'save' && <SaveSearchDialog text={text} onClose={() => setShown(null)} />}
    </div>
  )
}
