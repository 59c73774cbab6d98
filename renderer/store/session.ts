import { create } from 'zustand'
import type { State } from '../../shared/contract/case.ts'
import { may, type Permission, refusal } from '../../shared/domain/roles.ts'

interface Session {
  /** Null until the host has said what is open. */
  readonly state: State | null
  readonly setState: (state: State) => void
}

/** What is open and who is in front of it; kept up by state.changed. */
export const useSession = create<Session>()((set) => ({
  state: null,
  setState: (state) => set({ state }),
}))

/** Whether the account may do this here, now: its role allows it and the case can be changed. */
export function useMay(permission: Permission): boolean {
  return useSession(({ state }) => {
    if (state?.account == null) return false
    const writes = permission !== 'read' && permission !== 'export'
    return may(state.account.role, permission) && !(writes && state.case?.readOnly != null)
  })
}

/** Why the account may not do this here, now, in a sentence that names who may; null: it may. */
export function useWhyNot(permission: Permission): string | null {
  return useSession(({ state }) => {
    if (state?.account == null) return 'Log in first.'
    if (!may(state.account.role, permission)) return refusal(state.account.role, permission)
    const writes = permission !== 'read' && permission !== 'export'
    return writes ? (state.case?.readOnly ?? null) : null
  })
}
