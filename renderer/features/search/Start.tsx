import { Search as SearchIcon } from 'lucide-react'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useSession } from '../../store/session.ts'
import css from './Search.module.css'

export interface StartProps {
  onRun: (text: string) => void
  onHelp: () => void
}

/** Former searches worth offering. */
const most = 8

/** What stands in place of hits before anything is searched: what to do, and one's own last searches. */
export function Start({ onRun, onHelp }: StartProps) {
  const me = useSession(({ state }) => state?.account?.name)
  const { data } = useCall('search.log', { before: null, limit: 100 }, ['audit'])
  const mine = (data?.searches ?? []).filter(({ account, text }) => account === me && text.trim() !== '')
  const former = [...new Set(mine.map(({ text }) => text))].slice(0, most)
  return (
    <EmptyState
      icon={SearchIcon}
      title="Type what to look for"
      action={
        <div className={css.offers}>
          <Button look="quiet" onClick={onHelp}>
            How to search
          </Button>
          {former.length > 0 && (
            <section aria-label="Your last searches" className={css.former}>
              <h3>Your last searches</h3>
              <ul>
                {former.map((text) => (
                  <li key={text}>
                    <button type="button" className={css.link} onClick={() => onRun(text)}>
                      <bdi>{text}</bdi>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </div>
      }
    >
      Words find rows that hold all of them; Enter runs the search. From the empty box the down arrow reaches
      your former searches.
    </EmptyState>
  )
}
