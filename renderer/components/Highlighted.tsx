import { cx } from './cx.ts'
import css from './Highlighted.module.css'
import { type Mark, markedParts } from './highlight.ts'
import { Tooltip } from './Tooltip.tsx'
import { VisibleText } from './VisibleText.tsx'

export interface HighlightedProps {
  text: string
  marks?: readonly Mark[]
  /** Draws control and zero-width characters. */
  showHidden?: boolean
}

/**
 * Evidence is text, never HTML: the text goes into text nodes as it is, isolated so that right-to-left or directional
 * characters cannot reorder what stands around it. Hits are marked; suggestions are underlined and give their reason
 * on focus.
 */
export function Highlighted({ text, marks = [], showHidden = false }: HighlightedProps) {
  return (
    <bdi className={css.text}>
      {markedParts(text, marks).map((part) => {
        const content = showHidden ? <VisibleText text={part.text} /> : part.text
        if (part.kinds.length === 0) return <span key={part.from}>{content}</span>
        const className = cx(...part.kinds.map((kind) => css[kind]))
        const body = part.kinds.includes('hit') ? (
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
