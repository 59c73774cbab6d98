import { create } from 'zustand'
import type { Input, Result } from '../../shared/contract/index.ts'
import { call } from '../api/client.ts'
import { useSession } from './session.ts'

type Kept = Result<'preference.get'>
type Preference = Input<'preference.put'>['preference']
type View = NonNullable<Kept['view']>

interface Own {
  /** Columns of lists of messages; null: as Winnow has them. */
  readonly columns: Kept['columns']
  /** Small choices of screens by name, 'search.order'. */
  readonly view: View
  /** They were asked for and are here; until then, what Winnow has. */
  readonly loaded: boolean
  readonly setColumns: (columns: NonNullable<Kept['columns']>) => void
  readonly setView: (name: string, value: View[string]) => void
}

const nothing = { columns: null, view: {}, loaded: false }

/** What this person keeps of how things are shown: in the case, so that it follows them to the next day and to another station. */
export const useOwn = create<Own>()((set, get) => ({
  ...nothing,
  setColumns: (columns) => {
    set({ columns })
    keep({ name: 'columns', value: columns })
  },
  setView: (name, value) => {
    const view = { ...get().view, [name]: value }
    set({ view })
    keep({ name: 'view', value: view })
  },
}))

/** Another person: theirs are asked for. @returns all that they keep */
export async function loadOwn(): Promise<Kept> {
  useOwn.setState(nothing)
  const kept = await call('preference.get', {})
  useOwn.setState({ columns: kept.columns, view: kept.view ?? {}, loaded: true })
  return kept
}

/** Dragging an edge changes a width with every pixel: what changes is put down once it rests. */
const restMs = 500
const waiting = new Map<Preference['name'], Preference>()
/** The log-in in which they are waiting. */
let session: string | null = null
let timer: ReturnType<typeof setTimeout> | undefined

/** Puts a preference down soon. A case that is open read-only keeps nothing. */
export function keep(preference: Preference): void {
  if (useSession.getState().state?.case?.readOnly !== null) return
  session = useSession.getState().state?.session ?? null
  waiting.set(preference.name, preference)
  clearTimeout(timer)
  timer = setTimeout(keepNow, restMs)
}

/** Puts down at once what waits: before the window goes, or the person. */
export function keepNow(): void {
  clearTimeout(timer)
  // Another person's they are not: who logged in in between keeps their own.
  if (session !== (useSession.getState().state?.session ?? null)) waiting.clear()
  for (const preference of waiting.values()) {
    // Logged out in between: the next change is put down with all that belongs to it.
    call('preference.put', { preference }).catch(() => undefined)
  }
  waiting.clear()
}
