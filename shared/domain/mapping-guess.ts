import { directionOf } from './direction.ts'
import { type Field, fields, foldColumn } from './mapping.ts'
import { burnSeconds, degrees, position } from './quantities.ts'
import { detectTimeFormat } from './time-parse.ts'

export interface FieldGuess {
  column: string
  /** 'sure': the header names it and the values agree; 'likely': one of the two says so; 'weak': the best there is. */
  confidence: 'sure' | 'likely' | 'weak'
  reason: string
}

/** Words that suppliers write above a column, the most telling first; compared after `foldColumn`. */
// biome-ignore format: lists of words
const words: Record<Field, readonly string[]> = {
  sender: [
    'sender', 'from', 'sender handle', 'sender name', 'sender id', 'sent by', 'author', 'from user', 'from handle', 'from name',
    'sender username', 'username', 'user name', 'nickname', 'nick', 'user', 'source handle', 'originator', 'party from', 'a party', 'name',
  ],
  recipient: [
    'recipient', 'to', 'recipients', 'receiver', 'recipient handle', 'recipient name', 'recipient id', 'to user', 'to handle', 'to name',
    'sent to', 'addressee', 'contact', 'destination', 'party to', 'b party', 'peer',
  ],
  conversation: [
    'conversation', 'conversation id', 'chat', 'chat id', 'chat name', 'group', 'group name', 'group id', 'thread', 'thread id', 'room',
    'channel', 'conv', 'conv id', 'dialog', 'dialogue', 'session', 'session id',
  ],
  date: ['date', 'date sent', 'sent date', 'message date', 'day', 'date local', 'date utc'],
  time: [
    'time', 'timestamp', 'sent', 'sent at', 'sent time', 'time sent', 'date time', 'datetime', 'date and time', 'sent local', 'sent utc',
    'message time', 'message timestamp', 'timestamp utc', 'timestamp local', 'time utc', 'time local', 'date', 'date sent', 'sent date',
    'created', 'created at', 'ts', 'when', 'utc',
  ],
  text: [
    'text', 'message', 'body', 'content', 'message text', 'message body', 'sms', 'message content', 'msg', 'plaintext', 'decrypted text',
    'decrypted', 'contents', 'chat message',
  ],
  kind: ['kind', 'type', 'message type', 'msg type', 'content type', 'message kind'],
  image: [
    'image', 'attachment', 'attachments', 'file', 'image file', 'filename', 'file name', 'media', 'picture', 'photo', 'image name',
    'attachment name', 'media file', 'image filename', 'attachment filename',
  ],
  owner: ['owner', 'pack', 'pack owner', 'device owner', 'owner handle', 'handle', 'account', 'account name', 'own handle', 'target handle'],
  direction: ['direction', 'in out', 'in or out', 'incoming outgoing', 'folder', 'io'],
  counterpart: ['counterpart', 'other party', 'contact handle', 'remote party', 'party', 'counterpart handle', 'other handle', 'correspondent'],
  received: ['received', 'received at', 'time received', 'received time', 'delivered', 'delivered at', 'date received', 'receipt time'],
  read: ['read', 'read at', 'time read', 'read time', 'date read', 'seen at', 'opened at'],
  imageHash: ['image hash', 'image sha256', 'sha256', 'attachment hash', 'media hash', 'file hash', 'md5', 'image md5', 'hash'],
  burn: ['burn', 'burn time', 'burn s', 'burn seconds', 'burn after', 'expiry', 'expires after', 'self destruct', 'ttl'],
  imei: ['imei', 'device imei', 'handset imei'],
  imsi: ['imsi', 'sim imsi', 'sim', 'device imsi'],
  cell: ['cell', 'cell id', 'cell site', 'cgi', 'ecgi', 'mast', 'cell tower'],
  latitude: ['latitude', 'lat', 'gps latitude'],
  longitude: ['longitude', 'lon', 'long', 'lng', 'gps longitude'],
  position: ['position', 'location', 'gps', 'coordinates', 'lat long', 'lat lon', 'gps position'],
  contact: ['contact name', 'contact nickname', 'display name', 'saved as', 'alias', 'contact alias', 'nickname in contacts'],
  record: [
    'record', 'record id', 'row id', 'id', 'message id', 'msg id', 'uid', 'guid', 'uuid', 'record number', 'row', 'row number', 'number', 'no', 'ref',
  ],
}

