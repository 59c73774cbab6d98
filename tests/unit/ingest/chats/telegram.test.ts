import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapped, readChat } from '../../../support/chats.ts'

type Json = Record<string, unknown>
const message = (more: Json): Json => ({
  id: 1,
  type: 'message',
  date: '2020-04-14T09:12:30',
  date_unixtime: '1586851950',
  from: 'Anna',
  from_id: 'user11',
  text: 'hello',
  ...more,
})
const single = (messages: Json[], about: Json = { name: 'Crew', type: 'private_group', id: 5 }) =>
  JSON.stringify({ ...about, messages }, null, 1)
const cells = async (more: Json) => (await readChat(single([message(more)]))).messages[0]?.cells ?? {}

describe('a Telegram export', () => {
  it('of one chat gives its messages with what the chat says of itself', async () => {
    const chat = await readChat(single([message({}), message({ id: 2, text: '' })]))
    expect(chat.format).toBe('telegram')
    expect(mapped(chat, 'time', 'sender', 'conversation', 'text', 'kind', 'record')).toEqual([
      ['1586851950', 'Anna', 'Crew', 'hello', 'text', '1'],
      ['1586851950', 'Anna', 'Crew', null, 'text', '2'],
    ])
    expect(chat.messages[0]?.cells).toMatchObject({
      chat_type: 'private_group',
      date: '2020-04-14T09:12:30',
      from_id: 'user11',
    })
  })

  it('of an account gives every chat, left ones too, numbered on', async () => {
    const account = {
      about: 'Here is the data',
      personal_information: { user_id: 99, first_name: 'Olive', last_name: 'Owner' },
      contacts: { list: [{ first_name: 'x' }] },
      chats: {
        about: 'chats',
        list: [
          {
            name: 'Anna',
            type: 'personal_chat',
            id: 11,
            messages: [message({}), message({ from: 'Olive Owner', from_id: 'user99' })],
          },
          { name: 'Empty', type: 'private_group', id: 12, messages: [] },
          { type: 'saved_messages', id: 99, messages: [message({ text: 'note' })] },
        ],
      },
      left_chats: {
        list: [{ name: 'Anna', type: 'private_group', id: 14, messages: [message({ text: 'bye' })] }],
      },
    }
    const chat = await readChat(JSON.stringify(account))
    expect(chat.messages.map(({ row }) => row)).toEqual([1, 2, 3, 4])
    expect(mapped(chat, 'sender', 'recipient', 'conversation', 'text')).toEqual([
      ['Anna', 'Olive Owner', 'Anna', 'hello'],
      ['Olive Owner', 'Anna', 'Anna', 'hello'],
      ['Anna', null, 'Saved Messages', 'note'],
      ['Anna', null, 'Anna (14)', 'bye'],
    ])
    expect(chat.rejects).toEqual([])
  })

  it('finds the name of a chat behind its messages', async () => {
    const chat = await readChat(
      `{"messages":${JSON.stringify([message({})])},"type":"private_group","name":"Crew","id":5}`,
    )
    expect(mapped(chat, 'conversation')).toEqual([['Crew']])
  })

  it('tells two accounts of one name apart', async () => {
    const chat = await readChat(single([message({}), message({ from_id: 'user12' }), message({})]))
    expect(mapped(chat, 'sender')).toEqual([['Anna'], ['Anna (user12)'], ['Anna']])
  })

  it('joins formatted text and keeps where its links lead', async () => {
    const text = [
      'see ',
      { type: 'text_link', text: 'this', href: 'https://example.org/a' },
      ' and ',
      { type: 'bold', text: 'that' },
    ]
    expect(await cells({ text, text_entities: text.slice(1) })).toMatchObject({
      text: 'see this and that',
      links: 'https://example.org/a',
    })
    expect((await cells({ text_entities: [{ type: 'plain', text: 'hello' }] })).text_entities).toBeUndefined()
    expect(await cells({ text: '[not a list]' })).toMatchObject({ text: '[not a list]' })
    expect(await cells({ text })).toMatchObject({
      formatted: JSON.stringify(text, null, 1).replace(/\n/g, '\n   '),
    })
  })

  it.each([
    [
      { photo: 'photos/photo_1.jpg', text: '' },
      { kind: 'photo', attachment: 'photos/photo_1.jpg' },
    ],
    [
      { file: 'voice/a.ogg', media_type: 'voice_message', duration_seconds: 3 },
      { kind: 'voice file', attachment: 'voice/a.ogg', duration_seconds: '3' },
    ],
    [
      { file: 'a.pdf', mime_type: 'application/pdf' },
      { kind: 'file', attachment: 'a.pdf', mime_type: 'application/pdf' },
    ],
    [
      { photo: '(File not included. Change data exporting settings to download.)' },
      { kind: 'photo', not_included: '(File not included. Change data exporting settings to download.)' },
    ],
    [
      { location_information: { latitude: 51.5, longitude: -0.12 } },
      { kind: 'location', position: '51.5,-0.12' },
    ],
    [
      { text: '', contact_information: { first_name: 'Bob', last_name: '', phone_number: '+44 7700' } },
      { kind: 'contact', text: 'Bob +44 7700', 'contact_information.phone_number': '+44 7700' },
    ],
    [
      { text: '', poll: { question: 'Who?', closed: false, answers: [] } },
      { kind: 'poll', text: 'Who?', 'poll.closed': 'false' },
    ],
    [
      { edited: '2020-04-15T00:00:00', forwarded_from: 'Zed', reply_to_message_id: 7 },
      { edited: '2020-04-15T00:00:00', forwarded_from: 'Zed', reply_to_message_id: '7' },
    ],
    [
      { reactions: [{ emoji: '👍', count: 1 }] },
      { reactions: '[\n    {\n     "emoji": "👍",\n     "count": 1\n    }\n   ]' },
    ],
    [
      { from: null, text: 'gone' },
      { sender: 'user11', text: 'gone' },
    ],
  ])('says what %j is', async (more, expected) => {
    expect(await cells(more)).toMatchObject(expected)
  })

  it.each([
    [
      { action: 'invite_members', members: ['Bob', null, 'Carl'] },
      { kind: 'system', text: 'invite_members: Bob, Carl', sender: 'Olive' },
    ],
    [
      { action: 'create_group', title: 'Crew', members: [] },
      { kind: 'system', text: 'create_group: Crew' },
    ],
    [
      { action: 'phone_call', duration_seconds: 61, discard_reason: 'hangup' },
      { kind: 'call', text: 'phone_call', duration_seconds: '61' },
    ],
  ])('says what service message %j did, and who', async (more, expected) => {
    const service = {
      from: undefined,
      from_id: undefined,
      type: 'service',
      actor: 'Olive',
      actor_id: 'user99',
      text: '',
      ...more,
    }
    expect(await cells(service)).toMatchObject(expected)
  })

  it('of the days before date_unixtime has local times', async () => {
    const chat = await readChat(single([message({ date_unixtime: undefined })]))
    expect(chat.sniffed.fields.time).toBe('date')
    expect(JSON.stringify(chat.sniffed.findings)).toContain('declare the zone')
  })

  it('keeps keys that come first behind the sampled part', async () => {
    const many = Array.from({ length: 6000 }, (_, id) =>
      message({ id, ...(id === 5999 ? { unheard_of: { a: 1 } } : {}) }),
    )
    const chat = await readChat(single(many))
    expect(chat.messages.at(-1)?.cells['unheard_of.a']).toBe('1')
    expect(chat.messages).toHaveLength(6000)
  })

  it('does not put messages behind a broken chat under its name', async () => {
    const chats = [1, 2, 3].map((id) => ({
      name: `Chat ${id}`,
      type: 'private_group',
      id,
      messages: [message({ id }), message({ id: id + 10 })],
    }))
    const account = JSON.stringify({ chats: { list: chats } }, null, 1).replace('"id": 11,', '"id" 11,')
    const chat = await readChat(account, 'result.json')
    expect(chat.rejects.map(({ reason }) => reason)).toContain('json')
    expect(chat.messages.map(({ cells }) => [cells.id, cells.conversation])).toEqual([
      ['1', 'Chat 1'],
      ['2', 'result'],
      ['12', 'result'],
      ['3', 'Chat 3'],
      ['13', 'Chat 3'],
    ])
  })

  it.each([
    ['ends inside a message', (text: string) => text.slice(0, text.lastIndexOf('"text"'))],
    ['ends before its last brackets', (text: string) => text.slice(0, text.lastIndexOf(']'))],
  ])('that %s says so', async (_, cut) => {
    const chat = await readChat(cut(single([message({}), message({ id: 2 })])))
    expect(chat.rejects.map(({ reason }) => reason)).toEqual(['truncated'])
  })

  it('is not seen in other JSON', async () => {
    expect((await readChat('{"messages":[{"a":1},{"a":2}]}')).format).toBe('json-array')
    expect((await readChat('[{"type":"message","date":"x","text":"y"}]')).format).toBe('json-array')
    expect(
      (await readChat('{"type":"message","date":"x","text":"y"}\n{"type":"message","date":"x","text":"z"}'))
        .format,
    ).toBe('json-lines')
  })

  it('gives back whatever is written', async () => {
    const text = fc
      .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
      .filter((each) => !each.includes('\0'))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(text, fc.nat()), { minLength: 1, maxLength: 20 }),
        fc.nat(3),
        async (sent, indent) => {
          const messages = sent.map(([said, n], id) =>
            message({ id, text: said, from: `P${n % 3}`, from_id: `user${n % 3}` }),
          )
          const chat = await readChat(
            JSON.stringify({ name: 'n', type: 'private_group', id: 1, messages }, null, indent),
          )
          expect(chat.rejects).toEqual([])
          expect(mapped(chat, 'sender', 'text')).toEqual(sent.map(([said, n]) => [`P${n % 3}`, said]))
        },
      ),
      { numRuns: 60 },
    )
  })

  it('ends for damaged bytes and hostile nesting', async () => {
    const whole = Buffer.from(single(Array.from({ length: 10 }, (_, id) => message({ id }))))
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { minLength: 1, maxLength: 30 }),
        async (changes) => {
          const bytes = Buffer.from(whole)
          for (const [at, byte] of changes) bytes[at] = byte
          await readChat(bytes).catch((error: unknown) =>
            expect(error).toHaveProperty('code', 'file.unknown'),
          )
        },
      ),
      { numRuns: 100 },
    )
    const deep = single([message({})]).replace('"hello"', `${'['.repeat(100_000)}${']'.repeat(100_000)}`)
    const chat = await readChat(deep).catch(() => null)
    expect(chat?.messages ?? []).toEqual([])
  })
})
