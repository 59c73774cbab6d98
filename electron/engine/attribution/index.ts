import type { ReadHandlers, WriteHandlers } from '../seat.ts'
import { getAttribution } from './get.ts'
import { getHandle } from './handle.ts'
import { listHandles } from './handles.ts'
import { addOutcome, addSeizure, listSeizures, withdrawOutcome, withdrawSeizure } from './outcomes.ts'
import { listPeople, savePerson } from './people.ts'
import { propose, revise, withdraw } from './propose.ts'

export { attributionsByIds } from './get.ts'
export { handleStates } from './standing.ts'
export {
  contradiction,
  recordWithdrawal,
  refused,
  revisionOf,
  type StoredAttribution,
  setAttributionState,
  stateAfter,
  storedAttribution,
} from './stored.ts'

export const attributionReads: ReadHandlers<
  'handle.list' | 'handle.get' | 'person.list' | 'attribution.get' | 'seizure.list'
> = {
  'handle.list': (seat, params) => listHandles(seat, params),
  'handle.get': (seat, { id }) => getHandle(seat, id),
  'person.list': ({ db }, { text }) => ({ people: listPeople(db, text) }),
  'attribution.get': ({ db }, { id }) => getAttribution(db, id),
  'seizure.list': ({ db }) => ({ seizures: listSeizures(db) }),
}

export const attributionWrites: WriteHandlers<
  | 'person.save'
  | `attribution.${'propose' | 'revise' | 'withdraw'}`
  | `outcome.${'add' | 'withdraw'}`
  | `seizure.${'add' | 'withdraw'}`
> = {
  'person.save': savePerson,
  'attribution.propose': propose,
  'attribution.revise': revise,
  'attribution.withdraw': withdraw,
  'outcome.add': addOutcome,
  'outcome.withdraw': withdrawOutcome,
  'seizure.add': addSeizure,
  'seizure.withdraw': withdrawSeizure,
}
