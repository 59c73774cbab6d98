import { keyCaps } from '../app/commands/keys.ts'
import css from './Kbd.module.css'

/** 'mod+k' as keycaps, 'g h' as one key after the other, in the words of this machine's keyboard. */
export function Kbd({ keys }: { keys: string }) {
  return (
    <span className={css.keys}>
      {keyCaps(keys).map((cap) => (
        <kbd key={cap} className={css.key}>
          {cap}
        </kbd>
      ))}
    </span>
  )
}
