import Fuse from 'fuse.js'
import { Save } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Table } from '../../components/Table.tsx'
import { TextField } from '../../components/TextField.tsx'
import css from './Searches.module.css'

interface Props {
  /** The one that is shown. */
  name: string
  onShow: (name: string) => void
}

/** The saved searches that stand, by name. */
export function Saved({ name: shown, onShow }: Props) {
  const { data, error } = useCall('saved.list', {}, ['searches'])
  const [text, setText] = useState('')
  const fuse = useMemo(
    () =>
      new Fuse(data?.saved ?? [], { keys: ['name', 'note', 'text'], threshold: 0.35, ignoreLocation: true }),
    [data],
  )
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return null
  if (data.saved.length === 0) {
    return (
      <EmptyState icon={Save} title="No search has been saved">
        Save one from its record, or from the search itself: then it has a name, and other searches can be
        built on it.
      </EmptyState>
    )
  }
  const found = text.trim() === '' ? data.saved : fuse.search(text).map(({ item }) => item)
  return (
    <div className={css.list}>
      <header className={css.bar}>
        <TextField
          label="Find a saved search"
          labelHidden
          placeholder="Name, note or words"
          className={css.find}
          value={text}
          onValue={setText}
        />
      </header>
      <div className={css.scroll}>
        <Table
          caption="Saved searches"
          captionHidden
          rows={found}
          rowKey={({ id }) => id}
          onOpen={({ name }) => onShow(name)}
          empty="No saved search is like that."
          columns={[
            {
              id: 'name',
              title: 'Name',
              cell: ({ name }) => (name === shown ? <strong>{name}</strong> : name),
              sort: ({ name }) => name,
            },
            { id: 'text', title: 'Search', mono: true, cell: ({ text: query }) => <bdi>{query}</bdi> },
            { id: 'account', title: 'By', cell: ({ account }) => account, sort: ({ account }) => account },
          ]}
        />
      </div>
    </div>
  )
}
