import { useState } from 'react'
import type { Attribution } from '../../../shared/contract/attribution.ts'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { Input } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { RadioGroup } from '../../components/RadioGroup.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { type Citation, useCitations } from '../../store/citations.ts'
import { useStatus } from '../../store/status.ts'
import { CitationList, outsideRecord } from './CitationList.tsx'
import { DayField } from './DayField.tsx'
import { dayOf } from './day.ts'
import css from './Handles.module.css'
import { type PersonChoice, PersonField } from './PersonField.tsx'

interface Props {
  handle: { readonly id: number; readonly name: string }
  /** The attribution that this one would supersede; null: a first one. */
  revises: Attribution | null
  onClose: () => void
  onProposed: () => void
}

/** Proposes that a person used a handle: dates, a conclusion in words, and what it rests on. */
export function ProposeDialog({ handle, revises, onClose, onProposed }: Props) {
  const tray = useCitations()
  const [person, setPerson] = useState<PersonChoice>(
    revises === null ? null : { id: revises.person.id, name: revises.person.name },
  )
  const [fromDay, setFromDay] = useState(revises?.fromDay ?? '')
  const [toDay, setToDay] = useState(revises?.toDay ?? '')
  const [use, setUse] = useState<Attribution['use']>(revises?.use ?? 'sole')
  const [conclusion, setConclusion] = useState(revises?.conclusion ?? '')
  const [kept, setKept] = useState<readonly Citation[]>(() => (revises?.items ?? []).map(asCitation))
  const [outside, setOutside] = useState('')
  const [error, setError] = useState<ErrorShape | null>(null)
  const [busy, setBusy] = useState(false)
  const cited = [...kept, ...tray.items, ...(outside.trim() === '' ? [] : [outsideRecord(outside)])]
  const [from, to] = [dayOf(fromDay), dayOf(toDay)]
  const missing =
    person === null
      ? 'Name the person.'
      : from.error !== undefined || to.error !== undefined
        ? 'A date cannot be read.'
        : conclusion.trim() === ''
          ? 'Say the conclusion in words.'
          : cited.length === 0
            ? 'Cite what it rests on: a message, or a record outside the case.'
            : null
  const ready = missing === null && !busy

  const propose = async () => {
    if (person === null || !ready) return
    setBusy(true)
    const proposal: Input<'attribution.propose'> = {
      handle: handle.id,
      person: 'id' in person ? { id: person.id } : { name: person.name },
      fromDay: from.day,
      toDay: to.day,
      use,
      conclusion,
      items: cited.map(({ stance, basis, message, media, outside, note }) => ({
        stance,
        basis,
        message,
        media,
        outside,
        note,
      })),
    }
    try {
      if (revises === null) await call('attribution.propose', proposal)
      else await call('attribution.revise', { ...proposal, supersedes: revises.id })
      tray.replace([])
      useStatus.getState().say(`Proposed: ${handle.name} is ${person.name}. A colleague decides.`)
      onClose()
      onProposed()
    } catch (failure) {
      setError(toErrorShape(failure))
      setBusy(false)
    }
  }
  return (
    <Dialog
      title={revises === null ? `Who is ${handle.name}?` : `Revise who ${handle.name} is`}
      size="large"
      onClose={onClose}
      onSubmit={() => void propose()}
      actions={
        <>
          <span className={css.missing}>{missing}</span>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={!ready}>
            Propose
          </Button>
        </>
      }
    >
      <div className={css.propose}>
        {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
        <PersonField value={person} onValue={setPerson} />
        <div className={css.row}>
          <DayField label="From" hint="Empty: from the beginning." value={fromDay} onValue={setFromDay} />
          <DayField label="To" hint="Empty: to the end." value={toDay} onValue={setToDay} />
          <RadioGroup
            label="Use"
            value={use}
            onValue={setUse}
            options={[
              { value: 'sole', title: 'sole' },
              { value: 'shared', title: 'shared' },
              { value: 'relayed', title: 'relayed by another' },
            ]}
          />
        </div>
        <TextArea
          label="Conclusion"
          hint="In words, with what limits it. No percentages: courts distrust them on incomplete data."
          rows={4}
          value={conclusion}
          onValue={setConclusion}
        />
        <CitationList kept={kept} onKept={setKept} outside={outside} onOutside={setOutside} />
      </div>
    </Dialog>
  )
}

const asCitation = ({ cited, mediaSha256, ...item }: Attribution['items'][number]): Citation => ({
  ...item,
  said:
    cited === null
      ? (item.outside ?? `image ${mediaSha256?.slice(0, 8) ?? ''}`)
      : `${cited.file}, row ${cited.row}: ${cited.body ?? ''}`,
})
