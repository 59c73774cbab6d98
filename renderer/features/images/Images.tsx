import { Image as ImageIcon } from 'lucide-react'
import { useCallback, useEffect, useEffectEvent, useRef, useState } from 'react'
import { toErrorShape } from '../../../shared/contract/error.ts'
import type { GalleryImage, GalleryOrder } from '../../../shared/contract/gallery.ts'
import { Banner } from '../../components/Banner.tsx'
import { Button } from '../../components/Button.tsx'
import { EmptyState } from '../../components/EmptyState.tsx'
import { Split } from '../../components/Split.tsx'
import { whyNotShown } from '../../lists/bubbles/Picture.tsx'
import { JumpToDate } from '../../lists/JumpToDate.tsx'
import { useFocusOnEntry } from '../../lists/useFocusOnEntry.ts'
import { useScheme } from '../../lists/useScheme.ts'
import { useStepKeys } from '../../lists/useStepKeys.ts'
import { useOwn } from '../../store/own.ts'
import { usePreferences } from '../../store/preferences.ts'
import { useRoutes } from '../../store/route.ts'
import { useStatus } from '../../store/status.ts'
import type { ImagesView } from '../../store/types.ts'
import { Cell } from './Cell.tsx'
import { Facets } from './Facets.tsx'
import { Grid } from './Grid.tsx'
import { Head, usualGroup } from './Head.tsx'
import css from './Images.module.css'
import { Likeness } from './Likeness.tsx'
import { sizes, usualSize } from './sizes.ts'
import { useColumns } from './useColumns.ts'
import { refOf, useGallery } from './useGallery.ts'
import { useGalleryCursor } from './useGalleryCursor.ts'
import { useGalleryReveal } from './useGalleryReveal.ts'
import { useImageCommands } from './useImageCommands.ts'
import { ThumbnailsContext } from './useThumbnail.ts'
import { useWantedThumbnails } from './useWantedThumbnails.ts'
import { Viewer } from './Viewer.tsx'

const bySent: GalleryOrder = { by: 'sent', reverse: false }
const bySimilarity: GalleryOrder = { by: 'similarity', reverse: false }
/** Bits by which images may differ that are first shown as like one. */
const usualWithin = 10
const none = {}

