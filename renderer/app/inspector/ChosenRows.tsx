import { Button } from '../../components/Button.tsx'
import { grouped } from '../../components/progress-text.ts'
import { useMay } from '../../store/session.ts'
import { useTagChooser } from '../tagging/chooser.ts'
import css from './Inspector.module.css'
import { askJoin } from './TwinCommands.tsx'

/** What stands above the focused message while several rows are chosen: keys act on all of them. */
export function ChosenRows({ count }: { count: number }) {
  const mayTag = useMay('tag')
  const openChooser = useTagChooser(({ open }) => open)
  return (
    <div className={css.chosen}>
      <strong>{grouped(count)} rows chosen</strong>
      {mayTag && (
        <>
          <p>A tag’s key tags all of them. Below is the one in focus.</p>
          <div className={css.pair}>
            <Button onClick={openChooser} keys="shift+t">
              Tag them…
            </Button>
            <Button onClick={askJoin} keys="shift+j">
              Join as one message…
            </Button>
          </div>
        </>
      )}
    </div>
  )
}
