import { useState } from 'react'
import { HandleDialog } from '../lists/HandleDialog.tsx'
import { searchHandles } from '../lists/search-handles.ts'
import { useRoutes } from '../store/route.ts'

/** Asks for two handles, one after the other, and shows them side by side. */
export function BesideDialog({ onClose }: { onClose: () => void }) {
  const [first, setFirst] = useState<number | null>(null)
  return first === null ? (
    <HandleDialog
      key="first"
      title="Two handles side by side: which is the first?"
      search={searchHandles}
      onHandle={({ id }) => setFirst(id)}
      onClose={onClose}
    />
  ) : (
    <HandleDialog
      key="second"
      title="And the second?"
      search={searchHandles}
      onHandle={({ id }) => {
        useRoutes.getState().go({ screen: 'beside', handles: [first, id] })
        onClose()
      }}
      onClose={onClose}
    />
  )
}
