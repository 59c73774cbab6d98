import { FileOutput, History, Pencil } from 'lucide-react'
import type { WatchList } from '../../../shared/contract/watch.ts'
import { letterOf } from '../../../shared/domain/watch.ts'
import { call } from '../../api/client.ts'
import { Button } from '../../components/Button.tsx'
import { Checkbox } from '../../components/Checkbox.tsx'
import { grouped } from '../../components/progress-text.ts'
import { TimeText } from '../../components/TimeText.tsx'
import { WatchBadge } from '../../components/WatchedText.tsx'
import { useNotice } from '../../store/notice.ts'
import { usePreferences } from '../../store/preferences.ts'
import type { About } from './about.ts'
import css from './WatchLists.module.css'

interface Props {
  list: WatchList
  run: About['run']
  allowed: boolean
  exports: boolean
  onDialog: (dialog: 'edit' | 'export' | 'history') => void
}

/** What the list is, who made this version of it, and what can be done with it. */
export function ListHead({ list, run, allowed, exports, onDialog }: Props) {
  const zone = usePreferences((preferences) => preferences.zone)
  const { attempt } = useNotice.getState()
  const { id, name, version, account, at, note, colour, on, retired, terms } = list
  return (
    <header className={css.head}>
      <div className={css.title}>
        <WatchBadge letter={letterOf(id)} colour={colour} on={on && !retired} />
        <h2>{name}</h2>
        <span className={css.quiet}>
          {grouped(terms)} {terms === 1 ? 'term' : 'terms'} · version {version} by {account},{' '}
          <TimeText utc={at} zone={zone} given={null} />
          {retired && ' · retired'}
        </span>
      </div>
      {note !== '' && <p className={css.note}>{note}</p>}
      <p className={css.quiet}>
        {run === null ? (
          'Not run yet.'
        ) : (
          <>
            Last run <TimeText utc={run.at} zone={zone} given={null} /> by {run.account}: {grouped(run.texts)}{' '}
            {run.texts === 1 ? 'term' : 'terms'} looked for
            {run.fresh > 0 && `, ${grouped(run.fresh)} rows new to it`}. New files are looked through as they
            come in.
          </>
        )}
      </p>
      <div className={css.actions}>
        <Checkbox
          label="Mark its terms in messages"
          checked={on && !retired}
          disabled={retired}
          onChecked={(checked) =>
            void attempt(() => call('watch.show', { list: id, term: null, on: checked }))
          }
        />
        <Button icon={Pencil} keys="e" disabled={!allowed || retired} onClick={() => onDialog('edit')}>
          Change…
        </Button>
        <Button icon={FileOutput} keys="mod+e" disabled={!exports} onClick={() => onDialog('export')}>
          Export…
        </Button>
        <Button look="quiet" icon={History} keys="v" onClick={() => onDialog('history')}>
          Versions
        </Button>
        <Button
          look="quiet"
          keys="w"
          disabled={!allowed}
          onClick={() => void attempt(() => call('watch.retire', { list: id, retired: !retired }))}
        >
          {retired ? 'Use again' : 'Retire'}
        </Button>
      </div>
    </header>
  )
}
