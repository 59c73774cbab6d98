import { rmSync } from 'node:fs'
import type { SourceId } from '../../../shared/domain/ids.ts'
import type { CaseKey, WriteDb } from '../db/connection.ts'
import type { JobCall } from '../seat.ts'
import { BesideRows, besideInto } from './beside-rows.ts'
import type { ImportedImages } from './images.ts'
import type { KnownRows } from './known-rows.ts'
import { takeBlocks } from './laid-blocks.ts'
import type { NameLedger } from './name-ledger.ts'
import { placeImages } from './place-images.ts'
import { nextMessageId, type PlacedMessages, placeMessages } from './place-messages.ts'
import { placeNames } from './place-names.ts'
import type { ReadFile } from './read-file.ts'

export interface RowsToPlace {
  readonly read: ReadFile
  readonly ledger: NameLedger
  readonly images: ImportedImages
  readonly known: KnownRows | null
}

/** A file that is not there yet, for what another thread lays out meanwhile. */
export interface Scratch {
  readonly path: string
  readonly key: CaseKey
}

/** The rows themselves; what stands beside them is laid out by another thread where there is one and it can read them too. */
export async function placeRows(
  db: WriteDb,
  source: SourceId,
  { read, ledger, images, known }: RowsToPlace,
  scratch: Scratch,
  call: JobCall,
): Promise<PlacedMessages> {
  const mediaIds = placeImages(db, images.all)
  placeNames(db, ledger, read.tallies)
  call.progress({ step: 'placing rows', done: 0, total: read.rows, unit: 'rows', rows: 0 })
  const different = new Set(Array.from(known?.different ?? [], ({ row }) => row))
  const first = nextMessageId(db)
  const staged = read.staged.flatMap(({ part }) => part ?? [])
  const apart = call.hands > 1 && staged.length === read.staged.length
  const laying = apart
    ? call.hand('blocks', { staged, firstId: first, ...scratch }, { progress: () => {}, answer: () => null })
    : null
  // Where placing fails, nobody is left to hear that this did too.
  laying?.catch(() => {})
  const beside = apart ? null : new BesideRows(besideInto(db), first)
  try {
    const placed = placeMessages(
      db,
      source,
      first,
      read.staged,
      beside,
      images,
      mediaIds,
      different,
      (rows) => {
        call.checkCancelled()
        call.progress({ done: rows, rows })
      },
    )
    if (laying !== null) takeBlocks(await laying, besideInto(db))
    return placed
  } catch (error) {
    // It reads the files that are removed next.
    await laying?.then(({ path }) => rmSync(path, { force: true })).catch(() => {})
    throw error
  }
}
