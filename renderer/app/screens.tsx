import {
  Bookmark,
  CalendarDays,
  FileDown,
  FolderInput,
  GitCompareArrows,
  Highlighter,
  History,
  House,
  Image,
  Link2,
  type LucideIcon,
  MessageSquareText,
  MessagesSquare,
  Network,
  Package,
  ScrollText,
  Search as SearchIcon,
  Stamp,
  Tags,
  Undo2,
  Users,
} from 'lucide-react'
import type { ReactNode } from 'react'
import type { Permission } from '../../shared/domain/roles.ts'
import { Accounts } from '../features/accounts/index.ts'
import { Audit } from '../features/audit/index.ts'
import { Beside } from '../features/beside/index.ts'
import { Bookmarks } from '../features/bookmarks/index.ts'
import { Bundles } from '../features/bundles/index.ts'
import { Conversation, Conversations, Messages } from '../features/conversations/index.ts'
import { Day } from '../features/days/index.ts'
import { Handle, Handles, People } from '../features/handles/index.ts'
import { Home } from '../features/home/index.ts'
import { Images } from '../features/images/index.ts'
import { Returned, Review } from '../features/review/index.ts'
import { Scheme } from '../features/scheme/index.ts'
import { Search } from '../features/search/index.ts'
import { Searches } from '../features/searches/index.ts'
import { Import, Sources } from '../features/sources/index.ts'
import { Twins } from '../features/twins/index.ts'
import { WatchLists } from '../features/watch/index.ts'
import type { Route, Screen } from '../store/route.ts'

/** An entry of the navigation. */
export interface NavScreen {
  readonly screen: Screen
  readonly title: string
  readonly icon: LucideIcon
  readonly keys: string
  readonly route: Route
  /** Screens that belong to this entry beside its own. */
  readonly also?: readonly Screen[]
  readonly needs?: Permission
  /** Other words by which a person may look for it in the palette. */
  readonly words?: string
}

export const navScreens: readonly NavScreen[] = [
  {
    screen: 'home',
    title: 'Home',
    icon: House,
    keys: 'g h',
    route: { screen: 'home' },
    words: 'overview operation',
  },
  {
    screen: 'sources',
    title: 'Sources',
    icon: FolderInput,
    keys: 'g o',
    route: { screen: 'sources' },
    also: ['import'],
    words: 'import files ledger rejects withdraw tranche',
  },
  {
    screen: 'twins',
    title: 'Twins',
    icon: GitCompareArrows,
    keys: 'g w',
    route: { screen: 'twins' },
    words: 'both ends repeated left apart ambiguous pairs missing packs silences gaps',
  },
  {
    screen: 'messages',
    title: 'Messages',
    icon: MessageSquareText,
    keys: 'g m',
    route: { screen: 'messages', of: { kind: 'all' } },
    words: 'all rows list',
  },
  {
    screen: 'conversations',
    title: 'Conversations',
    icon: MessagesSquare,
    keys: 'g c',
    route: { screen: 'conversations' },
    also: ['conversation'],
  },
  {
    screen: 'day',
    title: 'Days',
    icon: CalendarDays,
    keys: 'g d',
    route: { screen: 'day' },
    words: 'day date hours clock across the case calendar',
  },
  {
    screen: 'search',
    title: 'Search',
    icon: SearchIcon,
    keys: 'g s',
    route: { screen: 'search' },
    words: 'find words',
  },
  {
    screen: 'searches',
    title: 'Searches',
    icon: History,
    keys: 'g q',
    route: { screen: 'searches' },
    words: 'log record history saved queries disclosure compare',
  },
  {
    screen: 'watch',
    title: 'Watch-lists',
    icon: Highlighter,
    keys: 'g l',
    route: { screen: 'watch' },
    words: 'terms words keywords lexicon hits highlights',
  },
  {
    screen: 'images',
    title: 'Images',
    icon: Image,
    keys: 'g i',
    route: { screen: 'images' },
    words: 'pictures photographs media',
  },
  {
    screen: 'bookmarks',
    title: 'Bookmarks',
    icon: Bookmark,
    keys: 'g k',
    route: { screen: 'bookmarks' },
    words: 'kept marked places',
  },
  {
    screen: 'handles',
    title: 'Handles',
    icon: Link2,
    keys: 'g n',
    route: { screen: 'handles' },
    also: ['handle', 'beside'],
    words: 'names attribution',
  },
  {
    screen: 'people',
    title: 'People',
    icon: Users,
    keys: 'g p',
    route: { screen: 'people' },
    words: 'persons outcomes seizures arrested charged convicted',
  },
  {
    screen: 'review',
    title: 'Review',
    icon: Stamp,
    keys: 'g r',
    route: { screen: 'review' },
    needs: 'review',
    words: 'queue approve return',
  },
  {
    screen: 'returned',
    title: 'Returned',
    icon: Undo2,
    keys: 'g e',
    route: { screen: 'returned' },
    needs: 'tag',
    words: 'came back mine',
  },
  {
    screen: 'bundles',
    title: 'Bundles',
    icon: Package,
    keys: 'g b',
    route: { screen: 'bundles' },
    words: 'export verify evidence bag',
  },
  {
    screen: 'scheme',
    title: 'Tag scheme',
    icon: Tags,
    keys: 'g t',
    route: { screen: 'scheme' },
    words: 'tags codes keys legend',
  },
  {
    screen: 'audit',
    title: 'Audit',
    icon: ScrollText,
    keys: 'g a',
    route: { screen: 'audit' },
    words: 'log chain',
  },
  {
    screen: 'accounts',
    title: 'Accounts',
    icon: Network,
    keys: 'g u',
    route: { screen: 'accounts' },
    needs: 'accounts',
    words: 'users passwords roles',
  },
]

