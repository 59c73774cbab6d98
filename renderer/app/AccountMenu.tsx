import { Lock } from 'lucide-react'
import { logOut } from '../api/leaving.ts'
import { IconButton } from '../components/IconButton.tsx'
import { MenuButton } from '../components/MenuButton.tsx'
import { useNotice } from '../store/notice.ts'
import { useSession } from '../store/session.ts'
import { useMenuItems } from './commands/CommandsProvider.tsx'

/** Who is logged in, what they may do about it, and the lock. */
export function AccountMenu() {
  const account = useSession(({ state }) => state?.account ?? null)
  const attempt = useNotice((notice) => notice.attempt)
  const own = useMenuItems(['settings', 'password', 'keys'])
  const view = useMenuItems(['zone', 'theme', 'inspector'])
  const leave = useMenuItems(['lock', 'case.close'])
  if (account === null) return null
  return (
    <>
      <MenuButton label={`Account: ${account.name}, ${account.role}`} groups={[own, view, leave]} align="end">
        {account.name} · {account.role}
      </MenuButton>
      <IconButton
        icon={Lock}
        label="Lock"
        keys="mod+l"
        onClick={() => void attempt(() => logOut('person'))}
      />
    </>
  )
}
