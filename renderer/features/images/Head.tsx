import { Layers, ScanEye, ZoomIn, ZoomOut } from 'lucide-react'
import type { ReactNode } from 'react'
import { type GalleryOrder, mostGrouped } from '../../../shared/contract/gallery.ts'
import type { Result } from '../../../shared/contract/index.ts'
import { Button } from '../../components/Button.tsx'
import { Count } from '../../components/Count.tsx'
import { IconButton } from '../../components/IconButton.tsx'
import { grouped } from '../../components/progress-text.ts'
import { Select } from '../../components/Select.tsx'
import css from './Images.module.css'
import { sizes } from './sizes.ts'
import { orderTitles } from './words.ts'

export interface HeadProps {
  open: Result<'gallery.open'> | null
  loading: boolean
  active: number | null
  order: GalleryOrder
  onOrder: (order: GalleryOrder) => void
  group: number | null
  onGroup: (group: number | null) => void
  /** An image is compared with others: an order by likeness can be had, groups cannot. */
  comparing: boolean
  size: number
  onSize: (size: number) => void
  clear: boolean
  onClear: (clear: boolean) => void
  reveal: () => void
  /** Further ways to go about the images. */
  children: ReactNode
}

const orders = Object.entries(orderTitles).flatMap(([by, titles]) =>
  titles.map((title, reversed) => ({ value: `${by}${reversed === 1 ? ' reversed' : ''}`, title })),
)

/** How many images there are, in which order they stand, how large, hidden or not. */
export function Head(props: HeadProps) {
  const { open, loading, active, order, onOrder, group, onGroup, comparing, size, onSize, clear } = props
  return (
    <header className={css.head}>
      <h2>Images</h2>
      <span className={css.counts} role="status">
        {open === null || loading ? (
          group === null ? (
            'counting…'
          ) : (
            'comparing images…'
          )
        ) : (
          <>
            <strong>
              <Count value={open.images} unit="images" />
            </strong>
            {open.images !== open.all && ` of ${grouped(open.all)}`} in{' '}
            <Count value={open.rows} unit="rows" />
            {open.positions !== open.images && `, ${grouped(open.positions)} groups`}
          </>
        )}
      </span>
      <span className={css.place}>
        {active !== null &&
          open !== null &&
          open.positions > 0 &&
          `${grouped(active + 1)} of ${grouped(open.positions)}`}
      </span>
      <Select
        label="Order"
        labelHidden
        value={`${order.by}${order.reverse ? ' reversed' : ''}`}
        options={orders.filter(({ value }) => comparing || !value.startsWith('similarity'))}
        onValue={(value) => {
          const by = (Object.keys(orderTitles) as GalleryOrder['by'][]).find((one) => value.startsWith(one))
          if (by !== undefined) onOrder({ by, reverse: value.endsWith('reversed') })
        }}
      />
      {!comparing && (
        <span className={css.group}>
          <Button
            icon={Layers}
            keys="b"
            aria-pressed={group !== null}
            className={group === null ? undefined : css.on}
            onClick={() => onGroup(group === null ? usualGroup : null)}
          >
            Look-alikes together
          </Button>
          {group !== null && (
            <label
              className={css.within}
              title="How many of the 64 bits of their perceptual hashes may differ"
            >
              within
              <input
                type="number"
                aria-label="Bits by which look-alikes may differ"
                min={0}
                max={mostGrouped}
                value={group}
                onChange={(event) => {
                  const bits = event.target.valueAsNumber
                  if (bits >= 0 && bits <= mostGrouped) onGroup(Math.floor(bits))
                }}
              />
              bits
            </label>
          )}
        </span>
      )}
      <span className={css.size}>
        <IconButton
          icon={ZoomOut}
          label="Smaller"
          keys="-"
          onClick={() => onSize(size - 1)}
          disabled={size === 0}
        />
        <input
          type="range"
          aria-label="Size of the images"
          aria-valuetext={`${sizes[size]?.width ?? 0} pixels`}
          min={0}
          max={sizes.length - 1}
          value={size}
          onChange={(event) => onSize(event.target.valueAsNumber)}
        />
        <IconButton
          icon={ZoomIn}
          label="Larger"
          keys="plus"
          onClick={() => onSize(size + 1)}
          disabled={size === sizes.length - 1}
        />
      </span>
      {props.children}
      <Button keys="r" onClick={props.reveal} disabled={active === null}>
        Reveal
      </Button>
      <Button
        icon={ScanEye}
        keys="shift+b"
        aria-pressed={clear}
        className={clear ? css.on : undefined}
        onClick={() => props.onClear(!clear)}
      >
        {clear ? 'Hide images' : 'Show in the clear'}
      </Button>
    </header>
  )
}

/** Bits: scaled and recompressed copies differ in fewer, other pictures nearly always in more. */
export const usualGroup = 6