/** Screens whose rows the inspector shows. */
const inspected: readonly Screen[] = [
  'messages',
  'conversation',
  'search',
  'bookmarks',
  'images',
  'handle',
  'day',
  'beside',
  'review',
  'returned',
]

/** Whether a place has rows that the inspector shows: of the Twins screen one part alone does. */
export const isInspected = (route: Route): boolean =>
  inspected.includes(route.screen) || (route.screen === 'twins' && route.part === 'apart')

export const importIcon = FileDown

/** The view of a route. */
export function screenOf(route: Route): ReactNode {
  switch (route.screen) {
    case 'home':
      return <Home />
    case 'sources':
      return <Sources source={route.source ?? null} part={route.part ?? null} />
    case 'import':
      return <Import path={route.path ?? null} />
    case 'twins':
      return <Twins part={route.part ?? 'status'} message={route.message ?? null} />
    case 'messages':
      return (
        <Messages
          key={JSON.stringify(route.of)}
          of={route.of}
          message={route.message ?? null}
          at={route.at ?? null}
        />
      )
    case 'conversations':
      return <Conversations />
    case 'conversation':
      return (
        <Conversation
          key={`${route.conversation} ${route.hits}`}
          conversation={route.conversation}
          message={route.message ?? null}
          hits={route.hits ?? null}
        />
      )
    case 'day':
      return <Day day={route.day ?? null} days={route.days ?? 1} message={route.message ?? null} />
    case 'beside':
      return (
        <Beside
          key={JSON.stringify([route.handles, route.rows])}
          handles={route.handles}
          rows={route.rows ?? 'either'}
          message={route.message ?? null}
        />
      )
    case 'search':
      return <Search text={route.text ?? ''} message={route.message ?? null} parent={route.parent ?? null} />
    case 'searches':
      return <Searches search={route.search ?? null} saved={route.saved ?? null} />
    case 'watch':
      return <WatchLists list={route.list ?? null} handlesOf={route.handlesOf} />
    case 'images':
      return <Images view={route.view ?? {}} />
    case 'bookmarks':
      return <Bookmarks />
    case 'handles':
      return <Handles />
    case 'handle':
      return (
        <Handle
          key={route.handle}
          handle={route.handle}
          attribution={route.attribution ?? null}
          other={route.with ?? null}
          message={route.message ?? null}
        />
      )
    case 'people':
      return <People person={route.person ?? null} />
    case 'review':
      return <Review />
    case 'returned':
      return <Returned />
    case 'scheme':
      return <Scheme />
    case 'bundles':
      return (
        <Bundles
          key={JSON.stringify([route.messages, route.search])}
          messages={route.messages ?? null}
          search={route.search ?? null}
        />
      )
    case 'audit':
      return <Audit />
    case 'accounts':
      return <Accounts />
  }
}
