import { useCallback, useRef, useState } from 'react'
import { Button } from '../../../renderer/components/Button.tsx'
import { Count } from '../../../renderer/components/Count.tsx'
import type { BigListHandle } from '../../../renderer/lists/BigList.tsx'
import { BubbleList } from '../../../renderer/lists/BubbleList.tsx'
import { nothing, type Selection, size } from '../../../renderer/lists/selection.ts'
import { usePages } from '../../../renderer/lists/use-pages.ts'
import { Bubble } from './Bubble.tsx'
import { type FakeRow, fetchRows } from './fake.ts'
import css from './gallery.module.css'

/** A conversation with texts and images that arrive late; the buttons push and pull what stands above. */
export function BubblesPage({ count }: { count: number }) {
  const list = useRef<BigListHandle>(null)
  const pages = usePages<FakeRow>(fetchRows, count)
  const { get } = pages
  const [active, setActive] = useState<number | null>(null)
  const [selection, setSelection] = useState<Selection>(nothing)
  const [images, setImages] = useState(false)
  const row = useCallback((index: number) => <Bubble row={get(index)} images={images} />, [get, images])
  return (
    <div className={css.page}>
      <div className={css.bar}>
        <Count value={count} unit="messages" />
        <span data-testid="active">{active ?? 'none'}</span>
        <span data-testid="selected">{size(selection)}</span>
        <Button onClick={() => list.current?.scrollToIndex(Math.floor(count / 2), 'center')}>
          To the middle
        </Button>
        <Button onClick={() => list.current?.scrollToIndex(count - 1, 'end')}>To the end</Button>
        <Button onClick={() => setImages(!images)}>{images ? 'Hide images' : 'Show images'}</Button>
      </div>
      <BubbleList
        ref={list}
        label="Conversation"
        count={count}
        row={row}
        active={active}
        selection={selection}
        onCursor={(next, chosen) => {
          setActive(next)
          if (chosen) setSelection(chosen)
        }}
        arriving={pages.arriving}
        empty={<p>No messages.</p>}
      />
    </div>
  )
}
