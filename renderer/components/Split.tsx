import {
  type KeyboardEvent,
  type PointerEvent,
  type ReactNode,
  useEffect,
  useId,
  useRef,
  useState,
} from 'react'
import { cx } from './cx.ts'
import { useRemembered } from './remembered.ts'
import css from './Split.module.css'

export interface SplitProps {
  /** Names the edge and the place where its position is remembered. */
  name: string
  /** What the edge resizes, for screen readers: "Inspector width". */
  label: string
  /** Which of the two has a size of its own; the other takes the rest. */
  sized: 'first' | 'second'
  direction?: 'row' | 'column'
  /** One of the two may be null: the other then has all the room, and keeps its state as the pane comes and goes. */
  children: readonly [ReactNode, ReactNode]
  /** Sizes in px. The other pane always keeps `rest`. */
  initial: number
  min: number
  max?: number
  rest?: number
  className?: string | undefined
}

const STEP = 16

/**
 * Two panes and the edge between them. Drag it, or focus it and use the arrows (Shift: four times as far), Home and
 * End for the smallest and largest; a double press goes back to the first size. The size is remembered by name.
 */
export function Split(props: SplitProps) {
  const { name, label, sized, direction = 'row', initial, min, max = 2000, rest = 240, children } = props
  const id = useId()
  const frame = useRef<HTMLDivElement>(null)
  const [wanted, setWanted] = useRemembered(`split.${name}`, initial)
  const [room, setRoom] = useState(Number.POSITIVE_INFINITY)
  const across = direction === 'row'

  useEffect(() => {
    const element = frame.current
    if (!element || typeof ResizeObserver === 'undefined') return
    const observer = new ResizeObserver(() => {
      setRoom(across ? element.clientWidth : element.clientHeight)
    })
    observer.observe(element)
    return () => observer.disconnect()
  }, [across])

  const most = Math.max(min, Math.min(max, room - rest))
  const size = Math.round(Math.max(min, Math.min(most, wanted)))
  const set = (next: number) => setWanted(Math.round(Math.max(min, Math.min(most, next))))

  const onPointerDown = (event: PointerEvent<HTMLElement>) => {
    if (event.button !== 0) return
    const edge = event.currentTarget
    const start = across ? event.clientX : event.clientY
    const sign = sized === 'first' ? 1 : -1
    edge.setPointerCapture(event.pointerId)
    const move = (moved: globalThis.PointerEvent) => {
      set(size + sign * ((across ? moved.clientX : moved.clientY) - start))
    }
    const done = () => {
      edge.removeEventListener('pointermove', move)
      edge.removeEventListener('lostpointercapture', done)
    }
    edge.addEventListener('pointermove', move)
    edge.addEventListener('lostpointercapture', done)
  }

  const onKeyDown = (event: KeyboardEvent) => {
    const [back, forth] = across ? ['ArrowLeft', 'ArrowRight'] : ['ArrowUp', 'ArrowDown']
    const step = (event.shiftKey ? 4 : 1) * STEP * (sized === 'first' ? 1 : -1)
    if (event.key === back) set(size - step)
    else if (event.key === forth) set(size + step)
    else if (event.key === 'Home') set(min)
    else if (event.key === 'End') set(most)
    else return
    event.preventDefault()
  }

  const alone = children[0] === null || children[1] === null
  const own = alone ? {} : { [across ? 'width' : 'height']: size }
  return (
    <div ref={frame} className={cx(css.split, css[direction], props.className)}>
      {children[0] !== null && (
        <div
          id={`${id}-first`}
          className={sized === 'first' && !alone ? css.sized : css.rest}
          style={sized === 'first' ? own : {}}
        >
          {children[0]}
        </div>
      )}
      {!alone && (
        // biome-ignore lint/a11y/useSemanticElements: an <hr> cannot be the handle of a window splitter.
        <div
          role="separator"
          aria-orientation={across ? 'vertical' : 'horizontal'}
          aria-label={label}
          aria-controls={`${id}-${sized}`}
          aria-valuenow={size}
          aria-valuemin={min}
          aria-valuemax={Number.isFinite(most) ? most : max}
          tabIndex={0}
          className={css.edge}
          onPointerDown={onPointerDown}
          onDoubleClick={() => set(initial)}
          onKeyDown={onKeyDown}
        />
      )}
      {children[1] !== null && (
        <div
          id={`${id}-second`}
          className={sized === 'second' && !alone ? css.sized : css.rest}
          style={sized === 'second' ? own : {}}
        >
          {children[1]}
        </div>
      )}
    </div>
  )
}
