import { useCall } from '../../api/useCall.ts'
import { HandleName } from '../../components/HandleName.tsx'
import { TagMark } from '../../components/TagMark.tsx'
import { useScheme } from '../../lists/useScheme.ts'
import type { ListOf } from '../../store/types.ts'
import css from './Messages.module.css'

/** What a message list is of, in words. */
export function ListTitle({ of }: { of: ListOf }) {
  return (
    <h2 className={css.title}>
      <Words of={of} />
    </h2>
  )
}

function Words({ of }: { of: ListOf }) {
  switch (of.kind) {
    case 'all':
      return 'All messages'
    case 'media':
      return 'Messages with images'
    case 'conversation':
      return <OfConversation id={of.conversation} />
    case 'handle':
      return <OfHandle id={of.handle} />
    case 'tag':
      return <OfTag id={of.def} />
    case 'pair':
    case 'span':
      // Those have screens of their own.
      return null
    case 'source':
      return <OfSource id={of.source} />
  }
}

function OfConversation({ id }: { id: number }) {
  const { data } = useCall('conversation.get', { id })
  return <>Messages of {data === null ? '…' : <HandleName name={data.name} />}</>
}

function OfHandle({ id }: { id: number }) {
  const { data } = useCall('handle.get', { id })
  return <>Messages of {data === null ? '…' : <HandleName name={data.name} />}</>
}

function OfTag({ id }: { id: number }) {
  const def = useScheme().get(id)
  return def === undefined ? (
    'Tagged …'
  ) : (
    <>
      Tagged <TagMark tag={def} /> {def.name}
    </>
  )
}

function OfSource({ id }: { id: number }) {
  const { data } = useCall('source.list', {})
  const source = data?.sources.find((each) => each.id === id)
  return (
    <>
      Rows of <bdi>{source?.name ?? '…'}</bdi>
    </>
  )
}
