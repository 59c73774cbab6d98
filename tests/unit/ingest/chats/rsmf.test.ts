import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { base64Source } from '../../../../electron/engine/ingest/readers/rsmf/base64-source.ts'
import { mapped, readChat, sourceOf } from '../../../support/chats.ts'

type Json = Record<string, unknown>

const event = (more: Json): Json => ({
  id: 'e1',
  type: 'message',
  participant: 'P1',
  conversation: 'C1',
  timestamp: '2020-04-14T09:12:30+01:00',
  body: 'hello',
  ...more,
})
const manifest = (events: Json[], more: Json = {}): Json => ({
  version: '2.0.0',
  participants: [
    {
      id: 'P1',
      display: 'Anna',
      email: 'anna@example.org',
      account_id: '555',
      custom: [{ name: 'Mobile', value: '07700' }],
    },
    { id: 'P2', display: 'Bob' },
    { id: 'P3' },
  ],
  conversations: [
    {
      id: 'C1',
      display: 'Anna and Bob',
      platform: 'slack',
      type: 'direct',
      participants: ['P1', 'P2'],
      custodian: 'P2',
    },
    { id: 'C2', platform: 'sms', type: 'channel', participants: ['P1', 'P2', 'P3'] },
  ],
  events,
  ...more,
})

async function zipOf(entries: Record<string, string | Buffer>): Promise<Buffer> {
  const zip = new ZipFile()
  for (const [name, content] of Object.entries(entries)) zip.addBuffer(Buffer.from(content), name)
  zip.end()
  const parts: Buffer[] = []
  for await (const part of zip.outputStream) parts.push(Buffer.from(part as Uint8Array))
  return Buffer.concat(parts)
}

function mailOf(zip: Buffer, width = 76, inner = false): string {
  const whole = zip.toString('base64')
  const base64 = width === 0 ? whole : whole.replace(new RegExp(`(.{${width}})`, 'g'), '$1\r\n')
  const attachment = [
    'Content-Type: application/octet-stream;',
    ' name="rsmf.zip"',
    'Content-Transfer-Encoding: BASE64',
    'Content-Disposition: attachment; filename="rsmf.zip"',
    '',
    base64,
  ]
  const parts = (boundary: string, body: string[]) => [
    `--${boundary}`,
    'Content-Type: text/plain',
    '',
    'Anna: hello',
    '-- ',
    `--${boundary}`,
    ...body,
    `--${boundary}--`,
    '',
  ]
  const nested = ['Content-Type: multipart/mixed; boundary=inner', '', ...parts('inner', attachment)]
  return [
    'From: Anna <anna@example.org>',
    'X-RSMF-Version: 2.0.0',
    'X-RSMF-Generator: Test',
    'X-RSMF-EventCount: 1',
    'MIME-Version: 1.0',
    'Content-Type: multipart/mixed;',
    '\tboundary="=outer+1"',
    '',
    ...parts('=outer+1', inner ? nested : attachment),
  ].join('\r\n')
}

