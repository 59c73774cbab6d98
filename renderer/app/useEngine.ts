import { useEffect } from 'react'
import type { State } from '../../shared/contract/case.ts'
import { call, subscribe } from '../api/client.ts'
import { forgetBookmarks } from '../store/bookmarks.ts'
import { useCitations } from '../store/citations.ts'
import { useData } from '../store/data.ts'
import { useJobs } from '../store/jobs.ts'
import { useNotice } from '../store/notice.ts'
import { usePanes } from '../store/panes.ts'
import { useRevealed } from '../store/revealed.ts'
import { resetRoutes } from '../store/route.ts'
import { forgetSeen } from '../store/seen.ts'
import { useSelection } from '../store/selection.ts'
import { useSession } from '../store/session.ts'
import { useUndo } from '../store/undo.ts'

/** Keeps the stores up with the engine for as long as the window lives. */
export function useEngine(): void {
  useEffect(() => {
    // The answer to the first question may come after the news of a later state.
    let told = false
    const stops = [
      subscribe('state.changed', (state) => {
        told = true
        show(state)
      }),
      subscribe('job.changed', (job) => useJobs.getState().put(job)),
      subscribe('data.changed', ({ areas }) => useData.getState().changed(areas)),
    ]
    void useNotice.getState().attempt(async () => {
      const state = await call('app.state', {})
      if (!told) show(state)
    })
    return () => {
      for (const stop of stops) stop()
    }
  }, [])

  const session = useSession(({ state }) => state?.session ?? null)
  useEffect(() => {
    if (session === null) return undefined
    const left = new AbortController()
    call('job.list', {}, { signal: left.signal }).then(
      ({ jobs }) => useJobs.getState().replace(jobs),
      // Gone again; and what changes from now on is told anyway.
      () => undefined,
    )
    return () => left.abort()
  }, [session])
}

function show(state: State): void {
  const before = useSession.getState().state
  if (before?.session !== state.session || before?.case?.id !== state.case?.id) forgetAll()
  useSession.getState().setState(state)
}

/** Another person, or another case: nothing of the one before stays on screen. */
function forgetAll(): void {
  usePanes.getState().closeSide()
  resetRoutes()
  for (const selection of useSelection.all()) {
    selection.getState().focus(null)
    selection.getState().choose([])
  }
  useUndo.getState().reset()
  useCitations.getState().replace([])
  useRevealed.getState().reset()
  forgetSeen()
  forgetBookmarks()
  useNotice.getState().clear()
  useJobs.getState().replace([])
}
