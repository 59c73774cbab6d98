import { Count } from './Count.tsx'

/** Rows, and how many messages they are where twins make that fewer. */
export function RowsAndMessages({ rows, messages }: { rows: number | null; messages: number | null }) {
  return (
    <>
      <Count value={rows} unit="rows" />
      {messages !== null && messages !== rows && (
        <>
          {' '}
          · <Count value={messages} unit="messages" />
        </>
      )}
    </>
  )
}