describe('RSMF', () => {
  it('gives events with the names that their ids stand for', async () => {
    const chat = await readChat(
      JSON.stringify(
        manifest([
          event({}),
          event({ id: 'e2', participant: 'P3', conversation: 'C2' }),
          event({ participant: 'P9', conversation: 'C9' }),
        ]),
      ),
    )
    expect(chat.format).toBe('rsmf')
    expect(mapped(chat, 'time', 'sender', 'recipient', 'conversation', 'text', 'record')).toEqual([
      ['2020-04-14T09:12:30+01:00', 'Anna', 'Bob', 'Anna and Bob', 'hello', 'e1'],
      ['2020-04-14T09:12:30+01:00', 'P3', null, 'C2', 'hello', 'e2'],
      ['2020-04-14T09:12:30+01:00', 'P9', null, 'C9', 'hello', 'e1'],
    ])
    expect(chat.messages[0]?.cells).toMatchObject({
      platform: 'slack',
      conversation_type: 'direct',
      custodian: 'Bob',
      sender_email: 'anna@example.org',
      sender_account: '555',
      sender_custom: '[{"name":"Mobile","value":"07700"}]',
      conversation_participants: '["Anna","Bob"]',
    })
  })

  it.each([
    [
      { attachments: [{ id: 'ATT001.PNG', display: 'party.png', size: 5 }] },
      { kind: 'photo', attachment: 'ATT001.PNG' },
    ],
    [{ attachments: [{ id: 'a.pdf' }, { id: 'b.pdf' }] }, { kind: 'file', attachment: '["a.pdf","b.pdf"]' }],
    [
      { type: 'join', body: undefined },
      { kind: 'join event', text: 'join' },
    ],
    [
      { type: 'disclaimer', body: 'recorded' },
      { kind: 'disclaimer event', text: 'recorded' },
    ],
    [
      { deleted: true, importance: 'high', parent: 'e0', direction: 'incoming' },
      { deleted: 'true', importance: 'high', parent: 'e0', direction: 'incoming' },
    ],
    [
      { reactions: [{ value: 'thumbsup', participants: ['P2'] }] },
      { reactions: '[{"value":"thumbsup","participants":["P2"]}]' },
    ],
    [
      { edits: [{ participant: 'P1', previous: 'helo', new: 'hello' }] },
      { edits: '[{"participant":"P1","previous":"helo","new":"hello"}]' },
    ],
    [{ custom: [{ name: 'GPS', value: '41, 2' }] }, { custom: '[{"name":"GPS","value":"41, 2"}]' }],
    [
      {
        read_receipts: [
          { participant: 'P2', action: 'read', timestamp: '2020-04-14T10:00:00Z' },
          { participant: 'P2', action: 'delivered', timestamp: '2020-04-14T09:13:00Z' },
        ],
      },
      { read: '2020-04-14T10:00:00Z', received: '2020-04-14T09:13:00Z' },
    ],
  ])('keeps all that an event says: %j', async (more, expected) => {
    const chat = await readChat(JSON.stringify(manifest([event(more)])))
    expect(chat.messages[0]?.cells).toMatchObject(expected)
  })

  it('finds the tables behind the events, and warns of times without an offset', async () => {
    const { events, ...rest } = manifest([event({ timestamp: '2020-04-14T09:12:30' })])
    const chat = await readChat(JSON.stringify({ events, ...rest }))
    expect(mapped(chat, 'sender')).toEqual([['Anna']])
    expect(chat.sniffed.findings.map(({ value }) => value)).toContain(
      '1 of 1 sampled timestamps carry no offset',
    )
  })

  it.each([
    ['bare', async (text: string) => Buffer.from(text)],
    ['in its zip', (text: string) => zipOf({ 'a.png': 'x', 'rsmf_manifest.json': text })],
    [
      'in a mail',
      async (text: string) => Buffer.from(mailOf(await zipOf({ 'rsmf_manifest.json': text, 'a.png': 'x' }))),
    ],
    [
      'in a mail on one line',
      async (text: string) => Buffer.from(mailOf(await zipOf({ 'rsmf_manifest.json': text }), 0)),
    ],
    [
      'in a multipart inside a mail',
      async (text: string) => Buffer.from(mailOf(await zipOf({ 'rsmf_manifest.json': text }), 76, true)),
    ],
  ])('is the same %s', async (_, pack) => {
    const text = JSON.stringify(
      manifest(Array.from({ length: 3000 }, (_, n) => event({ id: `e${n}`, body: `no ${n * 7919}` }))),
    )
    const chat = await readChat(await pack(text))
    expect(chat.format).toBe('rsmf')
    expect(chat.messages).toHaveLength(3000)
    expect(chat.messages[2999]?.cells).toMatchObject({ text: `no ${2999 * 7919}`, id: 'e2999' })
    expect(chat.rejects).toEqual([])
  })

  it('cut off inside the mail is a file that says what is wrong', async () => {
    const mail = mailOf(await zipOf({ 'rsmf_manifest.json': JSON.stringify(manifest([event({})])) }))
    await expect(readChat(mail.slice(0, mail.length - 300))).rejects.toMatchObject({
      code: 'file.unreadable',
      message: expect.stringContaining('rsmf.zip in chat.txt is damaged'),
    })
  })

  it('with a broken event rejects that one', async () => {
    const text = JSON.stringify(manifest([event({}), event({ id: 'e2' }), event({ id: 'e3' })])).replace(
      '"id":"e2",',
      '"id":"e2" ',
    )
    const chat = await readChat(text)
    expect(mapped(chat, 'record')).toEqual([['e1'], ['e3']])
    expect(chat.rejects.map(({ row, reason }) => [row, reason])).toEqual([[2, 'json']])
  })

  it('is not seen in other mails, zips and JSON', async () => {
    await expect(readChat(await zipOf({ 'a.txt': 'x' }))).rejects.toHaveProperty('code', 'file.unknown')
    expect((await readChat('From: a\nTo: b\n\nhello\n')).format).toBe('delimited')
    expect((await readChat('{"version":"1","events":[{"a":1}]}')).format).toBe('json-array')
  })

  it('decodes base64 at any place, however its lines are cut', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 5000 }),
        fc.integer({ min: 1, max: 200 }),
        fc.nat(6000),
        fc.nat(6000),
        (bytes, width, at, length) => {
          const text = Buffer.from(bytes)
            .toString('base64')
            .replace(new RegExp(`(.{${width}})`, 'g'), '$1\r\n')
          const file = sourceOf(`head\n${text}\n--tail`)
          const source = base64Source(file, 5, 5 + text.length, 'x')
          expect(source.size).toBe(bytes.length)
          const target = Buffer.alloc(length)
          const got = source.read(target, at)
          expect(target.subarray(0, got)).toEqual(Buffer.from(bytes.subarray(at, at + length)))
        },
      ),
    )
    const large = Buffer.alloc(1_000_003, 'winnow base64 ')
    const text = large.toString('base64').replace(/(.{76})/g, '$1\n')
    const source = base64Source(sourceOf(text), 0, text.length, 'x')
    const target = Buffer.alloc(large.length)
    expect(source.read(target, 0)).toBe(large.length)
    expect(target.equals(large)).toBe(true)
  })

  it('ends for damaged bytes', async () => {
    const mail = Buffer.from(
      mailOf(await zipOf({ 'rsmf_manifest.json': JSON.stringify(manifest([event({}), event({})])) })),
    )
    const bare = Buffer.from(JSON.stringify(manifest([event({}), event({})])))
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(mail, bare),
        fc.array(fc.tuple(fc.nat(), fc.nat(255)), { minLength: 1, maxLength: 10 }),
        async (whole, changes) => {
          const bytes = Buffer.from(whole)
          for (const [at, byte] of changes) bytes[at % bytes.length] = byte
          await readChat(bytes).catch((error: unknown) => {
            expect(['file.unknown', 'file.unreadable']).toContain((error as { code?: string }).code)
          })
        },
      ),
      { numRuns: 150 },
    )
  })
})
