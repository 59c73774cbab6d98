import { useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import { type TagDef, tagCategory, tagDefSchema } from '../../../shared/contract/tagging.ts'
import { call } from '../../api/client.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import { Select } from '../../components/Select.tsx'
import { TagMark } from '../../components/TagMark.tsx'
import { TextArea } from '../../components/TextArea.tsx'
import { TextField } from '../../components/TextField.tsx'
import type { Definition } from './definition.ts'
import css from './Scheme.module.css'

type Draft = Omit<TagDef, 'id' | 'version' | 'position'>

const blank: Draft = {
  code: '',
  name: '',
  category: 'other',
  meaning: '',
  key: null,
  colour: 9,
  shape: 'square',
  retired: false,
}
const shapes = tagDefSchema.shape.shape.options
const colours = Array.from({ length: 12 }, (_, index) => String(index + 1))

/** A tag's definition. A change keeps the former version; tags already set follow the new one. */
export function DefinitionDialog({ def, onClose }: { def: Definition | null; onClose: () => void }) {
  const [draft, setDraft] = useState<Draft>(def ?? blank)
  const [error, setError] = useState<ErrorShape | null>(null)
  const set = (part: Partial<Draft>) => setDraft({ ...draft, ...part })
  const save = async () => {
    const { code, name, category, meaning, key, colour, shape, retired } = draft
    try {
      await call('scheme.save', {
        ...(def ? { id: def.id } : {}),
        code,
        name,
        category,
        meaning,
        key,
        colour,
        shape,
        retired,
      })
      onClose()
    } catch (failure) {
      setError(toErrorShape(failure))
    }
  }
  return (
    <Dialog
      title={def === null ? 'New tag' : `Edit ${def.name}`}
      onClose={onClose}
      onSubmit={() => void save()}
      actions={
        <>
          <Button onClick={onClose}>Cancel</Button>
          <Button look="primary" type="submit" disabled={draft.code === '' || draft.name.trim() === ''}>
            Save
          </Button>
        </>
      }
    >
      <div className={css.form}>
        {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
        <TextField label="Name" autoFocus value={draft.name} onValue={(name) => set({ name })} />
        <div className={css.row}>
          <TextField
            label="Code"
            mono
            hint="1 to 4 capitals or digits."
            maxLength={4}
            value={draft.code}
            onValue={(code) => set({ code: code.toUpperCase() })}
          />
          <TextField
            label="Key"
            mono
            hint="One letter or digit, or none."
            maxLength={1}
            value={draft.key ?? ''}
            onValue={(key) => set({ key: key === '' ? null : key.toLowerCase() })}
          />
          <Select
            label="Category"
            value={draft.category}
            onValue={(category) => set({ category })}
            options={tagCategory.options.map((value) => ({ value, title: value }))}
          />
        </div>
        <div className={css.row}>
          <Select
            label="Shape"
            value={draft.shape}
            onValue={(shape) => set({ shape })}
            options={shapes.map((value) => ({ value, title: value }))}
          />
          <Select
            label="Colour"
            value={String(draft.colour)}
            onValue={(colour) => set({ colour: Number(colour) })}
            options={colours.map((value) => ({ value, title: value }))}
          />
          <p className={css.sample}>
            <TagMark tag={{ ...draft, code: draft.code || 'CODE' }} />
          </p>
        </div>
        <TextArea
          label="Meaning"
          hint="As a court could read it: when it is set, and when not."
          rows={3}
          value={draft.meaning}
          onValue={(meaning) => set({ meaning })}
        />
        <Checkbox
          label="Retired: stays on the rows that have it, can be set no more"
          checked={draft.retired}
          onChecked={(retired) => set({ retired })}
        />
      </div>
    </Dialog>
  )
}
