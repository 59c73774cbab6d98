import { FileSearch } from 'lucide-react'
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Look } from '../../../../shared/contract/import.ts'
import { useCommands } from '../../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../../app/commands/command.ts'
import { Button } from '../../../components/Button.tsx'
import { EmptyState } from '../../../components/EmptyState.tsx'
import { grouped } from '../../../components/progress-text.ts'
import { BigList, type BigListHandle } from '../../../lists/BigList.tsx'
import css from './Looking.module.css'
import { MemberLine, MemberLineHead } from './MemberLine.tsx'
import { chosenAtFirst, importable, type Part, partsOf } from './parts.ts'
import { Refused } from './Refused.tsx'
import { SelectBox } from './SelectBox.tsx'

interface Props {
  look: Look
  onChosen: (parts: readonly Part[]) => void
}

const kinds = { file: 'file', folder: 'folder', archive: 'archive' } as const

/** What a file with several tables, a folder or an archive holds: one or several of them are chosen for import. */
export function Members({ look, onChosen }: Props) {
  const parts = useMemo(() => partsOf(look), [look])
  const [chosen, setChosen] = useState<ReadonlySet<number>>(
    () => new Set(parts.flatMap((part, at) => (chosenAtFirst(part) ? [at] : []))),
  )
  const [active, setActive] = useState<number | null>(() => {
    const chosenFirst = parts.findIndex(chosenAtFirst)
    return chosenFirst >= 0 ? chosenFirst : Math.max(0, parts.findIndex(importable))
  })
  const list = useRef<BigListHandle>(null)
  useEffect(() => list.current?.focus(), [])
  const open = parts.filter(importable).length
  const database = parts.find(({ format }) => format === 'sqlite')

  const toggle = useCallback(
    (at: number) => {
      const part = parts[at]
      if (part === undefined || !importable(part)) return
      setChosen((before) => {
        const after = new Set(before)
        if (!after.delete(at)) after.add(at)
        return after
      })
    },
    [parts],
  )
  const all = useCallback(
    () =>
      setChosen((before) => {
        const every = parts.flatMap((part, at) => (importable(part) ? [at] : []))
        return before.size === every.length ? new Set() : new Set(every)
      }),
    [parts],
  )
  const count = chosen.size
  const goOn = useCallback(() => onChosen(parts.filter((_, at) => chosen.has(at))), [onChosen, parts, chosen])
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'import.choose',
          title: 'Go on with the chosen tables',
          group: 'Import',
          keys: 'mod+enter',
          when: () => count > 0,
          run: goOn,
        },
        {
          id: 'import.all',
          title: 'Choose all tables, or none',
          group: 'Import',
          keys: 'shift+a',
          run: all,
        },
      ],
      [count, goOn, all],
    ),
  )
  const row = useCallback(
    (index: number) => {
      const part = parts[index]
      return (
        part !== undefined && (
          <MemberLine part={part} chosen={chosen.has(index)} onChosen={() => toggle(index)} />
        )
      )
    },
    [parts, chosen, toggle],
  )
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== ' ' || active === null || !isGrid(event.target)) return
    event.preventDefault()
    toggle(active)
  }
  return (
    <section aria-label={`What ${look.name} holds`} className={css.look}>
      <header className={css.head}>
        <h2>
          <bdi>{look.name}</bdi>
        </h2>
        <p className={css.facts}>{factsOf(look, parts).join(' · ')}</p>
        {open > 1 && (
          <Button look="quiet" keys="shift+a" onClick={all}>
            {count === open ? 'Choose none' : 'Choose all'}
          </Button>
        )}
        <Button look="primary" keys="mod+enter" disabled={count === 0} onClick={goOn}>
          {count === 1 ? 'Go on with this one' : `Go on with ${grouped(count)} of ${grouped(open)}`}
        </Button>
      </header>
      {parts.length === 0 ? (
        <EmptyState icon={FileSearch} title="Nothing here can be imported">
          This {kinds[look.kind]} holds no file with rows. Choose another one.
        </EmptyState>
      ) : (
        // biome-ignore lint/a11y/noStaticElementInteractions: Space on the grid within it; the grid has the focus.
        <div
          className={css.list}
          style={{ height: `min(${parts.length + 2} * var(--row), 50vh)` }}
          onKeyDown={onKeyDown}
        >
          <BigList
            ref={list}
            label="Tables to import"
            kind="grid"
            count={parts.length}
            header={<MemberLineHead />}
            row={row}
            active={active}
            onCursor={setActive}
            onOpen={(index) => {
              const part = parts[index]
              if (part !== undefined && importable(part)) onChosen([part])
            }}
          />
        </div>
      )}
      {parts.length > 0 && <p className={css.hint}>Space chooses, Enter looks at the one in focus alone.</p>}
      {database !== undefined && <SelectBox database={database} onSelect={(part) => onChosen([part])} />}
      {look.refused.length > 0 && <Refused refused={look.refused} />}
    </section>
  )
}

const isGrid = (target: EventTarget): boolean =>
  target instanceof Element && target.getAttribute('role') === 'grid'

function factsOf({ kind, images, others }: Look, parts: readonly Part[]): string[] {
  const tables = parts.filter(importable).length
  const rest = parts.length - tables
  const counted = (count: number, one: string, many: string) =>
    count === 0 ? [] : [`${grouped(count)} ${count === 1 ? one : many}`]
  return [
    kinds[kind],
    ...counted(tables, 'table can be imported', 'tables can be imported'),
    ...counted(rest, 'cannot', 'cannot'),
    ...counted(
      images,
      'image, found by the names that rows give',
      'images, found by the names that rows give',
    ),
    ...counted(others, 'other file', 'other files'),
  ]
}
