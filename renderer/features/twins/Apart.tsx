import { Ungroup } from 'lucide-react'
import { useCallback, useEffectEvent, useMemo, useRef } from 'react'
import { toErrorShape } from '../../../shared/contract/error.ts'
import { useCommands } from '../../app/commands/CommandsProvider.tsx'
import type { Command } from '../../app/commands/command.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Kbd } from '../../components/Kbd.tsx'
import { BigList, type BigListHandle } from '../../lists/BigList.tsx'
import type { Sections } from '../../lists/sections.ts'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useOpening } from '../../lists/useOpening.ts'
import { usePlace } from '../../lists/usePlace.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { ApartHead, ApartLine, ClusterHeading } from './ApartLine.tsx'
import css from './Twins.module.css'
import { apartText } from './texts.ts'
import { useApart } from './useApart.ts'

/** Rows that could be matched in more than one way, cluster by cluster, to be joined by a person; Enter opens a row in its conversation. */
export function Apart({ message }: { message: number | null }) {
  const { list, cursor, total, clusters } = useApart()
  const { get, open, arriving, failure, retry } = list
  const { active, moveTo } = cursor
  const frame = useRef<BigListHandle>(null)
  const zone = usePreferences((preferences) => preferences.zone)
  const mayTag = useMay('tag')
  const { go, amend } = useRoutes(({ ways }) => ways)
  usePlace(
    list,
    cursor,
    { message, at: null },
    useCallback((kept: number) => amend({ screen: 'twins', part: 'apart', message: kept }), [amend]),
  )
  useFocusOnEntry(frame, open !== null)
  useStepKeys(open?.rows ?? 0, active, moveTo)
  const opening = useOpening(get, active, ({ id, conversation }) => {
    amend({ screen: 'twins', part: 'apart', message: id })
    go({ screen: 'conversation', conversation: conversation.id, message: id })
  })
  const step = useEffectEvent((by: 1 | -1) => {
    const to = clusters.starts[clusters.sectionOf(active ?? 0) + by]
    if (to !== undefined) moveTo(to)
  })
  useCommands(
    useMemo<Command[]>(
      () => [
        {
          id: 'twins.apart.next',
          title: 'Next cluster left apart',
          group: 'Twins and gaps',
          keys: 'alt+down',
          run: () => step(1),
        },
        {
          id: 'twins.apart.previous',
          title: 'Previous cluster left apart',
          group: 'Twins and gaps',
          keys: 'alt+up',
          run: () => step(-1),
        },
      ],
      [],
    ),
  )
  const sections = useMemo<Sections>(
    () => ({
      starts: clusters.starts,
      heading: (section) => <ClusterHeading rows={clusters.rowsOf(section)} get={get} />,
    }),
    [clusters, get],
  )
  const row = useCallback((index: number) => <ApartLine row={get(index)} zone={zone} />, [get, zone])
  const broken = list.error ?? (failure === null ? null : toErrorShape(failure))
  const again = list.error === null ? retry : list.reload
  return (
    <div className={css.report}>
      <header className={css.bar}>
        <p role="status" className={css.total}>
          {apartText(total, clusters.starts.length)}
        </p>
        {mayTag && open !== null && open.rows > 0 && (
          <p className={css.hint}>
            <Kbd keys="shift+down" /> and <Kbd keys="space" /> choose rows, <Kbd keys="shift+j" /> joins them
            as one message
          </p>
        )}
      </header>
      {broken !== null && (
        <Banner
          kind="error"
          message={broken.message}
          code={broken.code}
          actions={<Button onClick={again}>Try again</Button>}
        />
      )}
      <BigList
        ref={frame}
        label="Rows left apart"
        kind="grid"
        count={open?.rows ?? 0}
        header={<ApartHead zone={zone} />}
        sections={sections}
        row={row}
        active={active}
        selection={cursor.selection}
        onCursor={cursor.onCursor}
        onOpen={opening}
        arriving={arriving}
        empty={
          open === null ? null : (
            <EmptyState icon={Ungroup} title="No row is left apart">
              Every row has its match by the rule, by a record id or by a person, or there is none that it
              could be matched with.
            </EmptyState>
          )
        }
      />
    </div>
  )
}
