import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ZipFile } from 'yazl'
import { mapped, readChat } from '../../../support/chats.ts'
import { chat as chatOf, field, message, modelType, party, report, timeField } from '../../../support/ufdr.ts'

const anna = { id: '447700900001@s.whatsapp.net', name: 'Anna' }
const bob = { id: '447700900002@s.whatsapp.net' }
const owner = { id: '447700900000@s.whatsapp.net', name: 'Olive', owner: true }
const time = '2020-04-14T09:12:30.000+01:00'
const chats = (...all: string[]) => report(modelType('Chat', all))
const oneChat = (...messages: string[]) => chats(chatOf('c1', '', [anna, owner], messages))
const cells = async (xml: string) => (await readChat(xml, 'report.xml')).messages[0]?.cells ?? {}

describe('a Cellebrite report', () => {
  it('gives each message of each chat with who said it to whom', async () => {
    const read = await readChat(
      chats(
        chatOf(
          'c1',
          '',
          [anna, owner],
          [
            message({ id: 'm1', body: 'a <b> & ]]> c', time, from: anna, to: [owner] }),
            message({ id: 'm2', body: 'two', time, from: owner }),
          ],
        ),
        chatOf('c2', 'Crew', [anna, bob, owner], [message({ id: 'm3', body: 'three', time, from: bob })]),
      ),
    )
    expect(read.format).toBe('ufdr')
    expect(read.messages.map(({ row }) => row)).toEqual([1, 2, 3])
    expect(mapped(read, 'time', 'sender', 'recipient', 'conversation', 'text', 'record')).toEqual([
      [time, anna.id, owner.id, 'Anna', 'a <b> & ]]> c', 'm1'],
      [time, owner.id, anna.id, 'Anna', 'two', 'm2'],
      [time, bob.id, null, 'Crew', 'three', 'm3'],
    ])
    expect(read.messages[0]?.cells).toMatchObject({
      sender_name: 'Anna',
      source: 'WhatsApp',
      deleted_state: 'Intact',
      phone_owner: owner.id,
      chat_account: '447700900000',
    })
  })

  it.each(['Intact', 'Deleted', 'Trash', 'Unknown'])('says that a message is %s', async (state) => {
    expect(await cells(oneChat(message({ id: 'm', body: 'x', time, state })))).toMatchObject({
      deleted_state: state,
    })
  })

  it('names attached files as the report does, and keeps what it says of them', async () => {
    const attachment = (name: string, type: string) =>
      `<model type="Attachment" id="${name}">${field('Filename', name)}${field('ContentType', type)}${field('attachment_extracted_path', `files\\Image\\${name}`)}</model>`
    const inside = `<multiModelField name="Attachments" type="Attachment">${attachment('a.jpg', 'image/jpeg')}${attachment('b.mp4', 'video/mp4')}</multiModelField>`
    const given = await cells(oneChat(message({ id: 'm', time, from: anna, inside })))
    expect(given).toMatchObject({ kind: 'photo', attachment: '["files/Image/a.jpg","files/Image/b.mp4"]' })
    expect(given.Attachments).toContain('video/mp4')
  })

  it('counts a message that is quoted inside another only with that other', async () => {
    const quoted = `<modelField name="QuotedMessage" type="InstantMessage">${message({ id: 'm0', body: 'before' })}</modelField>`
    const list = `<multiModelField name="MessageExtraData" type="ReplyMessageData"><model type="ReplyMessageData" id="r"><modelField name="InstantMessage" type="InstantMessage">${message({ id: 'm9', body: 'deeper' })}</modelField></model></multiModelField>`
    const read = await readChat(
      oneChat(message({ id: 'm1', body: 'after', time, from: anna, inside: quoted + list })),
    )
    expect(mapped(read, 'record', 'text')).toEqual([['m1', 'after']])
    expect(read.messages[0]?.cells.QuotedMessage).toContain('before')
    expect(read.messages[0]?.cells.MessageExtraData).toContain('deeper')
  })

  it('takes SMS, MMS, e-mails and calls as rows and tells what is left', async () => {
    const parties = (from: typeof anna, to: typeof anna) =>
      `<multiModelField name="Parties" type="Party">${party(from, 'From')}${party(to, 'To')}</multiModelField>`
    const read = await readChat(
      report(
        modelType('Contact', [
          '<model type="Contact" id="c"><field name="Name"><value>x</value></field></model>',
        ]),
        modelType('SMS', [
          message({
            type: 'SMS',
            id: 's',
            body: 'sms',
            time,
            inside: `${parties(anna, owner)}${field('Folder', 'Inbox')}`,
          }),
        ]),
        modelType('Call', [
          message({
            type: 'Call',
            id: 'k',
            time,
            inside: `${parties(owner, anna)}${field('Type', 'Outgoing')}${field('Duration', '00:01:05')}`,
          }),
        ]),
        modelType('Email', [
          message({
            type: 'Email',
            id: 'e',
            time,
            from: anna,
            to: [owner, { id: 'x@y' }],
            inside: field('Subject', 'stock'),
          }),
        ]),
      ),
    )
    expect(mapped(read, 'record', 'sender', 'recipient', 'text', 'kind')).toEqual([
      ['s', anna.id, owner.id, 'sms', 'text'],
      ['k', owner.id, anna.id, 'Outgoing, 00:01:05', 'call'],
      ['e', anna.id, JSON.stringify([owner.id, 'x@y']), 'stock', 'text'],
    ])
    expect(read.messages[0]?.cells).toMatchObject({ Folder: 'Inbox', model: 'SMS' })
    expect(read.sniffed.findings[0]?.evidence).toContain('not imported: 1 Contact')
  })

  it('gives when a message was delivered and read, and where it was sent', async () => {
    const to = `<multiModelField name="To" type="Party"><model type="Party" id="p">${field('Identifier', bob.id)}${timeField('DateDelivered', '2020-04-14T09:13:00+01:00')}${timeField('DateRead', '2020-04-14T09:14:00+01:00')}</model></multiModelField>`
    const place = `<modelField name="Position" type="Coordinate"><model type="Coordinate" id="x">${field('Latitude', '51.5')}${field('Longitude', '-0.12')}</model></modelField>`
    const read = await readChat(
      oneChat(message({ id: 'm', body: 'x', time, from: anna, inside: to + place })),
    )
    expect(mapped(read, 'received', 'read', 'position')).toEqual([
      ['2020-04-14T09:13:00+01:00', '2020-04-14T09:14:00+01:00', '51.5,-0.12'],
    ])
  })

  it('tells chats of one name apart', async () => {
    const read = await readChat(
      chats(
        chatOf('c1', 'Crew', [], [message({ id: 'a', body: 'x' })]),
        chatOf('c2', 'Crew', [], [message({ id: 'b', body: 'y' })]),
      ),
    )
    expect(mapped(read, 'conversation')).toEqual([['Crew'], ['Crew (c2)']])
  })

  it('is the same in a UFDR and in UTF-16', async () => {
    const xml = oneChat(
      ...Array.from({ length: 500 }, (_, n) =>
        message({ id: `m${n}`, body: `no ${n} é🤓`, time, from: anna }),
      ),
    )
    const zip = new ZipFile()
    zip.addBuffer(Buffer.from('x'), 'files/Image/a.jpg')
    zip.addBuffer(Buffer.from(xml), 'report.xml')
    zip.end()
    const parts: Buffer[] = []
    for await (const part of zip.outputStream) parts.push(Buffer.from(part as Uint8Array))
    const bare = await readChat(xml)
    for (const bytes of [
      Buffer.concat(parts),
      Buffer.from(`\ufeff${xml.replace('utf-8', 'utf-16')}`, 'utf16le'),
    ]) {
      const read = await readChat(bytes)
      expect(read.format).toBe('ufdr')
      expect(read.messages.map(({ cells: given }) => given)).toEqual(
        bare.messages.map(({ cells: given }) => given),
      )
    }
  })

  it('that ends too soon gives what is whole and says where it ended', async () => {
    const xml = oneChat(message({ id: 'm1', body: 'one', time }), message({ id: 'm2', body: 'two', time }))
    const read = await readChat(xml.slice(0, xml.indexOf('two') + 20))
    expect(mapped(read, 'text')).toEqual([['one']])
    expect(read.rejects.map(({ row, reason }) => [row, reason])).toEqual([[2, 'truncated']])
    expect(read.rejects[0]?.raw).toContain('m2')
  })

  it('rejects a message with bytes of no text, and one beyond 16 MB, and goes on', async () => {
    const xml = oneChat(
      message({ id: 'm1', body: 'ca@@', time }),
      message({ id: 'm2', body: 'x'.repeat(20 * 1024 * 1024), time }),
      message({ id: 'm3', body: 'last', time }),
    )
    const bytes = Buffer.from(xml)
    bytes.fill(0xe9, bytes.indexOf('@@'), bytes.indexOf('@@') + 2)
    const read = await readChat(bytes)
    expect(mapped(read, 'text')).toEqual([['last']])
    expect(read.rejects.map(({ row, reason }) => [row, reason])).toEqual([
      [1, 'encoding'],
      [2, 'too long'],
    ])
  })

  it.each([
    ['a document type', '<!DOCTYPE project [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>'],
    ['an entity of its own', ''],
  ])('with %s is refused: nothing is ever expanded', async (_, doctype) => {
    const xml = oneChat(
      message({ id: 'm', inside: '<field name="Body"><value>&b;</value></field>' }),
    ).replace('<project', `${doctype}<project`)
    const outcome = await readChat(xml).then(
      (read) => (read.format === 'ufdr' ? read.messages.length : 0),
      (error: { code?: string }) => error.code,
    )
    expect([0, 'file.unknown']).toContain(outcome)
  })

  it('is not seen in other XML, nor in a web page; both are refused rather than read as lines', async () => {
    for (const other of [
      '<?xml version="1.0"?>\n<project><name>x</name></project>\n',
      '<!DOCTYPE html>\n<html><p>x, y</p></html>\n',
    ])
      await expect(readChat(other)).rejects.toMatchObject({ code: 'file.unknown' })
  })

  it('is known by its models where another tool wrote it under an element of its own', async () => {
    const call = `<model type="Call" id="c">${field('TimeStamp', time)}${field('Direction', 'Outgoing')}<modelField name="Party"><model type="Party" id="p">${field('Identifier', bob.id)}</model></modelField></model>`
    const alone = `<model type="InstantMessage" id="m">${field('Body', 'alone')}${field('TimeStamp', time)}${field('ChatName', 'Crew')}<modelField name="From">${party(anna)}</modelField></model>`
    const read = await readChat(
      `<?xml version="1.0"?>\n<UFEDReport version="10"><meta/><decodedData>${alone}${call}</decodedData></UFEDReport>`,
      'report.xml',
    )
    expect(mapped(read, 'time', 'sender', 'recipient', 'conversation', 'text', 'kind')).toEqual([
      [time, anna.id, null, 'Crew', 'alone', 'text'],
      [time, null, bob.id, null, 'Outgoing', 'call'],
    ])
    const bare = await readChat(
      `<report>${chatOf('c1', 'Crew', [anna], [message({ id: 'm1', body: 'x', from: anna })])}</report>`,
    )
    expect(mapped(bare, 'sender', 'conversation', 'text')).toEqual([[anna.id, 'Crew', 'x']])
  })

  it('gives back whatever text is written, in CDATA', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1 })
      .filter((each) => each.trim() !== '' && [...each].every((sign) => sign >= ' '))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.boolean()), { minLength: 1, maxLength: 20 }),
        async (sent) => {
          const read = await readChat(
            oneChat(
              ...sent.map(([body, own], n) => message({ id: `m${n}`, body, time, from: own ? owner : anna })),
            ),
          )
          expect(read.rejects).toEqual([])
          expect(mapped(read, 'sender', 'text')).toEqual(
            sent.map(([body, own]) => [own ? owner.id : anna.id, body]),
          )
        },
      ),
      { numRuns: 60 },
    )
  })

  it('ends for damaged bytes and hostile nesting', async () => {
    const whole = Buffer.from(
      oneChat(
        ...Array.from({ length: 5 }, (_, n) => message({ id: `m${n}`, body: `no ${n}`, time, from: anna })),
      ),
    )
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 20 }),
        async (changes) => {
          const bytes = Buffer.from(whole)
          for (const [at, byte] of changes) bytes[at] = byte
          await readChat(bytes).catch((error: unknown) =>
            expect(error).toHaveProperty('code', 'file.unknown'),
          )
        },
      ),
      { numRuns: 150 },
    )
    const deep = oneChat(
      message({ id: 'm', body: 'one' }),
      message({ id: 'n', inside: '<modelField name="x"><model type="y">'.repeat(50_000) }),
    )
    const read = await readChat(deep)
    expect(mapped(read, 'text')).toEqual([['one']])
    expect(read.rejects.map(({ reason }) => reason)).toEqual(['truncated'])
  })
})
