import { useState } from 'react'
import { Button } from '../../../components/Button.tsx'
import { TextArea } from '../../../components/TextArea.tsx'
import css from './Looking.module.css'
import { type Part, selected } from './parts.ts'

/** A database's rows by a statement of one's own, where messages lie in several tables. */
export function SelectBox({ database, onSelect }: { database: Part; onSelect: (part: Part) => void }) {
  const [text, setText] = useState('')
  return (
    <form
      className={css.select}
      onSubmit={(event) => {
        event.preventDefault()
        if (text.trim() !== '') onSelect(selected(database, text))
      }}
    >
      <TextArea
        label="Or a SELECT over its tables"
        hint="One statement that only reads. The database is opened so that none of its bytes change."
        value={text}
        onValue={setText}
        rows={3}
        maxLength={20_000}
        spellCheck={false}
      />
      <Button type="submit" disabled={text.trim() === ''}>
        Look at its rows
      </Button>
    </form>
  )
}
