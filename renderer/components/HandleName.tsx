import { cx } from './cx.ts'
import css from './HandleName.module.css'
import { VisibleText } from './VisibleText.tsx'

/**
 * A handle exactly as it was given, in the mono face (l I 1 and O 0 differ), with hidden characters always drawn: two
 * handles that differ must look different. Null is a row whose file does not say.
 */
export function HandleName({ name, className }: { name: string | null; className?: string | undefined }) {
  if (name === null) return <span className={cx(css.unknown, className)}>unknown</span>
  return (
    <bdi className={cx(css.name, className)}>
      <VisibleText text={name} />
    </bdi>
  )
}
