import { splitHidden } from './hidden-characters.ts'
import css from './VisibleText.module.css'

/** Text with its hidden characters drawn as small labels that are not part of what is copied. */
export function VisibleText({ text }: { text: string }) {
  return splitHidden(text).map((part) =>
    part.hidden === null ? (
      part.text
    ) : (
      <span
        key={part.at}
        className={css.hidden}
        data-name={part.hidden}
        title={`hidden character ${part.hidden}`}
      >
        {part.text}
      </span>
    ),
  )
}
