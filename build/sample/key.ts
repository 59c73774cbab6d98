import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Picture } from './album.ts'
import { dayText, stamp, WINDOW } from './calendar.ts'
import type { Actor, Cast, Device } from './cast.ts'
import type { Cell } from './cell.ts'
import { record, TextFile } from './csv.ts'
import { elementWords } from './elements.ts'
import { AT_RECIPIENT, REPEATED, UNDECRYPTED } from './store.ts'

/**
 * The answer key: what is true about the sample. It stands beside the case and is never read by the product. All row
 * numbers are rows as a spreadsheet shows messages.csv (the header is row 1). Messages are numbered through the whole case,
 * so the rows of one message are those with the same number. Written as it becomes known, cell by cell.
 */
export class AnswerKey {
  private readonly key: TextFile
  private readonly importation: TextFile
  private readonly other: TextFile
  private readonly twins: TextFile
  private readonly attribution: TextFile
  private readonly gaps: TextFile
  private readonly traps: TextFile
  private messages = 0
  private rows = 0
  private seen = { oneEnd: 0, bothEnds: 0, repeatedRows: 0, sentTwice: 0, undecrypted: 0 }

  constructor(folder: string, seed: number, requested: number) {
    mkdirSync(folder, { recursive: true })
    const open = (name: string, ...columns: string[]): TextFile => {
      const file = new TextFile(join(folder, name))
      file.write(record(...columns))
      return file
    }
    this.importation = open('importation.csv', 'row', 'message', 'storyline', 'elements')
    this.other = open('other.csv', 'row', 'message', 'storyline', 'kind', 'elements')
    this.twins = open('twins.csv', 'row_a', 'row_b', 'kind')
    this.attribution = open(
      'attribution.csv',
      'handle',
      'person',
      'name',
      'from',
      'to',
      'use',
      'clue',
      'group',
      'bearing',
      'row',
      'image',
    )
    this.gaps = open('gaps.csv', 'handle', 'from', 'to', 'cause')
    this.traps = open('traps.csv', 'row', 'message', 'words', 'context')
    this.key = new TextFile(join(folder, 'key.json'))
    this.key.write(
      `{"about": ${JSON.stringify(ABOUT)},\n"seed": ${seed}, "requested": ${requested},\n"cells": [\n`,
    )
  }

  /** @param rowOf row of each sighting of the cell */
  addCell(cell: Cell, rowOf: Int32Array): void {
    this.key.write(`${this.rows === 0 ? '' : ',\n'}${describeCell(cell)}`)
    this.holdings(cell.cast)
    for (let i = 0; i < cell.store.messages.length; i++) this.addMessage(cell, i, rowOf)
    this.messages += cell.store.messages.length
    this.rows += cell.store.used
  }

  close(pictures: readonly Picture[]): void {
    this.key.write('\n],\n"images": [\n')
    for (const [i, picture] of pictures.entries()) {
      const taken = picture.taken < 0 ? null : stamp(picture.taken)
      const { name, scene, state, position, device } = picture
      const facts = Object.fromEntries(
        Object.entries(picture.facts).filter(([fact]) => SHOWN[scene]?.includes(fact)),
      )
      this.key.write(
        `${i === 0 ? '' : ',\n'}${JSON.stringify({ name, scene, state, taken, position, device, shows: facts })}`,
      )
    }
    this.key.write(
      `\n],\n"counts": ${JSON.stringify({ rows: this.rows, messages: this.messages, ...this.seen })}}\n`,
    )
    for (const file of [
      this.key,
      this.importation,
      this.other,
      this.twins,
      this.attribution,
      this.gaps,
      this.traps,
    ])
      file.close()
  }

  private addMessage(cell: Cell, index: number, rowOf: Int32Array): void {
    const { store } = cell
    const sent = store.messages[index]
    if (sent === undefined) return
    const first = store.firstSighting[index] ?? 0
    const count = store.sightings[index] ?? 0
    const number = this.messages + index + 1
    for (let i = first; i < first + count; i++) {
      if (((store.flags[i] ?? 0) & UNDECRYPTED) !== 0) {
        this.seen.undecrypted++
        continue
      }
      const row = rowOf[i] ?? 0
      const { line } = sent
      if (line === null) continue
      if (line.traps !== '') this.traps.write(`${row},${number},${line.traps},${line.topic}\r\n`)
      if (sent.story >= 0) this.addStoryRow(cell, sent.story, row, number, elementWords(line.elements))
      if (sent.subject >= 0 && line.clue !== null) {
        const { handle, person } = cell.subjects[sent.subject] ?? { handle: '', person: '' }
        const bearing = line.clue.supports ? 'supports' : 'undermines'
        this.attribution.write(
          record(handle, person, '', '', '', '', line.clue.name, line.clue.group, bearing, row, sent.image),
        )
      }
    }
    this.addTwins(cell, index, rowOf)
  }

