import type { Input } from '../../shared/contract/index.ts'
import type { Coverage } from '../../shared/contract/reading.ts'
import { useCall } from '../api/useCall.ts'
import { grouped } from '../components/progress-text.ts'
import { Tooltip } from '../components/Tooltip.tsx'

interface Props {
  of: Input<'reading.coverage'> | null
  /** Written before it, where it is. */
  before?: string
}

/** How much of a list one has seen, with who has seen how much of it a hover or a focus away. Nothing until it is known. */
export function CoverageText({ of, before }: Props) {
  const { data } = useCall('reading.coverage', of, ['seen', 'messages'])
  if (data === null || data.rows === 0) return null
  return (
    <>
      {before}
      <Tooltip text={readersText(data)}>
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what the tooltip says must be within reach of the keyboard. */}
        <span tabIndex={0}>{seenText(data)}</span>
      </Tooltip>
    </>
  )
}

/** 'all seen', 'none seen' or '312 seen'. */
function seenText({ rows, mine }: Coverage): string {
  if (mine.rows === rows) return 'all seen'
  return mine.rows === 0 ? 'none seen' : `${grouped(mine.rows)} seen`
}

/** How many readers are named. */
const named = 8

function readersText({ rows, messages, anyone, readers }: Coverage): string {
  const of = `of ${grouped(rows)} rows, ${grouped(messages)} messages`
  if (readers.length === 0) return `Nobody has seen any ${of} yet`
  const each = readers
    .slice(0, named)
    .map((reader) => `${reader.name} ${grouped(reader.rows)} rows, ${grouped(reader.messages)} messages`)
  const more = readers.length > named ? `; and ${readers.length - named} more` : ''
  return `Seen ${of}: ${each.join('; ')}${more}. By anyone ${grouped(anyone.rows)} rows, ${grouped(anyone.messages)} messages`
}
