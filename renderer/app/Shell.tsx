import { ArrowLeft, ArrowRight } from 'lucide-react'
import { useEffect, useState } from 'react'
import { may } from '../../shared/domain/roles.ts'
import { useCall } from '../api/useCall.ts'
import { Banner } from '../components/Banner.tsx'
import { IconButton } from '../components/IconButton.tsx'
import { useSeenClock } from '../lists/useSeen.ts'
import { useNotice } from '../store/notice.ts'
import { usePreferences } from '../store/preferences.ts'
import { useRoutes } from '../store/route.ts'
import { useSession } from '../store/session.ts'
import { AccountMenu } from './AccountMenu.tsx'
import { type AppDialog, AppDialogs } from './AppDialogs.tsx'
import { BookmarkCommands } from './BookmarkCommands.tsx'
import { Frame } from './Frame.tsx'
import { CopyCommands } from './inspector/CopyCommands.tsx'
import { Inspector } from './inspector/Inspector.tsx'
import { TwinCommands } from './inspector/TwinCommands.tsx'
import { StatusBar } from './StatusBar.tsx'
import { navScreens } from './screens.tsx'
import { TagCommands } from './tagging/TagCommands.tsx'
import { useBundleCommand } from './useBundleCommand.ts'
import { useCiteCommand } from './useCiteCommand.ts'
import { useKeptPlaces } from './useKeptPlaces.ts'
import { usePaneCommands } from './usePaneCommands.ts'
import { useShellCommands } from './useShellCommands.ts'
import { WatchCommands } from './WatchCommands.tsx'
import { useIsInspecting, Work } from './Work.tsx'

/** The frame with its data: everything that a logged-in person has around the work. */
export function Shell() {
  const { route, index, stack, go, back, forward } = useRoutes()
  const state = useSession((session) => session.state)
  const reading = useIsInspecting()
  const { failure, clear } = useNotice()
  const { inspector, toggleInspector } = usePreferences()
  const [dialog, setDialog] = useState<AppDialog>(null)
  const role = state?.account?.role ?? 'read-only'
  const { data: home } = useCall('home.overview', {}, [
    'reviews',
    'tags',
    'attributions',
    'messages',
    'twins',
  ])
  useShellCommands(setDialog)
  usePaneCommands()
  // What failed was said where it was asked for; elsewhere it would be about nothing that is on screen.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the screen is there to clear anew
  useEffect(clear, [route.screen])
  useCiteCommand()
  useBundleCommand()
  useSeenClock()
  useKeptPlaces()

  const counts: Partial<Record<string, number>> = {
    review: (home?.queue.tags ?? 0) + (home?.queue.attributions ?? 0),
    returned: home?.queue.returnedToMe ?? 0,
  }
  const screens = navScreens.filter(({ needs }) => needs === undefined || may(role, needs))
  const here = navScreens.find(({ screen, also }) => screen === route.screen || also?.includes(route.screen))
  const readOnly = state?.case?.readOnly ?? null
  return (
    <>
      <TagCommands />
      <TwinCommands />
      <BookmarkCommands />
      <CopyCommands />
      <WatchCommands />
      <Frame
        operation={state?.case?.operation || (state?.case?.name ?? '')}
        marking={state?.case?.marking ?? ''}
        nav={screens.map(({ screen, title, icon, keys }) => ({
          id: screen,
          title,
          icon,
          keys,
          count: counts[screen],
        }))}
        here={here?.screen ?? ''}
        onGo={(id) => {
          const target = screens.find(({ screen }) => screen === id)
          if (target) go(target.route)
        }}
        onFind={() => setDialog('palette')}
        account={<AccountMenu />}
        history={
          <>
            <IconButton icon={ArrowLeft} label="Back" keys="alt+left" disabled={index === 0} onClick={back} />
            <IconButton
              icon={ArrowRight}
              label="Forward"
              keys="alt+right"
              disabled={index === stack.length - 1}
              onClick={forward}
            />
          </>
        }
        notice={
          (failure !== null || readOnly !== null) && (
            <>
              {readOnly !== null && <Banner kind="warning" message={readOnly} />}
              {failure !== null && (
                <Banner kind="error" message={failure.message} code={failure.code} onDismiss={clear} />
              )}
            </>
          )
        }
        inspector={reading ? <Inspector /> : null}
        inspectorOpen={inspector}
        onInspector={toggleInspector}
        inspectorKeys="shift+i"
        status={<StatusBar overview={home} />}
      >
        <Work />
      </Frame>
      <AppDialogs dialog={dialog} onDialog={setDialog} />
    </>
  )
}
