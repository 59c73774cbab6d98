import { useCall } from '../../api/useCall.ts'
import { Banner } from '../../components/Banner.tsx'
import { useSelection } from '../../store/selection.ts'
import { Address } from './Address.tsx'
import { ChosenRows } from './ChosenRows.tsx'
import { Delivery } from './Delivery.tsx'
import { Entities } from './Entities.tsx'
import css from './Inspector.module.css'
import { Kept } from './Kept.tsx'
import { OwnBookmark } from './OwnBookmark.tsx'
import { Pictures } from './Pictures.tsx'
import { Said } from './Said.tsx'
import { Sent } from './Sent.tsx'
import { Tags } from './Tags.tsx'
import { Traces } from './Traces.tsx'
import { Twins } from './Twins.tsx'
import { Watched } from './Watched.tsx'

/** Everything that is known of the message in focus: where it stands, when it was sent, what was made of it and by whom. */
export function Inspector() {
  const focused = useSelection(({ focused }) => focused)
  const chosen = useSelection(({ chosen }) => chosen.length)
  const { data, error } = useCall('message.get', focused === null ? null : { id: focused }, [
    'tags',
    'reviews',
    'attributions',
    'scheme',
    'twins',
    'messages',
    'seen',
  ])
  if (focused === null) {
    return (
      <p className={css.empty}>
        Choose a message: its address, times, tags and history are shown here, each with a key to copy or
        change it.
      </p>
    )
  }
  return (
    <div className={css.inspector}>
      {chosen > 1 && <ChosenRows count={chosen} />}
      {error !== null && <Banner kind="error" message={error.message} code={error.code} />}
      {data !== null && (
        <div aria-busy={data.id !== focused}>
          {data.withdrawn && (
            <Banner
              kind="warning"
              message="The source of this row is withdrawn: it is in no list, search or count."
            />
          )}
          <Said message={data} />
          <Entities message={data} />
          <Watched message={data} />
          <Address message={data} />
          <Sent message={data} />
          <Delivery message={data} />
          <Twins message={data} />
          <Tags message={data} />
          <OwnBookmark message={data.id} />
          <Pictures message={data} />
          <Kept message={data} />
          <Traces message={data} />
        </div>
      )}
    </div>
  )
}
