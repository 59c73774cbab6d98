import { useCallback, useEffect, useRef, useState } from 'react'
import { type ErrorShape, toErrorShape } from '../../../shared/contract/error.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { call } from '../../api/client.ts'
import { closeSet } from '../../lists/open-set.ts'
import { useVersion } from '../../store/data.ts'
import { useSession } from '../../store/session.ts'
import { changedFrom } from './changed-from.ts'
import { keepSearch, type Run, takeSearch } from './kept-search.ts'

type First = Result<'search.first'>

/** What is known of a search so far. Its first rows come before its count, and both before its result set. */
export interface Found {
  readonly text: string | null
  readonly first: First | null
  /** How many rows it finds, exactly; null: not known yet. */
  readonly counted: number | null
  readonly run: Run | null
  readonly error: ErrorShape | null
  /** An answer, or a newer one, is on its way. */
  readonly loading: boolean
}

const nothing: Found = { text: null, first: null, counted: null, run: null, error: null, loading: false }

/** Rows that are asked for ahead of the rest: more than a screen shows. */
const firstRows = 100
/** A count by itself is asked for when the result set takes longer than this, ms. */
const countAfter = 200

/**
 * Runs a search and holds its result set while it is shown; a newer text cancels the one before at once. When messages are
 * added or the index grows it is run anew, and the one before stays until then. The search that was left last is held, so
 * that coming back to it does not run and log it once more.
 * @param text null: nothing is searched
 * @param from the search of the record that one came from; null: none
 */
export function useFound(text: string | null, from: string | null): Found & { readonly reload: () => void } {
  const [state, setState] = useState<Found & { readonly stamp: string }>({ ...nothing, stamp: '' })
  const [again, setAgain] = useState(0)
  const contents = useVersion(['messages', 'index'])
  const marks = useVersion(['tags', 'scheme', 'reviews', 'twins'])
  const who = useSession((session) => `${session.state?.case?.id}/${session.state?.account?.id}`)

  /** What was known before the text changed. */
  const leaving = useRef(state)

  // biome-ignore lint/correctness/useExhaustiveDependencies: new contents run the search anew
  useEffect(() => {
    if (text === null) return setState({ ...nothing, stamp: '' })
    const stamp = JSON.stringify([who, contents, marks, text])
    const kept = takeSearch(stamp)
    if (kept !== null) return setState({ ...nothing, text, run: kept, counted: kept.rows, stamp })
    setState((before) =>
      before.text === text
        ? { ...before, error: null, loading: true }
        : { ...nothing, text, loading: true, stamp },
    )
    const abort = new AbortController()
    const { signal } = abort
    const put = (part: Partial<Found>) => {
      if (!signal.aborted) setState((before) => ({ ...before, ...part, stamp }))
    }
    const first = call('search.first', { text, count: firstRows }, { signal })
    first.then(
      (rows) => put({ first: rows, ...(rows.complete ? { counted: rows.rows.length } : {}) }),
      // What is wrong with the text, search.run says as well.
      () => undefined,
    )
    const count = setTimeout(() => {
      call('search.count', { text }, { signal }).then(
        ({ rows }) => put({ counted: rows }),
        () => undefined,
      )
    }, countAfter)
    const { run: former, text: formerText } = leaving.current
    const isChanged = former !== null && formerText !== null && changedFrom(formerText, text)
    const parent = isChanged ? former.search : from
    call('search.run', { text, ...(parent === null ? {} : { parent }) }, { signal }).then(
      (run) => {
        clearTimeout(count)
        if (signal.aborted) void closeSet(run.set)
        else put({ run, counted: run.rows, loading: false })
      },
      (failure) => {
        clearTimeout(count)
        put({ error: toErrorShape(failure), loading: false })
      },
    )
    return () => {
      clearTimeout(count)
      abort.abort()
    }
  }, [text, who, contents, again])

  const set = state.run?.set ?? null
  useEffect(() => {
    leaving.current = state
  }, [state])
  useEffect(() => {
    if (set === null) return undefined
    return () => {
      const { run, stamp } = leaving.current
      // The search that is left is held for the way back: run again it would be logged again.
      if (run?.set === set) keepSearch(stamp, run)
      else void closeSet(set)
    }
  }, [set])

  const reload = useCallback(() => setAgain((count) => count + 1), [])
  // Until the effect has run, what is held is of the text before.
  return { ...(state.text === text ? state : { ...nothing, text, loading: text !== null }), reload }
}
