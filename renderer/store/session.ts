import { create } from 'zustand'
import type { State } from '../../shared/contract/case.ts'
import { may, type Permission } from '../../shared/domain/roles.ts'

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
