import { Fragment } from 'react'
import { keyCaps } from '../app/commands/keys.ts'
import css from './Kbd.module.css'

export interface KbdProps {
  keys: string
  /** Inside of a control, whose name the keys are no part of; give the control `aria-keyshortcuts`. */
  silent?: boolean
}

/** 'mod+k' as keycaps, 'g h' as one key then the other, in the words of this machine's keyboard. */
export function Kbd({ keys, silent = false }: KbdProps) {
  return (
    <span className={css.keys} aria-hidden={silent || undefined}>
      {keyCaps(keys).map((caps, stroke) => (
        <Fragment key={caps.join('+')}>
          {stroke > 0 && <span className={css.then}>then</span>}
          {caps.map((cap) => (
            <kbd key={cap} className={css.key}>
              {cap}
            </kbd>
          ))}
        </Fragment>
      ))}
    </span>
  )
}
