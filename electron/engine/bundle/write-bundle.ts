import { createHash } from 'node:crypto'
import { setImmediate as turn } from 'node:timers/promises'
import { attributionColumns, attributionLines } from '../../../shared/bundle/attribution-record.ts'
import { attributionSection } from '../../../shared/bundle/attributions-page.ts'
import { byteOrderMark, csvLine } from '../../../shared/bundle/csv.ts'
import { howMadeBody } from '../../../shared/bundle/how-made.ts'
import {
  contentsBottom,
  contentsLine,
  contentsTop,
  conversationBottom,
  conversationTop,
  recordRow,
} from '../../../shared/bundle/messages-page.ts'
import { type PageFacts, pageBottom, pageTop } from '../../../shared/bundle/page.ts'
import { cellsOf, columns } from '../../../shared/bundle/record.ts'
import type { Attribution } from '../../../shared/contract/attribution.ts'
import type { Params } from '../../../shared/contract/index.ts'
import type { ReadDb } from '../db/connection.ts'
import type { Actor, JobCall } from '../seat.ts'
import { dataVersion } from '../sources/index.ts'
import { approvedAttributions, asBundled } from './attributions.ts'
import { writeAudit } from './audit-extract.ts'
import type { BagFile, BagWriter } from './bag-writer.ts'
import { type CaseInfo, caseInfo, schemeFacts, searchFacts, softwareFacts, sourceFacts } from './facts.ts'
import { BundleImages } from './images.ts'
import { headsOf, outlineOf } from './outline.ts'
import type { Plan } from './plan.ts'
import { RecordSource } from './records.ts'

/** What the writing of one bundle needs. The connections stay in one read transaction, so that all of it agrees. */
export interface Writing {
  readonly db: ReadDb
  readonly media: ReadDb
  readonly bag: BagWriter
  readonly plan: Plan
  readonly params: Params<'bundle.export'>
  readonly actor: Actor
  readonly version: string
  readonly at: number
  readonly call: JobCall
}

/** What is known once the payload is written. */
export interface Payload {
  readonly info: CaseInfo
  readonly images: number
  readonly attributions: number
  readonly auditHead: string
}

/** Writes everything that stands in data/. @throws WinnowError call.cancelled, case.damaged, or what the disk says */
export async function writePayload(writing: Writing): Promise<Payload> {
  const { db, media, bag, params } = writing
  const info = caseInfo(db)
  const facts: PageFacts = {
    title: params.title,
    exhibit: params.exhibit,
    marking: info.marking,
    caseName: info.name,
    operation: info.operation,
    sha256Base64: (text) => createHash('sha256').update(text).digest('base64'),
  }
  const images = new BundleImages(db, media, bag)
  const records = new RecordSource(db, images, params.selection.kind !== 'approved')
  await writeMessages(writing, facts, records)
  const attributions = writeAttributions(writing, facts, records, images)
  writing.call.progress({ step: 'writing the audit extract' })
  const audit = writeAudit(db, bag, records, attributions)
  const page = bag.open('how-made.html')
  page.text(pageTop(facts, 'How this bundle was made'))
  const made = howMadeBody({
    software: softwareFacts(db, writing.version),
    caseName: info.name,
    caseId: info.id,
    operation: info.operation,
    marking: info.marking,
    title: params.title,
    exhibit: params.exhibit,
    account: writing.actor.name,
    role: writing.actor.role,
    at: writing.at,
    selection: params.selection,
    contextAsked: params.context,
    dataVersion: dataVersion(db),
    counts: {
      chosen: writing.plan.chosen,
      context: writing.plan.context,
      conversations: writing.plan.conversations.length,
      images: images.count,
      imagesMissing: images.missing,
      attributions: attributions.length,
    },
    sources: sourceFacts(db, records.sources),
    tagScheme: schemeFacts(db, records.tagCodes),
    audit,
    searches: searchFacts(db),
  })
  for (const piece of made) page.text(piece)
  page.text(pageBottom(facts))
  page.close()
  return { info, images: images.count, attributions: attributions.length, auditHead: audit.head }
}

/** messages.csv and messages.html in one pass over one stream of records. */
async function writeMessages(writing: Writing, facts: PageFacts, records: RecordSource): Promise<void> {
  const { db, bag, plan, params, call } = writing
  const csv = bag.open('messages.csv')
  const page = bag.open('messages.html')
  csv.text(`${byteOrderMark}${csvLine(columns)}`)
  page.text(pageTop(facts, 'Messages'))
  page.text(contentsTop)
  for (const head of headsOf(plan)) page.text(contentsLine(head))
  page.text(contentsBottom)
  let done = 0
  let open = false
  call.progress({
    step: 'writing messages',
    done,
    total: plan.chosen + plan.context,
    unit: 'rows',
    rows: done,
  })
  for (const parts of records.pages(outlineOf(db, plan, params.context, call.cancelled))) {
    for (const part of parts) {
      if (part.kind === 'conversation') {
        page.text(`${open ? conversationBottom : ''}${conversationTop(part.head)}`)
        open = true
        continue
      }
      const cells = cellsOf(part.record)
      csv.text(csvLine(columns.map((column) => cells[column])))
      page.text(recordRow(part.record, cells))
      if (part.record.role !== 'omitted') done++
    }
    call.progress({ done, rows: done })
    call.checkCancelled()
    await turn()
  }
  page.text(`${conversationBottom}${pageBottom(facts)}`)
  closeAll(csv, page)
}

/** @returns the attributions written */
function writeAttributions(
  { db, bag }: Writing,
  facts: PageFacts,
  records: RecordSource,
  images: BundleImages,
): readonly Attribution[] {
  const csv = bag.open('attributions.csv')
  const page = bag.open('attributions.html')
  csv.text(`${byteOrderMark}${csvLine(attributionColumns)}`)
  page.text(pageTop(facts, 'Attributions'))
  const attributions = approvedAttributions(db, records)
  for (const [index, attribution] of attributions.entries()) {
    const bundled = asBundled(attribution, index + 1, records, images)
    for (const cells of attributionLines(bundled)) {
      csv.text(csvLine(attributionColumns.map((column) => cells[column])))
    }
    page.text(attributionSection(bundled))
  }
  if (attributions.length === 0) {
    page.text('<p>No attribution of a handle in this bundle has been approved.</p>\n')
  }
  page.text(pageBottom(facts))
  closeAll(csv, page)
  return attributions
}

function closeAll(...files: readonly BagFile[]): void {
  for (const file of files) file.close()
}
