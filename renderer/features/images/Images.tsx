import { Image as ImageIcon } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useRef } from 'react'
import { toErrorShape } from '../../../shared/contract/error.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Count } from '../../components/Count.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { grouped } from '../../components/progress-text.ts'
import { BigList, type BigListHandle } from '../../lists/BigList.tsx'
import { useReveal } from '../../lists/bubbles/useReveal.tsx'
import { JumpToDate } from '../../lists/JumpToDate.tsx'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useMessageCursor } from '../../lists/useMessageCursor.ts'
import { useMessageList } from '../../lists/useMessageList.ts'
import { useScheme } from '../../lists/useScheme.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { ImageCell } from './ImageCell.tsx'
import css from './Images.module.css'
import { useColumns } from './useColumns.ts'

/** px; a row of the grid. */
const rowHeight = 180

/** Every message with images, as a grid of blurred thumbnails in time order. */
export function Images() {
  const list = useMessageList({ of: { kind: 'media' } })
  const cursor = useMessageCursor(list)
  const grid = useRef<BigListHandle>(null)
  const { ref: frame, columns } = useColumns()
  const zone = usePreferences((preferences) => preferences.zone)
  const scheme = useScheme()
  const { go } = useRoutes.getState()
  const { get, want, open, failure } = list
  const { active, moveTo } = cursor
  const total = open?.rows ?? 0
  const { viewer, reveal } = useReveal(active === null ? undefined : get(active))
  useFocusOnEntry(grid, open !== null)
  useStepKeys(total, active, moveTo)
  const set = open?.set
  useEffect(() => {
    if (set !== undefined && total > 0 && active === null) moveTo(0)
  }, [set, total, active, moveTo])

  const openMessage = (index: number) => {
    const row = get(index)
    if (row !== undefined) go({ screen: 'conversation', conversation: row.conversation.id, message: row.id })
  }
  const line = useCallback(
    (at: number) => (
      <div role="presentation" className={css.line}>
        {Array.from({ length: Math.min(columns, total - at * columns) }, (_, column) => {
          const index = at * columns + column
          return (
            <ImageCell
              key={index}
              row={get(index)}
              here={index === active}
              zone={zone}
              scheme={scheme}
              onPoint={() => moveTo(index)}
            />
          )
        })}
      </div>
    ),
    [columns, total, get, active, zone, scheme, moveTo],
  )
  const onVisibleRange = useCallback(
    (first: number, last: number) => want(first * columns, Math.min(total - 1, last * columns + columns - 1)),
    [want, columns, total],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key]
    if (step === undefined || event.shiftKey || event.altKey || active === null) return
    event.preventDefault()
    moveTo(Math.max(0, Math.min(total - 1, active + step)))
  }
  const broken = failure === null ? null : toErrorShape(failure)
  return (
    <div className={css.page}>
      <header className={css.head}>
        <h2>Images</h2>
        <span className={css.counts}>
          <Count value={open === null ? null : total} unit="rows" /> with images
        </span>
        <span className={css.place}>
          {active !== null && total > 0 && `${grouped(active + 1)} of ${grouped(total)}`}
        </span>
        <Button keys="r" onClick={reveal} disabled={active === null}>
          Reveal
        </Button>
        <JumpToDate list={list} onPosition={moveTo} />
      </header>
      {(list.error ?? broken) !== null && (
        <Banner
          kind="error"
          message={(list.error ?? broken)?.message}
          code={(list.error ?? broken)?.code ?? ''}
        />
      )}
      {/* biome-ignore lint/a11y/noStaticElementInteractions: the arrows that the list within leaves over. */}
      <div ref={frame} className={css.grid} onKeyDown={onKeyDown}>
        <BigList
          ref={grid}
          label="Images"
          kind="grid"
          count={Math.ceil(total / columns)}
          rowHeight={rowHeight}
          row={line}
          active={active === null ? null : Math.floor(active / columns)}
          onCursor={(at) => {
            const column = active === null ? 0 : active % columns
            moveTo(Math.min(total - 1, at * columns + column))
          }}
          onOpen={() => {
            if (active !== null) openMessage(active)
          }}
          onVisibleRange={onVisibleRange}
          empty={
            open === null ? null : (
              <EmptyState icon={ImageIcon} title="No images yet">
                They come with a file that names images, imported together with the folder or zip that holds
                them.
              </EmptyState>
            )
          }
        />
      </div>
      {viewer}
    </div>
  )
}