/** Columns that suppliers serve and no field takes. */
// biome-ignore format: a list of words
const otherHeaders = new Set(['label', 'status', 'platform', 'tranche', 'exhibit', 'device', 'device id'])

/** A plain reading of what a column's sampled values are. */
interface Values {
  filled: readonly string[]
  distinct: number
  meanLength: number
  spaced: number
  /** Share of the filled values that are times. */
  times: number
  /** Share of the filled values that are known words for in or out; a few others ("Missed") make no other column of it. */
  directions: number
  images: boolean
  kinds: boolean
}

/** "Sent (UTC)" is a sent time; the zone itself is declared by the importer. */
const zoneWords = / (utc|gmt|bst|local|local time|london|europe london)$/
const imageName = /\.(jpe?g|png|gif|webp|avif|tiff?|bmp|heic|heif)$/i
const kindWord =
  /^(text|sms|mms|image|photo|picture|call|voice|note|system|undecrypted|message|chat|video|audio|file)$/i

function valuesOf(samples: readonly string[]): Values {
  const filled = samples.filter((value) => value.trim() !== '')
  const share = (test: (value: string) => boolean) => filled.filter(test).length / Math.max(1, filled.length)
  const times = detectTimeFormat(filled)
  return {
    filled,
    distinct: new Set(filled).size,
    meanLength: filled.reduce((sum, value) => sum + value.length, 0) / Math.max(1, filled.length),
    spaced: share((value) => /\S\s+\S/.test(value)),
    times: (times.candidates[0]?.read ?? 0) / Math.max(1, filled.length),
    directions: share((value) => directionOf(value) !== null),
    images: share((value) => imageName.test(value)) > 0.5,
    kinds: share((value) => kindWord.test(value)) > 0.9,
  }
}

/** Whether the values could stand in the field at all; a header alone must not make "From" of a column of long sentences. */
function fits(field: Field, values: Values): boolean {
  if (values.filled.length === 0) return true
  switch (field) {
    case 'time':
      return values.times >= 0.5
    case 'date':
      return values.times >= 0.5
    case 'sender':
    case 'recipient':
      return values.meanLength <= 80 && values.times < 0.5
    case 'kind':
      return values.distinct <= 20 && values.meanLength <= 30
    case 'received':
    case 'read':
      return values.times >= 0.5
    case 'owner':
    case 'counterpart':
    case 'contact':
      return values.meanLength <= 80 && values.times < 0.5
    case 'direction':
      return values.distinct <= 12 && values.directions >= 0.5
    case 'burn':
      return values.filled.every((value) => burnSeconds(value) !== null)
    case 'imei':
    case 'imsi':
      return values.filled.every((value) => /^[\d\s./E+-]{8,24}$/i.test(value))
    case 'latitude':
      return values.filled.every((value) => degrees(value, 90) !== null)
    case 'longitude':
      return values.filled.every((value) => degrees(value, 180) !== null)
    case 'position':
      return values.filled.every((value) => position(value) !== null)
    case 'imageHash':
      return values.filled.every((value) => /^(?:[0-9a-f]{32}|[0-9a-f]{64})$/i.test(value))
    case 'image':
      return values.images || values.meanLength <= 260
    default:
      return true
  }
}

/**
 * Which column is probably what, by the words of the header first and by the values second, each column used once.
 * `samples` are aligned with `columns`. A proposal for the importer to confirm, with the reason for each part of it.
 */
