import type { HandleState } from '../../../shared/contract/attribution.ts'
import { StateMark } from '../../components/StateMark.tsx'
import css from './Handles.module.css'

/** How far a handle's attribution is. Unidentified has no mark: nothing has been said of it. */
export function HandleStateMark({ state }: { state: HandleState }) {
  return state === 'unidentified' ? (
    <span className={css.none}>unidentified</span>
  ) : (
    <StateMark state={state} />
  )
}
