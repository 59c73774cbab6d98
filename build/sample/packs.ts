import { stamp } from './calendar.ts'
import type { Cell } from './cell.ts'
import type { TextFile } from './csv.ts'
import { placeOf, type Sent, UNDECRYPTED } from './store.ts'

/** Columns of the served file, as a supplier names them. */
export const COLUMNS = [
  'Row ID',
  'Pack',
  'Sender',
  'Recipient',
  'Sent (local)',
  'Type',
  'Message',
  'Image',
  'Burn (s)',
  'Device IMEI',
  'Cell',
] as const

/**
 * Writes a cell's rows pack after pack, each pack in time order.
 *
 * @param before rows already in the file, without the header
 * @returns for each sighting its row as a spreadsheet shows it: the header is row 1, so Row ID n stands in row n + 1
 */
export function writePacks(cell: Cell, before: number, file: TextFile): Int32Array {
  const { store, cast } = cell
  const rowOf = new Int32Array(store.used)
  const addresses = new Map<number, string>()
  let current = -1
  let head = ''
  let feet: readonly string[] = []
  let rowId = before
  for (const order of store.sorted()) {
    const { sighting, time, pack } = placeOf(order)
    const sent = store.messages[store.messageOf[sighting] ?? -1]
    if (sent === undefined) throw new RangeError('a sighting without a message')
    if (pack !== current) {
      current = pack
      const device = cast.devices[cast.packs[pack] ?? -1]
      if (device === undefined) throw new RangeError(`no device for pack ${pack}`)
      head = `,${device.handle},`
      feet = [...device.cells, ''].map((site) => `,${device.burn},${device.imei},${site}\r\n`)
    }
    rowId++
    rowOf[sighting] = rowId + 1
    const lost = ((store.flags[sighting] ?? 0) & UNDECRYPTED) !== 0
    // Plain additions of ready-made pieces: this line runs ten million times.
    file.write(
      rowId +
        head +
        addressOf(sent, addresses) +
        stamp(time) +
        (lost
          ? ',undecrypted,,'
          : KIND_CELL[sent.kind] + sent.text + (sent.image === '' ? ',' : `,${sent.image}`)) +
        (feet[siteAt(feet.length - 1, time)] ?? ''),
    )
  }
  return rowOf
}

const KIND_CELL = {
  text: ',text,',
  image: ',image,',
  call: ',call,',
  note: ',note,',
  system: ',system,',
} as const

/** 'sender,recipient,' */
function addressOf(sent: Sent, known: Map<number, string>): string {
  const key = sent.from.index * 1000 + (sent.to?.index ?? 999)
  let address = known.get(key)
  if (address === undefined) {
    address = `${sent.from.handle},${sent.to?.handle ?? ''},`
    known.set(key, address)
  }
  return address
}

/** Which of its sites the handset is at: it moves every three hours or so, sleeps at home, and now and then nothing was recorded. */
function siteAt(sites: number, time: number): number {
  const spell = Math.floor(time / 10_800)
  if (spell % 8 < 3) return 0
  const place = (Math.imul(spell, 2_654_435_761) >>> 8) % 997
  return place % 11 === 0 ? sites : place % sites
}
