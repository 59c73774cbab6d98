import {
  ChartNoAxesColumn,
  Contact,
  Files,
  House,
  Images,
  Lock,
  Mails,
  PackageCheck,
  ScrollText,
  Search,
  UserCheck,
} from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import {
  CommandsProvider,
  useCommands,
  useMenuItems,
  usePendingKeys,
} from '../../../renderer/app/commands/CommandsProvider.tsx'
import type { Command } from '../../../renderer/app/commands/command.ts'
import { KeysSheet } from '../../../renderer/app/commands/KeysSheet.tsx'
import { Palette } from '../../../renderer/app/commands/Palette.tsx'
import type { PaletteProvider } from '../../../renderer/app/commands/palette-items.ts'
import { Frame, type NavEntry } from '../../../renderer/app/Frame.tsx'
import { ContextMenu } from '../../../renderer/components/ContextMenu.tsx'
import { Count } from '../../../renderer/components/Count.tsx'
import { Hash } from '../../../renderer/components/Hash.tsx'
import { IconButton } from '../../../renderer/components/IconButton.tsx'
import { Kbd } from '../../../renderer/components/Kbd.tsx'
import { MenuButton } from '../../../renderer/components/MenuButton.tsx'
import { StateMark } from '../../../renderer/components/StateMark.tsx'
import { TagMark } from '../../../renderer/components/TagMark.tsx'
import { TimeText } from '../../../renderer/components/TimeText.tsx'
import { BigList } from '../../../renderer/lists/BigList.tsx'
import { nothing, type Selection } from '../../../renderer/lists/selection.ts'
import { usePages } from '../../../renderer/lists/use-pages.ts'
import { type FakeRow, fakeRow, fetchRows, tags } from './fake.ts'
import css from './gallery.module.css'
import { MessageLine } from './MessageLine.tsx'

const nav: readonly NavEntry[] = [
  { id: 'home', title: 'Home', icon: House, keys: 'g h' },
  { id: 'sources', title: 'Sources', icon: Files, keys: 'g o' },
  { id: 'messages', title: 'Messages', icon: Mails, keys: 'g m' },
  { id: 'search', title: 'Search', icon: Search, keys: 'g s' },
  { id: 'images', title: 'Images', icon: Images, keys: 'g i' },
  { id: 'handles', title: 'Handles', icon: Contact, keys: 'g a' },
  { id: 'review', title: 'Review', icon: UserCheck, keys: 'g r', count: 12 },
  { id: 'bundles', title: 'Bundles', icon: PackageCheck, keys: 'g b' },
  { id: 'audit', title: 'Audit', icon: ScrollText, keys: 'g u' },
]

const providers: readonly PaletteProvider[] = [
  {
    id: 'handles',
    title: 'Handles',
    search: (text) =>
      Promise.resolve(
        ['ravenwolf', 'tallship', 'foxglove', 'foxglov3', 'Il1lIO0o']
          .filter((name) => text !== '' && name.startsWith(text))
          .map((name) => ({
            id: name,
            title: name,
            detail: '4,211 messages',
            mono: true,
            run: () => undefined,
          })),
      ),
  },
]

export function FramePage() {
  return (
    <CommandsProvider context={{ screen: 'messages', role: 'reviewer', writable: true, selected: 0 }}>
      <Shell />
    </CommandsProvider>
  )
}

