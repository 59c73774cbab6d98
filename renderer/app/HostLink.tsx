import { useEffect, useEffectEvent, useState } from 'react'
import { bridge } from '../api/bridge.ts'
import { Banner } from '../components/Banner.tsx'
import { useApplicableCommands } from './commands/CommandsProvider.tsx'
import css from './HostLink.module.css'

/** What the host itself has to say: a command chosen in its native menu, and that it is gone. */
export function HostLink() {
  const commands = useApplicableCommands()
  const run = useEffectEvent((chosen: string) => commands.find(({ id }) => id === chosen)?.run())
  useEffect(() => bridge.onCommand?.((chosen) => run(chosen)), [])
  const [present, setPresent] = useState(true)
  useEffect(() => bridge.onPresence?.(setPresent), [])
  if (present) return null
  return (
    <div className={css.gone}>
      <Banner
        kind="error"
        message="Winnow has stopped."
        advice="Nothing that was done here is lost. Start Winnow again and open the new address that it prints."
      />
    </div>
  )
}
