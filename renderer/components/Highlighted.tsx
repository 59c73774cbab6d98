import { useMemo } from 'react'
import { useWatch } from '../store/watch.ts'
import { cx } from './cx.ts'
import css from './Highlighted.module.css'
import { type Mark, markedParts } from './highlight.ts'
import { Tooltip } from './Tooltip.tsx'
import { VisibleText } from './VisibleText.tsx'
import { WatchedText } from './WatchedText.tsx'

export interface HighlightedProps {
  text: string
  marks?: readonly Mark[]
  /** Of what the text is a piece: the whole message, and where in it the piece begins. Terms of watch-lists are found in the whole. */
  piece?: { readonly of: string; readonly from: number }
  /** Draws control and zero-width characters. */
  showHidden?: boolean
}

/**
 * Evidence is text, never HTML: the text goes into text nodes as it is, isolated so that right-to-left or directional
 * characters cannot reorder what stands around it. Hits are marked; suggestions are underlined and give their reason
 * on focus; terms of watch-lists carry their list's letter beside its colour.
 */
export function Highlighted({ text, marks = [], piece, showHidden = false }: HighlightedProps) {
  const marksOf = useWatch((watch) => watch.marksOf)
  const whole = piece?.of ?? text
  const start = piece?.from ?? 0
  const watched = useMemo(
    () => marksOf(whole).map((mark) => ({ ...mark, from: mark.from - start, to: mark.to - start })),
    [marksOf, whole, start],
  )
  return (
    <bdi className={css.text}>
      {markedParts(text, [...marks, ...watched]).map((part) => {
        const plain = showHidden ? <VisibleText text={part.text} /> : part.text
        const content =
          part.watches.length === 0 ? (
            plain
          ) : (
            <WatchedText watches={part.watches} letters={part.letters}>
              {plain}
            </WatchedText>
          )
        const kinds = part.kinds.filter((kind) => kind !== 'watch')
        if (kinds.length === 0) return <span key={part.from}>{content}</span>
        const className = cx(...kinds.map((kind) => css[kind]))
        const body = kinds.includes('hit') ? (
          <mark className={className}>{content}</mark>
        ) : (
          <span className={className}>{content}</span>
        )
        if (part.titles.length === 0) return <span key={part.from}>{body}</span>
        return (
          <Tooltip key={part.from} text={part.titles.join('; ')} describes>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: its reason opens on focus. */}
            <span tabIndex={0} className={css.reason}>
              {body}
            </span>
          </Tooltip>
        )
      })}
    </bdi>
  )
}
