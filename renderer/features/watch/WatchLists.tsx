import { FileInput, Highlighter, Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCall } from '../../api/useCall.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Split } from '../../components/Split.tsx'
import { useRoutes } from '../../store/route.ts'
import { useWhyNot } from '../../store/session.ts'
import { nextColour } from './ColourSelect.tsx'
import { EditDialog } from './EditDialog.tsx'
import { ImportDialog } from './ImportDialog.tsx'
import { ListOfLists } from './ListOfLists.tsx'
import css from './WatchLists.module.css'
import { WatchListView } from './WatchListView.tsx'

interface Props {
  /** The list that is shown; null: the first. */
  list: number | null
  /** Its hits by handle, of one term or (null) of all; left out: its terms. */
  handlesOf?: string | null | undefined
}

/** Lists of terms that are looked for in everything that comes in: what each found, where, and of whom. */
export function WatchLists({ list, handlesOf }: Props) {
  const { data, error } = useCall('watch.lists', {}, ['watch', 'messages', 'index'])
  const [dialog, setDialog] = useState<'new' | 'import' | null>(null)
  const ways = useRoutes((routes) => routes.ways)
  const whyNot = useWhyNot('watch')
  const allowed = whyNot === null
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'watch.import',
          title: 'Import a watch-list…',
          group: 'Watch-lists',
          keys: 'i',
          icon: FileInput,
          when: () => allowed,
          run: () => setDialog('import'),
        },
        {
          id: 'watch.new',
          title: 'New watch-list…',
          group: 'Watch-lists',
          keys: 'n',
          icon: Plus,
          when: () => allowed,
          run: () => setDialog('new'),
        },
      ],
      [allowed],
    ),
  )
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return null
  const shown = data.lists.find(({ id }) => id === list) ?? data.lists[0]
  const made = (id: number) => {
    setDialog(null)
    ways.amend({ screen: 'watch', list: id })
  }
  const buttons = (
    <>
      <Button
        look={data.lists.length === 0 ? 'primary' : 'plain'}
        icon={FileInput}
        keys="i"
        disabled={!allowed}
        onClick={() => setDialog('import')}
      >
        Import…
      </Button>
      <Button icon={Plus} keys="n" disabled={!allowed} onClick={() => setDialog('new')}>
        New…
      </Button>
    </>
  )
  return (
    <div className={css.page}>
      {shown === undefined ? (
        <EmptyState icon={Highlighter} title="No watch-lists yet" action={buttons}>
          A watch-list is up to 5,000 words, phrases or searches that are looked for in the whole case and in
          every file that comes in later. Import one from a text or CSV file, a term a line, or type one.
          {whyNot === null ? '' : ` ${whyNot}`}
        </EmptyState>
      ) : (
        <Split
          name="watch"
          label="Width of the lists"
          sized="first"
          initial={248}
          min={160}
          max={400}
          rest={480}
        >
          <ListOfLists
            lists={data.lists}
            shown={shown.id}
            buttons={buttons}
            onShow={(id) => {
              // The table of the list that is chosen takes the focus.
              if (document.activeElement instanceof HTMLElement) document.activeElement.blur()
              ways.amend({ screen: 'watch', list: id })
            }}
          />
          <WatchListView key={shown.id} list={shown} about={data} handlesOf={handlesOf} />
        </Split>
      )}
      {dialog === 'new' && (
        <EditDialog
          list={null}
          colour={nextColour(data.lists.length)}
          onClose={() => setDialog(null)}
          onSaved={made}
        />
      )}
      {dialog === 'import' && (
        <ImportDialog lists={data.lists} onClose={() => setDialog(null)} onSaved={made} />
      )}
    </div>
  )
}
