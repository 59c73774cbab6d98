import { useCallback, useEffect, useState } from 'react'
import { dateTime, zoneLabel } from '../../../shared/domain/time-display.ts'
import { call } from '../../api/client.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useSession } from '../../store/session.ts'
import { useStatus } from '../../store/status.ts'

interface ReadingPlace {
  /** False while it is not known yet where one stood. */
  readonly ready: boolean
  /** The message to stand on; null: the first. */
  readonly message: number | null
  /** Told where one stands now. */
  readonly keep: (message: number) => void
}

/**
 * Where a person stood when they last read a conversation: there it opens again. A message that one came for goes before, and a visit to
 * the hits of a search leaves the place where it is.
 * @param wanted the message that one came for
 */
export function useReadingPlace(
  conversation: number,
  wanted: number | null,
  hits: string | null,
): ReadingPlace {
  const [found, setFound] = useState<{ readonly message: number | null } | null>(null)
  const [asks] = useState(wanted === null)
  const writable = useSession(({ state }) => state?.case != null && state.case.readOnly === null)
  useEffect(() => {
    if (!asks) return undefined
    const stop = new AbortController()
    call('place.get', { conversation }, { signal: stop.signal }).then(
      ({ message, at }) => {
        setFound({ message })
        if (message === null || at === null) return
        const { zone } = usePreferences.getState()
        useStatus
          .getState()
          .say(
            `Back where you left it, ${dateTime(at, zone).slice(0, 16)} ${zoneLabel(at, zone)}; Home goes to the first row`,
          )
      },
      // Without a place it opens at its first row.
      () => stop.signal.aborted || setFound({ message: null }),
    )
    return () => stop.abort()
  }, [asks, conversation])
  const keep = useCallback(
    (message: number) => {
      if (hits !== null || !writable) return
      // A place that could not be put down is put down with the next step.
      call('place.put', { conversation, message }).catch(() => undefined)
    },
    [conversation, hits, writable],
  )
  return { ready: !asks || found !== null, message: wanted ?? found?.message ?? null, keep }
}
