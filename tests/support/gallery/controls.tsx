import { Pencil, Trash2, Upload } from 'lucide-react'
import { useState } from 'react'
import { Button } from '../../../renderer/components/Button.tsx'
import { Checkbox } from '../../../renderer/components/Checkbox.tsx'
import { Dialog } from '../../../renderer/components/Dialog.tsx'
import { IconButton } from '../../../renderer/components/IconButton.tsx'
import { MenuButton } from '../../../renderer/components/MenuButton.tsx'
import { RadioGroup } from '../../../renderer/components/RadioGroup.tsx'
import { Select } from '../../../renderer/components/Select.tsx'
import { TextArea } from '../../../renderer/components/TextArea.tsx'
import { TextField } from '../../../renderer/components/TextField.tsx'
import css from './gallery.module.css'
import { Piece } from './Piece.tsx'

export function Buttons() {
  const [open, setOpen] = useState(false)
  const [name, setName] = useState('')
  return (
    <Piece title="Buttons">
      <div className={css.flow}>
        <Button look="primary" icon={Upload}>
          Import 221,619 rows
        </Button>
        <Button keys="mod+z">Undo</Button>
        <Button look="quiet">Cancel</Button>
        <Button look="danger" icon={Trash2}>
          Remove
        </Button>
        <Button disabled>Approve</Button>
        <IconButton icon={Pencil} label="Edit" keys="e" />
        <IconButton icon={Pencil} label="Edit, on" pressed />
      </div>
      <div className={css.flow}>
        <Button onClick={() => setOpen(true)}>Open a dialog</Button>
        <MenuButton
          label="Menu"
          groups={[
            [
              { id: 'a', title: 'Approve', keys: 'a', run: () => undefined },
              { id: 'b', title: 'Return…', keys: 'r', run: () => undefined },
            ],
            [
              { id: 'c', title: 'Show hidden characters', checked: true, run: () => undefined },
              { id: 'd', title: 'Export', disabled: true, run: () => undefined },
            ],
          ]}
        />
      </div>
      {open && (
        <Dialog
          title="New case"
          onClose={() => setOpen(false)}
          onSubmit={() => setOpen(false)}
          actions={
            <>
              <Button onClick={() => setOpen(false)}>Cancel</Button>
              <Button look="primary" type="submit">
                Make the case
              </Button>
            </>
          }
        >
          <TextField
            label="Name"
            value={name}
            onValue={setName}
            hint="The folder will be called NAME.winnow."
          />
        </Dialog>
      )}
    </Piece>
  )
}

export function Fields() {
  const [text, setText] = useState('')
  const [zone, setZone] = useState<'UTC' | 'Europe/London' | null>(null)
  return (
    <Piece title="Fields">
      <TextField
        label="Operation"
        value={text}
        onValue={setText}
        placeholder="OP EXAMPLE"
        hint="Shown in the title bar."
      />
      <TextField
        label="Handle"
        mono
        value="Il1lIO0o"
        onValue={() => undefined}
        error="There is a near-identical handle: Il1IIO0o."
      />
      <TextArea label="Note" value={text} onValue={setText} />
      <Select
        label="Time zone of the file"
        value={zone}
        onValue={setZone}
        options={[
          { value: 'UTC', title: 'UTC' },
          { value: 'Europe/London', title: 'Europe/London' },
        ]}
      />
    </Piece>
  )
}

export function Choices() {
  const [on, setOn] = useState(true)
  const [order, setOrder] = useState<'dmy' | 'mdy'>('dmy')
  return (
    <Piece title="Choices">
      <Checkbox
        label="Keep a sealed copy of the file"
        hint="Otherwise only its hash is kept."
        checked={on}
        onChecked={setOn}
      />
      <Checkbox label="Some of these" checked={false} mixed onChecked={() => undefined} />
      <Checkbox label="Not now" checked={false} disabled onChecked={() => undefined} />
      <RadioGroup
        label="Order of day and month"
        value={order}
        onValue={setOrder}
        options={[
          { value: 'dmy', title: 'Day first', hint: '03/04/2020 is 3 April 2020' },
          { value: 'mdy', title: 'Month first', hint: '03/04/2020 is 4 March 2020' },
        ]}
      />
    </Piece>
  )
}
