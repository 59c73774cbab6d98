import type { WinnowError } from '../../../shared/contract/error.ts'
import * as attribution from '../attribution/index.ts'
import type { WriteDb } from '../db/connection.ts'
import type { Call } from '../seat.ts'
import * as tagging from '../tagging/index.ts'
import type { Target } from './items.ts'

/** A decision that a reviewer takes. */
export type Decision = 'approve' | 'return' | 'reject'

/**
 * What a review decides on, with all that differs between a tag and an attribution. Every step checks the rules of
 * shared/domain first and throws state.conflict, naming the subject, where they forbid it.
 */
export interface Subject {
  readonly state: string
  /** For the audit: what it was, in terms that outlast the database. */
  readonly about: { readonly [key: string]: string | number }
  /** Takes the decision; an approval also ends what this one revises. */
  decide(decision: Decision): void
  /** Takes the decision back; what an approval ended stands again. */
  undo(): void
  refused(why: string): WinnowError
}

/** @throws WinnowError not.found */
export function subjectOf(db: WriteDb, target: Target, call: Call): Subject {
  return target.kind === 'tag' ? tagSubject(db, target.id, call) : attributionSubject(db, target.id, call)
}

function tagSubject(db: WriteDb, id: number, call: Call): Subject {
  const tag = tagging.storedTag(db, id)
  const actor = call.actor.account
  const former = () => (tag.supersedes === null ? null : tagging.storedTag(db, tag.supersedes))
  return {
    state: tag.state,
    about: { kind: 'tag', id, code: tag.code, message: tag.uid },
    refused: (why) => tagging.refused(tag, why),
    decide(decision) {
      if (decision === 'reject') {
        throw tagging.refused(tag, 'A tag is approved or returned; only an attribution can be rejected.')
      }
      tagging.setTagState(db, [id], tagging.stateAfter(tag, decision, actor))
      const old = decision === 'approve' ? former() : null
      if (old?.state !== 'approved') return
      tagging.recordWithdrawal(db, 'supersede', [old], call)
      tagging.setTagState(db, [old.id], tagging.stateAfter(old, 'supersede', actor))
    },
    undo() {
      const to = tagging.stateAfter(tag, 'undo', actor)
      if (tagging.isRevised(db, tag)) {
        throw tagging.refused(tag, 'A revised tag follows from it: decide that one instead.')
      }
      tagging.setTagState(db, [id], to)
      const old = tag.state === 'approved' ? former() : null
      if (old?.state !== 'withdrawn' || old.was !== 'approved') return
      tagging.recordWithdrawal(db, 'restore', [old], call)
      tagging.setTagState(db, [old.id], tagging.stateAfter(old, 'reinstate', actor))
    },
  }
}

function attributionSubject(db: WriteDb, id: number, call: Call): Subject {
  const own = attribution.storedAttribution(db, id)
  const actor = call.actor.account
  const former = () => (own.supersedes === null ? null : attribution.storedAttribution(db, own.supersedes))
  const checkTruth = (claim: attribution.StoredAttribution) => {
    const other = attribution.contradiction(db, claim)
    if (other === null) return
    throw attribution.refused(
      claim,
      `${other.handleName} is approved as ${other.personName} for some of the same days, and one of the two is said to have used it alone. Return it, or have the other one revised.`,
    )
  }
  return {
    state: own.state,
    about: { kind: 'attribution', id, handle: own.handleName, person: own.personName },
    refused: (why) => attribution.refused(own, why),
    decide(decision) {
      const to = attribution.stateAfter(own, decision, actor)
      if (decision === 'approve') checkTruth(own)
      attribution.setAttributionState(db, id, to)
      const old = decision === 'approve' ? former() : null
      if (old?.state !== 'approved') return
      attribution.recordWithdrawal(db, 'supersede', old, call)
      attribution.setAttributionState(db, old.id, attribution.stateAfter(old, 'supersede', actor))
    },
    undo() {
      const to = attribution.stateAfter(own, 'undo', actor)
      if (attribution.revisionOf(db, id) !== null) {
        throw attribution.refused(own, 'A revised attribution follows from it: decide that one instead.')
      }
      attribution.setAttributionState(db, id, to)
      const old = own.state === 'approved' ? former() : null
      if (old?.state !== 'superseded' || old.was !== 'approved') return
      checkTruth(old)
      attribution.recordWithdrawal(db, 'restore', old, call)
      attribution.setAttributionState(db, old.id, attribution.stateAfter(old, 'reinstate', actor))
    },
  }
}
