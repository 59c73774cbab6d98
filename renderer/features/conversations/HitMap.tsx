import css from './Conversation.module.css'

export interface HitMapProps {
  rows: number
  positions: readonly number[]
  active: number | null
  onPosition: (position: number) => void
}

/** Slots of the map: more could not be told apart. */
const slots = 400

/** Where the hits lie over the length of the conversation; a press goes there. The keys for it are n and Shift+N. */
export function HitMap({ rows, positions, active, onPosition }: HitMapProps) {
  const slotOf = (position: number) => Math.floor((position / rows) * slots)
  const hit = new Set(positions.map(slotOf))
  const path = [...hit].map((slot) => `M0 ${slot}h1v1h-1z`).join('')
  return (
    <button
      type="button"
      tabIndex={-1}
      className={css.map}
      aria-label="Where the hits lie; a press goes there"
      onClick={(event) => {
        const box = event.currentTarget.getBoundingClientRect()
        const wanted = ((event.clientY - box.top) / box.height) * rows
        const nearest = positions.reduce((best, position) =>
          Math.abs(position - wanted) < Math.abs(best - wanted) ? position : best,
        )
        onPosition(nearest)
      }}
    >
      <svg viewBox={`0 0 1 ${slots}`} preserveAspectRatio="none" aria-hidden="true">
        <path d={path} className={css.mapHit} />
        {active !== null && <rect x="0" y={slotOf(active)} width="1" height="2" className={css.mapHere} />}
      </svg>
    </button>
  )
}