function Shell() {
  const [here, setHere] = useState('messages')
  const [inspectorOpen, setInspectorOpen] = useState(true)
  const [over, setOver] = useState<'palette' | 'keys' | null>(null)
  const commands = useMemo<readonly Command[]>(
    () => [
      ...nav.map(({ id, title, icon, keys }) => ({
        id: `screen.${id}`,
        title: `Go to ${title}`,
        group: 'Screens',
        icon,
        ...(keys ? { keys } : {}),
        run: () => setHere(id),
      })),
      {
        id: 'find',
        title: 'Find anything',
        group: 'Everywhere',
        keys: 'mod+k',
        run: () => setOver('palette'),
      },
      {
        id: 'keys',
        title: 'Show the keys that apply here',
        group: 'Everywhere',
        keys: '?',
        run: () => setOver('keys'),
      },
      {
        id: 'inspector',
        title: 'Show or hide the inspector',
        group: 'Everywhere',
        keys: 'i',
        run: () => setInspectorOpen((open) => !open),
      },
      { id: 'lock', title: 'Lock', group: 'Everywhere', keys: 'mod+l', icon: Lock, run: () => undefined },
      {
        id: 'next',
        title: 'Next message',
        group: 'Messages',
        keys: 'j',
        keyOnly: true,
        run: () => undefined,
      },
      {
        id: 'approve',
        title: 'Approve',
        group: 'Review',
        keys: 'a',
        when: ({ role }) => role === 'supervisor',
        run: () => undefined,
      },
    ],
    [],
  )
  useCommands(commands)
  const account = useMenuItems(['keys', 'lock'])
  const pending = usePendingKeys()
  const pages = usePages<FakeRow>(fetchRows, 9_812_331)
  const { get } = pages
  const [active, setActive] = useState<number | null>(3)
  const [selection, setSelection] = useState<Selection>(nothing)
  const row = useCallback((index: number) => <MessageLine index={index} row={get(index)} />, [get])
  return (
    <Frame
      operation="OP EXAMPLE"
      marking="OFFICIAL-SENSITIVE"
      nav={nav}
      here={here}
      onGo={setHere}
      onFind={() => setOver('palette')}
      account={
        <>
          <MenuButton label="reviewer" align="end" groups={[account]} />
          <IconButton icon={Lock} label="Lock" keys="mod+l" />
        </>
      }
      inspector={<Inspector index={active ?? 0} />}
      inspectorOpen={inspectorOpen}
      inspectorKeys="i"
      onInspector={setInspectorOpen}
      status={
        <>
          <Count value={9_812_331} unit="rows" />
          <Count value={7_104_002} unit="messages" />
          <span>UTC ⇄ London</span>
          {pending && <Kbd keys={pending} />}
        </>
      }
    >
      <ContextMenu
        label="Message"
        groups={() => [
          [
            { id: 'open', title: 'Open in conversation', keys: 'enter', run: () => undefined },
            { id: 'copy', title: 'Copy address', keys: 'mod+c', run: () => undefined },
          ],
          [{ id: 'tag', title: 'Tag…', icon: ChartNoAxesColumn, keys: 't', run: () => undefined }],
        ]}
      >
        <BigList
          label="Messages"
          kind="grid"
          count={9_812_331}
          row={row}
          active={active}
          selection={selection}
          onCursor={(next, chosen) => {
            setActive(next)
            if (chosen) setSelection(chosen)
          }}
          onVisibleRange={pages.want}
        />
      </ContextMenu>
      {over === 'palette' && <Palette providers={providers} onClose={() => setOver(null)} />}
      {over === 'keys' && <KeysSheet onClose={() => setOver(null)} />}
    </Frame>
  )
}

function Inspector({ index }: { index: number }) {
  const row = fakeRow(index)
  return (
    <dl className={css.facts}>
      <dt>Address</dt>
      <dd>
        <Hash value={`3f9a1c0b77de4412:${index + 2}`} what="address" head={0} tail={0} />
      </dd>
      <dt>File</dt>
      <dd className="mono">ravenwolf_pack_2.csv · row {(index + 2).toLocaleString('en-GB')}</dd>
      <dt>SHA-256</dt>
      <dd>
        <Hash value="3f9a1c0b77de44120b5cad6db3f8084a8d8cc4fb0c1a29b3261eff8f86fdecea" what="SHA-256" />
      </dd>
      <dt>Time</dt>
      <dd>
        <TimeText utc={row.at} zone="Europe/London" />
        <br />
        <TimeText utc={row.at} zone="UTC" />
      </dd>
      <dt>Tags</dt>
      <dd>
        <div className={css.flow}>
          {tags.slice(0, 3).map((tag) => (
            <TagMark key={tag.code} tag={tag} state="proposed" />
          ))}
        </div>
      </dd>
      <dt>State</dt>
      <dd>
        <StateMark state="in-review" />
      </dd>
    </dl>
  )
}