  private addStoryRow(cell: Cell, story: number, row: number, message: number, elements: string): void {
    const { id, kind } = cell.stories[story] ?? { id: '', kind: '' }
    if (kind === 'importation') this.importation.write(`${row},${message},${id},${elements}\r\n`)
    else this.other.write(`${row},${message},${id},${kind},${elements}\r\n`)
  }

  private addTwins(cell: Cell, index: number, rowOf: Int32Array): void {
    const { store } = cell
    const first = store.firstSighting[index] ?? 0
    const count = store.sightings[index] ?? 0
    let ends = 0
    for (let i = first; i < first + count; i++) {
      const flags = store.flags[i] ?? 0
      if ((flags & REPEATED) === 0) {
        ends++
        if (ends === 2)
          this.pair(
            rowOf,
            i - 1,
            i,
            ((flags | (store.flags[i - 1] ?? 0)) & UNDECRYPTED) === 0
              ? 'both ends'
              : 'both ends, undecrypted',
          )
      } else {
        const twin = sameEnd(store.flags, first, i)
        this.pair(
          rowOf,
          twin,
          i,
          ((flags | (store.flags[twin] ?? 0)) & UNDECRYPTED) === 0
            ? 'repeated row'
            : 'repeated row, undecrypted',
        )
        this.seen.repeatedRows++
      }
    }
    if (ends === 2) this.seen.bothEnds++
    else this.seen.oneEnd++
    const again = store.messages[index]?.again ?? -1
    if (again >= 0) {
      // Two messages with the same words, each sent: not twins, though they look it.
      this.pair(rowOf, store.firstSighting[again] ?? 0, first, 'sent twice')
      this.seen.sentTwice++
    }
  }

  private pair(rowOf: Int32Array, a: number, b: number, kind: string): void {
    this.twins.write(`${rowOf[a] ?? 0},${rowOf[b] ?? 0},${kind.includes(',') ? `"${kind}"` : kind}\r\n`)
  }

  /** Who holds which handle, and where data is missing. */
  private holdings(cast: Cast): void {
    const hold = (
      device: Device,
      person: { id: string; name: string },
      from: number,
      to: number,
      use: string,
    ): void => {
      this.attribution.write(
        record(device.handle, person.id, person.name, dayText(from), dayText(to), use, '', '', '', '', ''),
      )
    }
    for (const actor of cast.actors) {
      const { device, nextDevice, nextHolder, sharer, person, changeAt } = actor
      const until = Math.min(changeAt, WINDOW - 1)
      hold(device, person, 0, until, sharer === null ? 'sole' : 'shared')
      if (sharer !== null) hold(device, sharer, 0, until, 'shared')
      if (nextDevice !== null) hold(nextDevice, person, changeAt, WINDOW - 1, 'sole')
      if (nextHolder !== null) hold(device, nextHolder.person, changeAt, WINDOW - 1, 'sole')
    }
    for (const device of cast.devices) {
      if (device.pack < 0) continue
      for (const gap of device.gaps)
        this.gaps.write(record(device.handle, stamp(gap.from), stamp(gap.to), gap.cause))
    }
  }
}

/** The sighting of the same end that a repeated row repeats. */
function sameEnd(flags: Uint8Array, first: number, repeated: number): number {
  const end = (flags[repeated] ?? 0) & AT_RECIPIENT
  for (let i = first; i < repeated; i++) if (((flags[i] ?? 0) & AT_RECIPIENT) === end) return i
  return first
}

function describeCell(cell: Cell): string {
  const { cast } = cell
  const changes = cast.actors.flatMap((actor: Actor) =>
    actor.nextDevice === null
      ? []
      : [{ from: actor.device.handle, to: actor.nextDevice.handle, at: stamp(actor.changeAt) }],
  )
  const handles = cast.devices.map(({ handle, imei, skew, pack }) => ({
    handle,
    imei,
    clockAheadSeconds: skew,
    packServed: pack >= 0,
  }))
  const stories = cell.stories.map((story) => JSON.stringify(story)).join(',\n  ')
  return `{"cell": ${cell.number + 1}, "rows": ${cell.store.used},\n "handles": ${JSON.stringify(handles)},\n "lookalikes": ${JSON.stringify(cast.lookalikes)},\n "handleChanges": ${JSON.stringify(changes)},\n "storylines": [\n  ${stories}]}`
}

/** Which facts can be read in a picture. */
const SHOWN: Readonly<Record<string, readonly string[]>> = {
  block: ['stamp'],
  container: ['cont', 'seal'],
  token: ['token'],
  lorry: ['truck'],
  pallet: ['fruit'],
  pricelist: ['com', 'price'],
  dog: ['dog', 'phone'],
  parcel: ['street', 'postcode'],
  plate: ['reg', 'pcar'],
  kitchen: ['tiles'],
}

const ABOUT =
  'Answer key of an invented case. Row numbers are rows as a spreadsheet shows messages.csv, the header being row 1. For scoring only: never import this folder.'
