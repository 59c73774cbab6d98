import { useEffect, useState } from 'react'
import { call } from '../../api/client.ts'
import { allIds } from '../../lists/all-ids.ts'
import type { MessageList } from '../../lists/useMessageList.ts'
import { useHits } from '../../store/hits.ts'
import { useNotice } from '../../store/notice.ts'

/** More hits than this are not stepped through one by one. */
const mostHits = 500_000

/**
 * Positions in a conversation of the hits of a search, ascending; null while they are being counted or when the
 * conversation was not opened from a search. The hits come from the search screen; a search that it no longer holds is run.
 */
export function useHitPositions(list: MessageList, text: string | null): readonly number[] | null {
  const [positions, setPositions] = useState<readonly number[] | null>(null)
  const { open, idsAt } = list
  const set = open?.set
  const rows = open?.rows ?? 0
  useEffect(() => {
    setPositions(null)
    if (text === null || set === undefined) return undefined
    let wanted = true
    void useNotice.getState().attempt(async () => {
      const hits = new Set(await hitsOf(text))
      const ids = await allIds(idsAt, rows)
      if (!wanted) return
      setPositions(ids.flatMap((id, position) => (hits.has(id) ? [position] : [])))
    })
    return () => {
      wanted = false
    }
  }, [text, set, rows, idsAt])
  return positions
}

async function hitsOf(text: string): Promise<readonly number[]> {
  const kept = useHits.getState()
  if (kept.text === text) return kept.ids
  const { set, rows } = await call('search.run', { text })
  const ids = await allIds(
    async (from, count) => (await call('list.ids', { set, from, count })).ids,
    Math.min(rows, mostHits),
  )
  await call('list.close', { set })
  useHits.getState().keep(text, ids)
  return ids
}
