import { Banner } from './Banner.tsx'
import { Button } from './Button.tsx'
import { HandleName } from './HandleName.tsx'
import css from './NearNames.module.css'

interface Props {
  alike: readonly { readonly id: number; readonly name: string }[]
  onOpen: (handle: number) => void
}

/** Warns of handles so alike that one has been taken for the other; nothing where there are none. */
export function NearNames({ alike, onOpen }: Props) {
  if (alike.length === 0) return null
  return (
    <Banner
      kind="warning"
      message={
        alike.length === 1
          ? 'Another handle is easily taken for this one:'
          : `${alike.length} other handles are easily taken for this one:`
      }
      advice={
        <span className={css.names}>
          {alike.map(({ id, name }) => (
            <Button key={id} onClick={() => onOpen(id)}>
              <HandleName name={name} />
            </Button>
          ))}
        </span>
      }
    />
  )
}
