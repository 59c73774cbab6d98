import { Button } from '../../components/Button.tsx'
import { Select } from '../../components/Select.tsx'
import { TextField } from '../../components/TextField.tsx'
import { type Citation, useCitations } from '../../store/citations.ts'
import css from './Handles.module.css'

const stances = [
  { value: 'supports', title: 'supports' },
  { value: 'undermines', title: 'undermines' },
  { value: 'neutral', title: 'neutral' },
] as const
const bases = [
  { value: 'fact', title: 'fact' },
  { value: 'assessment', title: 'assessment' },
] as const

interface Props {
  /** Items of the attribution that is revised. */
  kept: readonly Citation[]
  onKept: (kept: readonly Citation[]) => void
  /** A record outside the case that is being typed; it counts as cited without a press on the button. */
  outside: string
  onOutside: (reference: string) => void
}

/** A record outside the case, by its reference. */
export const outsideRecord = (reference: string): Citation => ({
  stance: 'supports',
  basis: 'fact',
  message: null,
  media: null,
  outside: reference.trim(),
  note: '',
  said: reference.trim(),
})

/** What a proposal rests on: for and against, each fact or assessment, each with a note. */
export function CitationList({ kept, onKept, outside, onOutside }: Props) {
  const { items, change, drop, cite } = useCitations()
  const citeOutside = () => {
    if (outside.trim() === '') return
    cite(outsideRecord(outside))
    onOutside('')
  }
  return (
    <section aria-label="Cited" className={css.citations}>
      <h3>Cited ({kept.length + items.length})</h3>
      {kept.length + items.length === 0 && (
        <p className={css.none}>
          Nothing yet. In any list, Shift+C cites the focused message; what speaks against belongs here as
          well.
        </p>
      )}
      <ul>
        {kept.map((item, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: the list changes only here.
            key={`kept ${index}`}
            item={item}
            onChange={(part) => onKept(kept.map((each, at) => (at === index ? { ...each, ...part } : each)))}
            onDrop={() => onKept(kept.filter((_, at) => at !== index))}
          />
        ))}
        {items.map((item, index) => (
          <Line
            // biome-ignore lint/suspicious/noArrayIndexKey: the list changes only here.
            key={`new ${index}`}
            item={item}
            onChange={(part) => change(index, part)}
            onDrop={() => drop(index)}
          />
        ))}
      </ul>
      <div className={css.outside}>
        <TextField
          label="Outside record"
          hint="Its reference: telephone billing, ANPR, a surveillance log. Enter cites it."
          value={outside}
          onValue={onOutside}
          onKeyDown={(event) => {
            if (event.key !== 'Enter' || outside.trim() === '') return
            event.preventDefault()
            citeOutside()
          }}
        />
        <Button disabled={outside.trim() === ''} onClick={citeOutside}>
          Cite it
        </Button>
      </div>
    </section>
  )
}

interface LineProps {
  item: Citation
  onChange: (part: Partial<Pick<Citation, 'stance' | 'basis' | 'note'>>) => void
  onDrop: () => void
}

function Line({ item, onChange, onDrop }: LineProps) {
  return (
    <li className={css.citation}>
      <bdi className={css.said} title={item.said}>
        {item.said}
      </bdi>
      <Select
        label="Stance"
        labelHidden
        value={item.stance}
        onValue={(stance) => onChange({ stance })}
        options={stances}
      />
      <Select
        label="Basis"
        labelHidden
        value={item.basis}
        onValue={(basis) => onChange({ basis })}
        options={bases}
      />
      <TextField
        label="Note"
        labelHidden
        placeholder="what it shows"
        value={item.note}
        onValue={(note) => onChange({ note })}
      />
      <Button look="quiet" aria-label={`Drop ${item.said}`} onClick={onDrop}>
        Drop
      </Button>
    </li>
  )
}
