import { FolderInput } from 'lucide-react'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { useRoutes } from '../../store/route.ts'
import { useMay } from '../../store/session.ts'
import { Activity } from './Activity.tsx'
import { HandlesByState } from './HandlesByState.tsx'
import css from './Home.module.css'
import { Outcomes } from './Outcomes.tsx'
import { Queue } from './Queue.tsx'
import { Recent } from './Recent.tsx'
import { Seizures } from './Seizures.tsx'

/** The operation at a glance: five numbers and a line each, every one a door. */
export function Home() {
  const { data, error } = useCall('home.overview', {}, [
    'messages',
    'index',
    'twins',
    'tags',
    'attributions',
    'people',
    'reviews',
    'audit',
    'seen',
  ])
  const go = useRoutes((routes) => routes.go)
  const mayImport = useMay('import')
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return null
  if (data.rows === 0) {
    return (
      <EmptyState
        icon={FolderInput}
        title="Nothing has been imported yet"
        action={
          mayImport && (
            <Button look="primary" keys="mod+i" onClick={() => go({ screen: 'import' })}>
              Import a file…
            </Button>
          )
        }
      >
        {mayImport
          ? 'Import the first file of messages. Then add accounts for those who read, tag and decide.'
          : 'An administrator or a supervisor imports the first file; it appears here by itself.'}
      </EmptyState>
    )
  }
  return (
    <div className={css.page}>
      <HandlesByState overview={data} />
      <Outcomes overview={data} />
      <Seizures overview={data} />
      <Activity overview={data} />
      <Queue overview={data} />
      <Recent overview={data} />
    </div>
  )
}
