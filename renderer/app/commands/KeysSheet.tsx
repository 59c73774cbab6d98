import { Dialog } from '../../components/Dialog.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { useApplicableCommands } from './CommandsProvider.tsx'
import css from './KeysSheet.module.css'

/** The keys that apply here, grouped: read from the same list as the keys themselves. */
export function KeysSheet({ onClose }: { onClose: () => void }) {
  const keyed = useApplicableCommands().filter((command) => command.keys)
  const groups = [...Map.groupBy(keyed, (command) => command.group)]
  return (
    <Dialog title="Keys that apply here" size="large" onClose={onClose}>
      <div className={css.groups}>
        {groups.map(([group, commands]) => (
          <section key={group} className={css.group}>
            <h3>{group}</h3>
            <dl>
              {commands.map((command) => (
                <div key={command.id} className={css.line}>
                  <dt>{command.title}</dt>
                  <dd>{command.keys && <Kbd keys={command.keys} />}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  )
}
