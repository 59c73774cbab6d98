import { useMemo } from 'react'
import type { Preview } from '../../../../shared/contract/import.ts'
import { useCommands } from '../../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../../app/commands/command.ts'
import { Button } from '../../../components/Button.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { stem } from './batch.ts'
import css from './Form.module.css'
import { open } from './open-question.ts'

interface Props {
  preview: Preview
  owner: string
  onOwner: (owner: string) => void
  /** The direction of each row means something only to its owner: it has to be said. */
  needed: boolean
}

/** Whose pack a file is, where no column says so. */
export function OwnerField({ preview, owner, onOwner, needed }: Props) {
  const name = stem(preview)
  useCommands(
    // biome-ignore lint/correctness/useExhaustiveDependencies: onOwner changes what is there, whenever it was made
    useMemo<Command[]>(
      () => [
        {
          id: 'import.owners',
          title: 'Take the owner of the pack from the file name',
          group: 'Import',
          keys: 'alt+o',
          whileTyping: true,
          run: () => onOwner(name),
        },
      ],
      [name],
    ),
  )
  return (
    <div className={css.owner}>
      <TextField
        label="Owner's handle"
        hint={
          needed ? 'Whose pack this is.' : "Whose pack this is, where it is one handle's. Empty: it is not."
        }
        mono
        maxLength={500}
        {...open(needed && owner.trim() === '')}
        value={owner}
        onValue={onOwner}
      />
      {owner.trim() === '' && (
        <Button look="quiet" keys="alt+o" onClick={() => onOwner(name)}>
          Take “{name.length > 24 ? `${name.slice(0, 23)}…` : name}”
        </Button>
      )}
    </div>
  )
}
