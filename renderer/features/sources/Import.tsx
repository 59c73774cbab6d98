import { useCallback, useMemo, useState } from 'react'
import type { Look } from '../../../shared/contract/import.ts'
import { bridge } from '../../api/bridge.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { cx } from '../../components/cx.ts'
import { PathBox } from '../../components/PathBox.tsx'
import { useRoutes } from '../../store/route.ts'
import { useWhyNot } from '../../store/session.ts'
import css from './Import.module.css'
import { StartedImports } from './jobs/StartedImports.tsx'
import { Chosen } from './looking/Chosen.tsx'
import { Members } from './looking/Members.tsx'
import { onlyPart, type Part, partsOf } from './looking/parts.ts'

/** Imports that were started from one path; `ended` when nothing of it is left to be asked. */
interface Started {
  readonly path: string
  readonly jobs: readonly string[]
  readonly ended: boolean
}

/** From a path to the ledgers of what it holds: look, choose, declare, import. */
export function Import({ path }: { path: string | null }) {
  const [typed, setTyped] = useState(path ?? '')
  const [started, setStarted] = useState<Started | null>(null)
  const [chosen, setChosen] = useState<{ path: string; parts: readonly Part[] } | null>(null)
  // Asked for anew (path null), the screen is free for the next file; coming back finds the imports again.
  const own = started !== null && started.path === path ? started : null
  const amend = useRoutes((routes) => routes.amend)
  const whyNot = useWhyNot('import')
  const { data, error, loading } = useCall(
    'import.look',
    path === null || own?.ended || whyNot !== null ? null : { path },
  )
  const back = useCallback(() => setChosen(null), [])
  // An answer about the path asked for before stays until the next one comes: it is not this path's.
  const look = path === null || loading || error !== null || data?.path !== path ? null : data
  // The same array as long as it is the same file: a new one would be looked at anew.
  const parts = useMemo(() => {
    if (chosen !== null && chosen.path === path) return chosen.parts
    const only = look === null ? null : onlyPart(look)
    return only === null ? null : [only]
  }, [chosen, path, look])
  if (whyNot !== null) {
    return (
      <div className={cx('page-sheet', css.page)}>
        <Banner kind="info" message={whyNot} />
      </div>
    )
  }
  const another = () => {
    setStarted(null)
    setChosen(null)
    setTyped('')
    amend({ screen: 'import' })
  }
  if (own?.ended) {
    return (
      <div key="started" className={cx('page-sheet', css.page)}>
        <StartedImports ids={own.jobs} onAnother={another} onAgain={() => setStarted(null)} />
      </div>
    )
  }
  const refusal = look === null ? null : refusalOf(look)
  return (
    <div key="asked" className={cx('page-sheet', css.page)}>
      <form
        className={css.choose}
        onSubmit={(event) => {
          event.preventDefault()
          if (typed.trim() === '') return
          setChosen(null)
          amend({ screen: 'import', path: typed })
        }}
      >
        <PathBox
          bridge={bridge}
          label="File to import"
          hint={
            look === null || refusal !== null
              ? 'A file, a folder or a zip: tables of any kind, workbooks, databases, chat exports, reports, images. Recognised by content, whatever the name.'
              : undefined
          }
          autoFocus={path === null}
          value={typed}
          onValue={setTyped}
          error={error === null ? (refusal ?? undefined) : `${error.message} (${error.code})`}
          request={{ want: 'file', title: 'File to import' }}
        />
        <Button
          look={look === null ? 'primary' : 'plain'}
          type="submit"
          disabled={typed.trim() === '' || loading}
        >
          {loading ? 'Looking…' : 'Look at it'}
        </Button>
      </form>
      {own !== null && (
        <p role="status" className={css.hint}>
          {own.jobs.length === 1 ? 'One import was' : `${own.jobs.length} imports were`} started so far: the
          status bar keeps the progress.
        </p>
      )}
      {look !== null && path !== null && parts === null && refusal === null && (
        <Members key={path} look={look} onChosen={(taken) => setChosen({ path, parts: taken })} />
      )}
      {look !== null && path !== null && parts !== null && (
        <Chosen
          key={path}
          path={path}
          parts={parts}
          onBack={chosen === null ? null : back}
          onStarted={(jobs) => setStarted({ path, jobs: [...(own?.jobs ?? []), ...jobs], ended: false })}
          onEnd={(some) => {
            if (some) setStarted((before) => before && { ...before, ended: true })
            else back()
          }}
        />
      )}
    </div>
  )
}

/** Why nothing of a plain file can be imported; null: something can. */
function refusalOf(look: Look): string | null {
  const [part, ...more] = partsOf(look)
  return look.kind === 'file' && part !== undefined && more.length === 0 ? part.problem : null
}
