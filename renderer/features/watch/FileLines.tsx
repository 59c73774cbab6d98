import { useMemo } from 'react'
import { List, type RowComponentProps, useDynamicRowHeight } from 'react-window'
import type { WatchFile } from '../../../shared/contract/watch.ts'
import { cx } from '../../components/cx.ts'
import { grouped } from '../../components/progress-text.ts'
import css from './WatchLists.module.css'

const whys = {
  repeated: 'the same as line',
  'too long': 'too long for a term',
  'too many': 'more terms than a list holds',
  unreadable: 'not text in this encoding',
} as const

/** A line of the file: a term, one that needs a look, or one that is left out. */
interface FileLine {
  readonly line: number
  readonly text: string
  readonly said: string
  readonly look: 'wrong' | 'taken' | 'left'
}

/** Every line that was read out of a file, those that need a look first. */
export function FileLines({ file }: { file: WatchFile }) {
  const lines = useMemo(() => linesOf(file), [file])
  // A term may be a whole query, and a problem a sentence: both are shown whole.
  const rowHeight = useDynamicRowHeight({ defaultRowHeight: 20, key: lines.length })
  return (
    <div className={css.fileLines}>
      <div className={cx(css.fileLine, css.fileHead)} aria-hidden="true">
        <span className={css.lineNumber}>Line</span>
        <span>Term</span>
        <span>Note</span>
      </div>
      <List
        aria-label="Terms read"
        tabIndex={0}
        className={cx(css.fileRows)}
        rowComponent={Row}
        rowCount={lines.length}
        rowHeight={rowHeight}
        rowProps={{ lines }}
      />
    </div>
  )
}

function Row({ ariaAttributes, index, style, lines }: RowComponentProps<{ lines: readonly FileLine[] }>) {
  const line = lines[index]
  if (line === undefined) return null
  const { look } = line
  return (
    <div {...ariaAttributes} style={style} className={css.fileLine}>
      <span className={css.lineNumber}>{grouped(line.line)}</span>
      <span className={look === 'left' ? css.struck : 'mono'}>{line.text}</span>
      <span className={look === 'wrong' ? css.problem : css.quiet}>{line.said}</span>
    </div>
  )
}

function linesOf({ terms, left }: WatchFile): FileLine[] {
  const wrong: FileLine[] = []
  const taken: FileLine[] = []
  for (const { line, text, note, problem } of terms) {
    if (problem === null) taken.push({ line, text, said: note ?? '', look: 'taken' })
    else wrong.push({ line, text, said: problem.message, look: 'wrong' })
  }
  const out = left.map(({ line, text, why, first }): FileLine => {
    const said = `left out: ${whys[why]}${first === null ? '' : ` ${grouped(first)}`}`
    return { line, text, said, look: 'left' }
  })
  return [...wrong, ...out, ...taken]
}