/** Every image of the case once, hidden until it is asked for, narrowed and ordered as one likes. */
export function Images({ view }: { view: ImagesView }) {
  const { go, amend } = useRoutes(({ ways }) => ways)
  const { filters = none, alike = null } = view
  const order = view.order ?? (alike === null ? bySent : bySimilarity)
  const group = alike === null ? (view.group ?? null) : null
  const gallery = useGallery({ filters, alike, order, group })
  const cursor = useGalleryCursor(gallery, view.at)
  const { open, get, want, failure } = gallery
  const { active, selection, put, moveTo } = cursor
  const zone = usePreferences((preferences) => preferences.zone)
  const scheme = useScheme()
  const kept = useOwn((own) => own.view['images.size'])
  const size = typeof kept === 'number' ? Math.max(0, Math.min(sizes.length - 1, kept)) : usualSize
  const { width, captions } = sizes[size] ?? { width: 176, captions: 3 }
  const { ref: frame, columns } = useColumns(width)
  const imageHeight = Math.round(width * 0.75)
  const lineHeight = imageHeight + (captions === 3 ? 50 : 18) + 8
  const [viewed, setViewed] = useState(false)
  const grid = useRef<{ focus: () => void }>(null)
  const total = open?.positions ?? 0
  const image = active === null ? undefined : get(active)
  const { clear, setClear, reveal, onScreen } = useGalleryReveal(get, active, selection, () =>
    setViewed(true),
  )
  const { thumbnails, want: wantThumbnails } = useWantedThumbnails(get, total)
  useFocusOnEntry(grid, open !== null)
  useStepKeys(total, active, moveTo)

  const change = (part: Partial<ImagesView>) => amend({ screen: 'images', view: { ...view, ...part } })
  const setSize = (next: number) => {
    if (next >= 0 && next < sizes.length) useOwn.getState().setView('images.size', next)
  }
  const onGroup = (next: number | null) => {
    const { group: _, ...rest } = view
    amend({ screen: 'images', view: next === null ? rest : { ...rest, group: next } })
  }
  const openMessage = useCallback(
    ({ row }: Pick<GalleryImage, 'row'>) =>
      go({ screen: 'conversation', conversation: row.conversation.id, message: row.id }),
    [go],
  )
  const likeThis = ({ media }: GalleryImage) => {
    if (media.id === null || whyNotShown(media) !== null) {
      return useStatus.getState().say(`There is nothing to compare: ${whyNotShown(media)}`)
    }
    setViewed(false)
    go({
      screen: 'images',
      view: { alike: { media: media.id, within: usualWithin }, at: { media: media.id } },
    })
  }
  const leave = () => {
    if (alike === null) return
    const { alike: _, order: __, ...rest } = view
    amend({ screen: 'images', view: rest })
  }

  // Coming back finds the place.
  const keep = useEffectEvent((shown: GalleryImage) => change({ at: refOf(shown) }))
  useEffect(() => {
    if (image === undefined) return undefined
    const timer = setTimeout(() => keep(image), 300)
    return () => clearTimeout(timer)
  }, [image])

  useImageCommands({
    image,
    onSize: (by) => setSize(size + by),
    onAlike: likeThis,
    onTogether: () => {
      if (alike === null) onGroup(group === null ? usualGroup : null)
    },
    onLeave: leave,
    onMessage: openMessage,
  })

  const cell = useCallback(
    (index: number) => (
      <Cell
        image={get(index)}
        active={index === active}
        height={imageHeight}
        captions={captions}
        zone={zone}
        scheme={scheme}
      />
    ),
    [get, active, imageHeight, captions, zone, scheme],
  )
  const onVisibleRange = useCallback(
    (first: number, last: number) => {
      want(first, last)
      onScreen(first, last)
      wantThumbnails(first, last)
    },
    [want, onScreen, wantThumbnails],
  )
  const broken = gallery.error ?? (failure === null ? null : toErrorShape(failure))
  const narrowed = Object.keys(filters).length > 0
  return (
    <ThumbnailsContext value={thumbnails}>
      <div className={css.page}>
        <Head
          open={open}
          loading={gallery.loading}
          active={active}
          order={order}
          onOrder={(next) => change({ order: next })}
          group={group}
          onGroup={onGroup}
          comparing={alike !== null}
          size={size}
          onSize={setSize}
          clear={clear}
          onClear={setClear}
          reveal={reveal}
        >
          {order.by === 'sent' && !order.reverse && (
            <JumpToDate
              list={{ open: open === null ? null : { rows: total }, seekTime: gallery.seekTime }}
              onPosition={moveTo}
            />
          )}
        </Head>
        {clear && (
          <Banner
            kind="warning"
            message="Images are shown in the clear as they come to rest on screen. Each one that is shown is recorded in the audit under your name."
          />
        )}
        {alike !== null && (
          <Likeness
            alike={alike}
            onWithin={(within) => change({ alike: { ...alike, within } })}
            onLeave={leave}
          />
        )}
        {broken !== null && <Banner kind="error" message={broken.message} code={broken.code} />}
        <Split
          name="images.facets"
          label="Width of the filters"
          sized="first"
          initial={208}
          min={140}
          max={420}
        >
          {[
            <Facets
              key="facets"
              filters={filters}
              alike={alike}
              onFilters={(next) => change({ filters: next })}
            />,
            <div key="grid" ref={frame} className={css.grid}>
              <Grid
                ref={grid}
                label="Images"
                count={total}
                columns={columns}
                lineHeight={lineHeight}
                active={active}
                selection={selection}
                onCursor={put}
                onOpen={() => setViewed(true)}
                onVisibleRange={onVisibleRange}
                cell={cell}
                empty={
                  open === null ? null : narrowed || alike !== null ? (
                    <EmptyState
                      icon={ImageIcon}
                      title="No image passes these filters"
                      action={<Button onClick={() => change({ filters: {} })}>Take all filters off</Button>}
                    >
                      Take one off to see more.
                    </EmptyState>
                  ) : (
                    <EmptyState icon={ImageIcon} title="No images yet">
                      They come with a file that names images, imported together with the folder or zip that
                      holds them.
                    </EmptyState>
                  )
                }
              />
            </div>,
          ]}
        </Split>
        {viewed && active !== null && (
          <Viewer
            image={image}
            position={active}
            total={total}
            clear={clear}
            onPosition={moveTo}
            onGo={(row) => openMessage({ row })}
            onAlike={likeThis}
            onClose={() => setViewed(false)}
          />
        )}
      </div>
    </ThumbnailsContext>
  )
}
