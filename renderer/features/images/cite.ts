import type { Media, MessageRow } from '../../../shared/contract/browse.ts'
import type { GalleryImage } from '../../../shared/contract/gallery.ts'
import { citation } from '../../../shared/domain/citation.ts'
import { useNotice } from '../../store/notice.ts'
import { useStatus } from '../../store/status.ts'

/** How an image is cited: its row, its name and the hash of its bytes, which no other image has. */
function citeImage(row: MessageRow, { name, sha256, type }: Media): string {
  const what = sha256 === null ? 'not among the images served' : `${type}, SHA-256 ${sha256}`
  return `${citation(row.address)}, image ${name} (${what})`
}

/** Copies the citation of an image. @returns whether it could be */
export async function copyCitation({ row, media }: GalleryImage): Promise<boolean> {
  const done = await useNotice.getState().attempt(async () => {
    await navigator.clipboard.writeText(citeImage(row, media))
    useStatus.getState().say('Copied the citation of the image, with its SHA-256')
    return true
  })
  return done === true
}
