import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { detectTimeFormat } from '../../../../shared/domain/time-parse.ts'
import { mapped, readChat } from '../../../support/chats.ts'

const lines = (...all: string[]) => `${all.join('\n')}\n`
const android = (text: string) => `14/04/2020, 09:12 - Anna: ${text}`
const ios = (text: string) => `[14/04/2020, 09:12:30] Anna: ${text}`
const only = async (line: string, name = 'WhatsApp Chat with Crew.txt') =>
  (await readChat(`${line}\n14/04/2020, 10:00 - Bob: x\n`, name)).messages[0]?.cells ?? {}
const onlyIos = async (line: string) =>
  (await readChat(`${line}\n[14/04/2020, 10:00:00] Bob: x\n`, 'Crew.txt')).messages[0]?.cells ?? {}

describe('a WhatsApp export', () => {
  it('gives time, sender, text and the line on which a message begins', async () => {
    const chat = await readChat(
      lines('14/04/2020, 09:12 - Anna: one', 'and two', '', 'and four', '14/04/2020, 09:13 - Bob: five'),
      'WhatsApp Chat with Crew.txt',
    )
    expect(chat.format).toBe('whatsapp')
    expect(chat.messages.map(({ row, cells }) => [row, cells.time, cells.sender, cells.text])).toEqual([
      [1, '14/04/2020, 09:12', 'Anna', 'one\nand two\n\nand four'],
      [5, '14/04/2020, 09:13', 'Bob', 'five'],
    ])
    expect(chat.messages[0]?.raw).toBe('14/04/2020, 09:12 - Anna: one\nand two\n\nand four')
  })

  it.each([
    ['14/04/20, 09:12 - ', '14/04/20, 09:12'],
    ['14.04.20, 09:12 - ', '14.04.20, 09:12'],
    ['14-04-2020 09:12 - ', '14-04-2020 09:12'],
    ['2020-04-14 09:12 - ', '2020-04-14 09:12'],
    ['2020/04/14, 09:12 - ', '2020/04/14, 09:12'],
    ['4/14/20, 9:12 PM - ', '4/14/20, 9:12 PM'],
    ['4/14/20, 9:12\u202fPM - ', '4/14/20, 9:12\u202fPM'],
    ['14/4/20 9:12 p. m. - ', '14/4/20 9:12 p. m.'],
    ['14/04/2020 à 09:12 - ', '14/04/2020 à 09:12'],
    ['14.04.20, 09:12 Uhr - ', '14.04.20, 09:12 Uhr'],
    ['14.4.2020 klo 9.12 - ', '14.4.2020 klo 9.12'],
    ['14.04.2020 г., 09:12 ч. - ', '14.04.2020 г., 09:12 ч.'],
    ['۲۰۲۰/۴/۱۴،\u200f ۰۹:۱۲ - ', '۲۰۲۰/۴/۱۴،\u200f ۰۹:۱۲'],
    ['14.4.20, 9:12 p.d. - ', '14.4.20, 9:12 p.d.'],
    ['2020. 04. 14. 9:12 - ', '2020. 04. 14. 9:12'],
    ['14\u200f/4\u200f/2020, 9:12 م - ', '14\u200f/4\u200f/2020, 9:12 م'],
    ['[14/04/2020, 09:12:30] ', '14/04/2020, 09:12:30'],
    ['\u200e[14/04/2020, 09:12:30] ', '14/04/2020, 09:12:30'],
    ['[14.04.20, 21:12:30] ', '14.04.20, 21:12:30'],
    ['[4/14/20, 9:12:30\u202fPM] ', '4/14/20, 9:12:30\u202fPM'],
    ['[2020/4/14 下午9:12:30] ', '2020/4/14 下午9:12:30'],
    ['[14:56:01, 14/4/20] ', '14:56:01, 14/4/20'],
    ['[9:12 PM, 4/14/2020] ', '9:12 PM, 4/14/2020'],
    ['14:56, 14/04/2020 - ', '14:56, 14/04/2020'],
    ['[14/4/2563 BE, 14:56:01] ', '14/4/2563 BE, 14:56:01'],
    ['\u200f[١٤\u200f/٤\u200f/٢٠٢٠، ٩:١٢:٣٠ م] ', '١٤\u200f/٤\u200f/٢٠٢٠، ٩:١٢:٣٠ م'],
  ])('is known with messages that begin %s', async (header, time) => {
    const chat = await readChat(lines(`${header}Anna: hello`, `${header}Bob: there`))
    expect(chat.format).toBe('whatsapp')
    expect(chat.messages.map(({ cells }) => [cells.time, cells.sender, cells.text])).toEqual([
      [time, 'Anna', 'hello'],
      [time, 'Bob', 'there'],
    ])
    expect(detectTimeFormat(chat.messages.map(({ cells }) => cells.time ?? '')).candidates).not.toEqual([])
  })

  it.each([
    ['IMG-20200414-WA0001.jpg (file attached)', { attachment: 'IMG-20200414-WA0001.jpg', kind: 'photo' }],
    ['Vertrag.pdf (Datei angehängt)', { attachment: 'Vertrag.pdf', kind: 'file' }],
    [
      'PTT-20200414-WA0002.opus (archivo adjunto)',
      { attachment: 'PTT-20200414-WA0002.opus', kind: 'audio file' },
    ],
    ['VID-20200414-WA0002.mp4 (файл добавлен)', { attachment: 'VID-20200414-WA0002.mp4', kind: 'video' }],
    ['IMG-20200414-WA0001.jpg (words of some other language)', { attachment: 'IMG-20200414-WA0001.jpg' }],
    [
      'IMG-20200414-WA0001.jpg (file attached)\nlook\nhere',
      { attachment: 'IMG-20200414-WA0001.jpg', text: 'look\nhere' },
    ],
    ['<Media omitted>', { omitted: '<Media omitted>', kind: 'media file', text: '<Media omitted>' }],
    ['<Media omitted>\nthe caption', { omitted: '<Media omitted>', kind: 'media file', text: 'the caption' }],
    ['<Multimedia omitido>', { kind: 'media file' }],
    ['<Medien ausgeschlossen>', { kind: 'media file' }],
    ['<Médias omis>', { kind: 'media file' }],
    ['<Media omessi>', { kind: 'media file' }],
    ['<Mídia oculta>', { kind: 'media file' }],
    ['<Media weggelaten>', { kind: 'media file' }],
    ['<pominięto multimedia>', { kind: 'media file' }],
    ['<Medya dahil edilmedi>', { kind: 'media file' }],
    ['<Без медиафайлов>', { kind: 'media file' }],
    ['<تم استبعاد الوسائط>', { kind: 'media file' }],
    ['This message was deleted', { deleted: 'This message was deleted', kind: 'deleted' }],
    ['Diese Nachricht wurde gelöscht.', { kind: 'deleted' }],
    ['Данное сообщение удалено', { kind: 'deleted' }],
    ['hello <This message was edited>', { text: 'hello', edited: '<This message was edited>', kind: 'text' }],
    ['hola <Se editó este mensaje.>', { text: 'hola', edited: '<Se editó este mensaje.>' }],
    [
      'location: https://maps.google.com/?q=51.5021,-0.1273',
      { kind: 'location', position: '51.5021,-0.1273' },
    ],
    ['POLL:\nWho drives?\nOPTION: Anna (2 votes)\nOPTION: Bob (0 votes)', { kind: 'poll' }],
  ])('of Android takes apart %j', async (text, expected) => {
    expect(await only(android(text))).toMatchObject({ sender: 'Anna', conversation: 'Crew', ...expected })
  })

  it.each([
    [
      '\u200e<attached: 00000012-PHOTO-2020-04-14-09-12-30.jpg>',
      { attachment: '00000012-PHOTO-2020-04-14-09-12-30.jpg', kind: 'photo' },
    ],
    ['look \u200e<pièce jointe : 00000013-VIDEO.mp4>', { attachment: '00000013-VIDEO.mp4', text: 'look' }],
    [
      'Plan.pdf • 3 pages \u200e<Anhang: 00000014-Plan.pdf>',
      { attachment: '00000014-Plan.pdf', text: 'Plan.pdf • 3 pages' },
    ],
    ['\u200eimage omitted', { omitted: 'image omitted', kind: 'photo' }],
    ['\u200evideo weggelaten', { kind: 'video' }],
    ['imagem não revelada', { kind: 'photo' }],
    ['لم يتم إدراج الصورة', { kind: 'photo' }],
    ['画像は含まれていません', { kind: 'photo' }],
    ['\u200eContact card omitted', { kind: 'contact' }],
    [
      'Plan.pdf • 3 pages \u200edocument omitted',
      { kind: 'document file', omitted: 'document omitted', text: 'Plan.pdf • 3 pages' },
    ],
    [
      'Some file.txt document manquant',
      { kind: 'document file', omitted: 'document manquant', text: 'Some file.txt' },
    ],
    ['Plan.pdf • 2 страницы документ отсутствует', { kind: 'document file', text: 'Plan.pdf • 2 страницы' }],
    ['لقد حذَفت هذه الرسالة.', { kind: 'deleted' }],
    ['Your security code with Bob changed. Tap to learn more.', { kind: 'system' }],
    ['\u200eимя изображение отсутствует', { kind: 'photo' }],
    ['\u200eMissed voice call', { kind: 'call', sender: 'Anna' }],
    ['\u200eVideo call. \u200e12 min', { kind: 'call' }],
    ['\u200eVerpasster Sprachanruf', { kind: 'call' }],
    ['\u200eLocation: https://maps.google.com/?q=51.5,-0.1', { kind: 'location', position: '51.5,-0.1' }],
    ['\u200eAnna added Bob', { kind: 'system', text: 'Anna added Bob' }],
  ])('of an iPhone takes apart %j', async (text, expected) => {
    expect(await onlyIos(ios(text))).toMatchObject({ sender: 'Anna', ...expected })
  })

  it.each([
    'Messages and calls are end-to-end encrypted. No one outside of this chat can read them.',
    'Anna added Bob',
    'Anna changed the subject to "Trip: Spain"',
    'Anna changed the subject from “a: b” to “c”',
    'Anna hat den Betreff geändert: neu',
  ])('has no sender where WhatsApp itself speaks: %s', async (text) => {
    const chat = await readChat(lines(`14/04/2020, 09:12 - ${text}`, android('hello'), android('there')))
    expect(chat.messages[0]?.cells).toMatchObject({ kind: 'system', text })
    expect(chat.messages[0]?.cells.sender).toBeUndefined()
  })

  it('does not take what people write for notices of WhatsApp', async () => {
    for (const text of [
      'I left out the milk',
      'the photo was omitted by the printer on purpose',
      'see plan.pdf (page two)',
      '<3',
      'we deleted this message board',
    ]) {
      expect(await only(android(text))).toMatchObject({ kind: 'text', text })
    }
  })

  it('keeps apart who is in the phone book and who only calls himself so', async () => {
    const chat = await readChat(lines('[14/04/2020, 09:12:30] \u202a~\u00a0Anna\u202c: a', ios('b')))
    expect(mapped(chat, 'sender')).toEqual([['~\u00a0Anna'], ['Anna']])
  })

  it('keeps lines above the first message as rejects', async () => {
    const chat = await readChat(lines('Exported by a phone shop', '', android('hello'), android('again')))
    expect(chat.rejects).toEqual([
      {
        row: 1,
        line: 1,
        reason: 'above header',
        detail: 'stands before the first message',
        raw: 'Exported by a phone shop',
      },
    ])
    expect(chat.messages.map(({ row }) => row)).toEqual([3, 4])
  })

  it('keeps messages that were pasted into a message as its text', async () => {
    const pasted = '[13/04/2020, 08:00:00] Carl: I did it'
    const chat = await readChat(
      lines(...Array.from({ length: 9 }, (_, n) => android(`no ${n}`)), android(`read this:\n${pasted}`)),
    )
    expect(chat.messages).toHaveLength(10)
    expect(chat.messages.at(-1)?.cells.text).toBe(`read this:\n${pasted}`)
    expect(chat.sniffed.findings.map(({ evidence }) => evidence).join(' ')).toContain('pasted into a message')
  })

  it('knows a name with a colon by what stands behind it every time', async () => {
    const chat = await readChat(
      lines(
        ...['one', 'two', 'three'].map((text) => `14/04/2020, 09:12 - Team: North: ${text}`),
        '14/04/2020, 09:13 - Bob: note: four',
        '14/04/2020, 09:14 - Bob: five',
      ),
    )
    expect(mapped(chat, 'sender', 'text')).toEqual([
      ['Team: North', 'one'],
      ['Team: North', 'two'],
      ['Team: North', 'three'],
      ['Bob', 'note: four'],
      ['Bob', 'five'],
    ])
  })

  it('names the other one as recipient in a chat of two, and nobody in a group', async () => {
    const two = lines('14/04/2020, 09:12 - Anna: a', '14/04/2020, 09:13 - Bob: b')
    expect(
      mapped(await readChat(two, 'WhatsApp-Chat mit Anna.txt'), 'sender', 'recipient', 'conversation'),
    ).toEqual([
      ['Anna', 'Bob', 'Anna'],
      ['Bob', 'Anna', 'Anna'],
    ])
    expect(mapped(await readChat(two, 'WhatsApp Chat with Crew.txt'), 'recipient')).toEqual([[null], [null]])
  })

  it.each([
    ['WhatsApp Chat with Anna Smith.txt', 'Anna Smith'],
    ['WhatsApp Chat with Anna (1).txt', 'Anna'],
    ['Chat de WhatsApp con Ana.txt', 'Ana'],
    ['Discussion WhatsApp avec Anne.txt', 'Anne'],
    ['Чат WhatsApp с контактом Анна.txt', 'Анна'],
    ['WhatsApp Chat - Crew/_chat.txt', 'Crew'],
    ['WhatsApp Chat - Crew.zip/_chat.txt', 'Crew'],
    ['exhibit 4.txt', 'exhibit 4'],
  ])('called %s is the conversation %s', async (name, conversation) => {
    expect(await only(android('x'), name)).toMatchObject({ conversation })
  })

  it('rejects a message with bytes of no text and goes on behind it', async () => {
    const bytes = Buffer.concat([
      Buffer.from(lines(android('caf\u00e9 one'), android('\u00e9\u00e9\u00e9'))),
      Buffer.from(`${android('bad ')}`),
      Buffer.from([0xe9, 10]),
      Buffer.from(lines(android('nul \0 inside'), android('last'))),
    ])
    const chat = await readChat(bytes)
    expect(chat.messages.map(({ row }) => row)).toEqual([1, 2, 5])
    expect(chat.rejects.map(({ row, reason, raw }) => [row, reason, raw.slice(-6)])).toEqual([
      [3, 'encoding', 'd \\xE9'],
      [4, 'nul', 'inside'],
    ])
  })

  it('reads UTF-16 and CRLF as any other', async () => {
    const text = `\ufeff${[android('one\ntwo'), android('three')].join('\r\n')}\r\n`
    const chat = await readChat(Buffer.from(text, 'utf16le'))
    expect(mapped(chat, 'text')).toEqual([['one\ntwo'], ['three']])
  })

  it('rejects a message of more than 16 MB and goes on behind it', async () => {
    const long = `${android('x'.repeat(20 * 1024 * 1024))}\n${'y'.repeat(1024 * 1024)}`
    const many = `${android('z')}\n${'short line\n'.repeat(2 * 1024 * 1024)}`
    const chat = await readChat(lines(android('first'), long, `${many}${android('last')}`))
    expect(mapped(chat, 'text')).toEqual([['first'], ['last']])
    expect(chat.rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [2, 'too long'],
      [4, 'too long'],
    ])
    expect(chat.messages.at(-1)?.row).toBe(5 + 2 * 1024 * 1024)
  })

  it.each([
    [
      'a CSV that begins with a date',
      'sent,sender,text\n14/04/2020 09:12,Anna,hello\n14/04/2020 09:13,Bob,there\n',
      'delimited',
    ],
    ['dates with a dash in a CSV', '14/04/2020;09:12 - x;Anna\n14/04/2020;09:13 - y;Bob\n', 'delimited'],
    ['a log without names', '[2020-04-14 09:12:30] <anna> hi\n[2020-04-14 09:12:31] <bob> hi\n', 'delimited'],
    ['JSON', '[{"a":"14/04/2020, 09:12 - Anna: x"}]', 'json-array'],
  ])('is not seen in %s', async (_, text, format) => {
    expect((await readChat(text)).format).toBe(format)
  })

  const word = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,!?'_+-]{0,15}[\p{L}\p{N}]$/u)
  const emoji = fc.constantFrom('🤓', '❤️', '👩‍👩‍👧', '')
  const said = fc.tuple(word, emoji, word).map(([a, sign, b]) => `${a} ${sign} ${b}`)
  const body = fc.array(said, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'))
  const names = fc.uniqueArray(fc.stringMatching(/^[A-Z][\p{L}]{2,10}( [A-Z][a-z]{2,8})?$/u), {
    minLength: 2,
    maxLength: 5,
  })
  const two = (value: number) => String(value).padStart(2, '0')
  const forms: ((when: Date) => string)[] = [
    (w) =>
      `${two(w.getUTCDate())}/${two(w.getUTCMonth() + 1)}/${w.getUTCFullYear()}, ${two(w.getUTCHours())}:${two(w.getUTCMinutes())} - `,
    (w) =>
      `${w.getUTCDate()}.${w.getUTCMonth() + 1}.${two(w.getUTCFullYear() % 100)}, ${two(w.getUTCHours())}:${two(w.getUTCMinutes())} - `,
    (w) =>
      `${w.getUTCMonth() + 1}/${w.getUTCDate()}/${two(w.getUTCFullYear() % 100)}, ${w.getUTCHours() % 12 || 12}:${two(w.getUTCMinutes())}\u202f${w.getUTCHours() < 12 ? 'AM' : 'PM'} - `,
    (w) =>
      `[${two(w.getUTCDate())}/${two(w.getUTCMonth() + 1)}/${w.getUTCFullYear()}, ${two(w.getUTCHours())}:${two(w.getUTCMinutes())}:${two(w.getUTCSeconds())}] `,
    (w) =>
      `[${w.getUTCDate()}/${w.getUTCMonth() + 1}/${two(w.getUTCFullYear() % 100)}, ${w.getUTCHours() % 12 || 12}:${two(w.getUTCMinutes())}:${two(w.getUTCSeconds())} ${w.getUTCHours() < 12 ? 'a. m.' : 'p. m.'}] `,
  ]
  const date = fc.date({ min: new Date('2010-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })

  it('gives back whatever chat is written in any of its forms', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...forms),
        names,
        fc.array(fc.tuple(date, fc.nat(), body), { minLength: 1, maxLength: 30 }),
        fc.constantFrom('\n', '\r\n'),
        async (form, people, chat, end) => {
          const sent = chat.map(([when, who, text]) => ({
            time: form(when),
            sender: people[who % people.length] ?? '',
            text,
          }))
          const file = sent.map(({ time, sender, text }) => `${time}${sender}: ${text}`).join(end)
          const read = await readChat(file, 'Crew.txt')
          expect(read.rejects).toEqual([])
          expect(mapped(read, 'sender', 'text')).toEqual(sent.map(({ sender, text }) => [sender, text]))
          expect(read.messages.map(({ cells }) => cells.time)).toEqual(
            sent.map(({ time }) => time.replace(/^\[|( - |\] )$/g, '')),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('ends for damaged bytes, with every line in a row, a reject or a message', async () => {
    const whole = Buffer.from(
      lines(
        ...Array.from({ length: 20 }, (_, n) => (n % 2 ? android(`no ${n}\nmore`) : android(`n\u00e9 ${n}`))),
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 40 }),
        async (changes) => {
          const bytes = Buffer.from(whole)
          for (const [at, byte] of changes) bytes[at] = byte
          const chat = await readChat(bytes)
          if (chat.format !== 'whatsapp') return
          const rows = [...chat.messages, ...chat.rejects].map(({ row }) => row).sort((a, b) => a - b)
          expect(new Set(rows).size).toBe(rows.length)
          expect(rows[0]).toBe(1)
        },
      ),
      { numRuns: 100 },
    )
  })
})