export function guessMapping(
  columns: readonly string[],
  samples: readonly (readonly string[])[],
): Partial<Record<Field, FieldGuess>> {
  const folded = columns.map((column) => foldColumn(column).replace(zoneWords, ''))
  const values = columns.map((_, index) => valuesOf(samples[index] ?? []))
  const guesses: Partial<Record<Field, FieldGuess>> = {}
  const taken = new Set<number>()

  const take = (field: Field, index: number, confidence: FieldGuess['confidence'], reason: string) => {
    const column = columns[index]
    if (column === undefined) return
    taken.add(index)
    guesses[field] = { column, confidence, reason }
  }

  // By header: the most telling word over all columns wins, so "Message" beats "Message ID" for text.
  const claims = fields.flatMap((field) =>
    folded.flatMap((name, index) => {
      const value = values[index]
      if (value === undefined || !fits(field, value)) return []
      const rank = words[field].indexOf(name)
      return rank < 0 ? [] : [{ field, index, rank }]
    }),
  )
  claims.sort((a, b) => a.rank - b.rank)
  for (const { field, index } of claims) {
    if (guesses[field] !== undefined || taken.has(index)) continue
    const filled = (values[index]?.filled.length ?? 0) > 0
    take(field, index, filled ? 'sure' : 'likely', `the header says "${columns[index]}"`)
  }
  // A pack of one handle names the other party alone: whether they sent or received, its direction tells.
  const { recipient } = guesses
  if (
    recipient !== undefined &&
    guesses.direction !== undefined &&
    guesses.sender === undefined &&
    guesses.counterpart === undefined
  ) {
    guesses.counterpart = recipient
    delete guesses.recipient
  }
  // Who sent is either said by itself or told by a direction, never both.
  if (guesses.sender !== undefined || guesses.counterpart === undefined) {
    delete guesses.direction
    delete guesses.counterpart
  }
  splitDateAndTime(guesses, columns, values, take)
  byValues(guesses, values, taken, take)
  return guesses
}

type Take = (field: Field, index: number, confidence: FieldGuess['confidence'], reason: string) => void

/** A date column means something only beside a time column that holds no date of its own. */
function splitDateAndTime(
  guesses: Partial<Record<Field, FieldGuess>>,
  columns: readonly string[],
  values: readonly Values[],
  take: Take,
): void {
  const clock = /^\s*\d{1,2}[:.]\d{2}([:.]\d{2}([.,]\d+)?)?\s*([ap]\.?m\.?)?\s*$/i
  const clockOnly = values.findIndex(
    ({ filled }) => filled.length > 0 && filled.every((value) => clock.test(value)),
  )
  if (guesses.date !== undefined && guesses.time === undefined && clockOnly >= 0) {
    take(
      'time',
      clockOnly,
      'sure',
      `"${columns[clockOnly]}" holds times of day, "${guesses.date.column}" their dates`,
    )
    return
  }
  if (guesses.time !== undefined && guesses.date === undefined && clockOnly >= 0) {
    const holdsDate = columns.indexOf(guesses.time.column)
    take('date', holdsDate, 'sure', `"${guesses.time.column}" holds dates`)
    take('time', clockOnly, 'sure', `"${columns[clockOnly]}" holds times of day`)
    return
  }
  if (guesses.date === undefined) return
  if (guesses.time === undefined) guesses.time = guesses.date
  delete guesses.date
}

/** For what no header named: pictures by extension, times by shape, text by length. Handles are never guessed by value. */
function byValues(
  guesses: Partial<Record<Field, FieldGuess>>,
  values: readonly Values[],
  taken: ReadonlySet<number>,
  take: Take,
): void {
  const free = () =>
    values.map((value, index) => ({ ...value, index })).filter(({ index }) => !taken.has(index))
  if (guesses.image === undefined) {
    const image = free().find((value) => value.images)
    if (image !== undefined) take('image', image.index, 'likely', 'its values are names of image files')
  }
  if (guesses.time === undefined) {
    const time = free().find(
      (value) => value.times >= 0.9 && value.filled.some((text) => /\D/.test(text.trim())),
    )
    if (time !== undefined) take('time', time.index, 'likely', 'its values are dates with times')
  }
  if (guesses.kind === undefined) {
    const kind = free().find((value) => value.kinds && value.filled.length > 0)
    if (kind !== undefined) take('kind', kind.index, 'weak', 'its values are kinds of message')
  }
  if (guesses.text === undefined) {
    const text = free()
      .filter((value) => value.spaced > 0.3)
      .sort((a, b) => b.meanLength - a.meanLength)[0]
    if (text !== undefined) take('text', text.index, 'weak', 'its values are the longest texts')
  }
}

/** Whether a supplier would write this above a column; a first row with such words is a header. */
export function isHeaderWord(name: string): boolean {
  const folded = foldColumn(name).replace(zoneWords, '')
  return Object.values(words).some((list) => list.includes(folded)) || otherHeaders.has(folded)
}
