import type { Input } from '../../../shared/contract/index.ts'
import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { grouped } from '../../components/progress-text.ts'
import css from './Bundles.module.css'

/** What the bundle would hold, counted before it is made. */
export function Plan({ selection, context }: Input<'bundle.plan'>) {
  const { data, error, loading } = useCall('bundle.plan', { selection, context }, [
    'tags',
    'attributions',
    'reviews',
    'messages',
  ])
  if (error !== null) return <Banner kind="error" message={error.message} code={error.code} />
  if (data === null) return <p className={css.plan}>{loading ? 'counting…' : ''}</p>
  if (data.chosen === 0)
    return <p className={css.plan}>Nothing is chosen by this: the bundle would be empty.</p>
  return (
    <p className={css.plan} role="status">
      {grouped(data.chosen)} chosen rows and {grouped(data.context)} of context, in{' '}
      {grouped(data.conversations)} conversations, with {grouped(data.images)} images (
      {grouped(Math.ceil(data.imageBytes / 1024))} KiB).
    </p>
  )
}
