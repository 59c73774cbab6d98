import { ArrowLeft } from 'lucide-react'
import type { GalleryAlike } from '../../../shared/contract/gallery.ts'
import { useCall } from '../../api/useCall.ts'
import { Button } from '../../components/Button.tsx'
import { grouped } from '../../components/progress-text.ts'
import type { ImagesView } from '../../store/types.ts'
import css from './Images.module.css'

export interface LikenessProps {
  alike: NonNullable<ImagesView['alike']>
  onWithin: (within: GalleryAlike['within']) => void
  onLeave: () => void
}

/** Bits. */
const farthest = 32

/** Which image the others are compared with, and how far they may differ. */
export function Likeness({ alike, onWithin, onLeave }: LikenessProps) {
  const { data } = useCall('gallery.image', { media: alike.media })
  const near = data?.alike[alike.within]
  return (
    <section className={css.likeness} aria-label="Comparison">
      <span>
        Images like <bdi className="mono">{data?.media.name ?? '…'}</bdi>
      </span>
      <label className={css.within}>
        within
        <input
          type="range"
          aria-label="Bits by which they may differ"
          aria-valuetext={`${alike.within} of 64 bits`}
          min={0}
          max={farthest}
          value={alike.within}
          onChange={(event) => onWithin(event.target.valueAsNumber)}
        />
        {alike.within} of 64 bits
      </label>
      <span className={css.counts}>
        {near !== undefined && `${near === 0 ? 'no other' : grouped(near)} in the whole case. `}A few bits are
        a copy scaled or compressed again; from some ten on, other pictures come in too.
      </span>
      <Button icon={ArrowLeft} keys="escape" onClick={onLeave}>
        All images
      </Button>
    </section>
  )
}
