import { describe, expect, it } from 'vitest'
import { kinds } from '../../../shared/domain/kinds.ts'
import { fileWith, importFile, look, newCase, query } from '../../support/import.ts'
import { chat, field, message, modelType, report } from '../../support/ufdr.ts'

interface Stored {
  sender: string | null
  recipient: string | null
  conversation: string
  sent_at: number | null
  kind: string
  body: string | null
}

/** Imports one file into a new case, under what its format says of itself, and gives what is stored. */
async function imported(content: string | Uint8Array, name: string): Promise<Stored[]> {
  const access = newCase()
  const path = fileWith(content, name)
  const preview = await look(access, path)
  expect(preview.findings.filter(({ doubt }) => doubt)).toEqual([])
  await importFile(access, path)
  return query<Omit<Stored, 'kind'> & { kind: number }>(
    access,
    `SELECT s.name AS sender, r.name AS recipient, c.name AS conversation, m.sent_at, m.kind, m.body
     FROM message AS m JOIN conversation AS c ON c.id = m.conversation LEFT JOIN handle AS s ON s.id = m.sender
     LEFT JOIN handle AS r ON r.id = m.recipient ORDER BY m.id`,
  ).map((row) => ({ ...row, kind: kinds[row.kind] ?? '' }))
}

const at = (time: string) => Date.parse(time)

describe('an imported chat export', () => {
  it('of WhatsApp has its times in the declared zone, its notices without a sender', async () => {
    const text = [
      '14/04/2020, 09:10 - Messages and calls are end-to-end encrypted. Nobody can read them.',
      '14/04/2020, 09:12 - Anna: hello',
      '14/04/2020, 09:13 - Bob: IMG-20200414-WA0001.jpg (file attached)',
      '14/04/2020, 09:14 - Bob: Missed voice call',
    ].join('\n')
    const base = { conversation: 'Anna', recipient: null }
    expect(await imported(text, 'WhatsApp Chat with Anna.txt')).toEqual([
      {
        ...base,
        sender: null,
        sent_at: at('2020-04-14T08:10Z'),
        kind: 'system',
        body: text.slice(20, text.indexOf('\n')),
      },
      {
        ...base,
        sender: 'Anna',
        recipient: 'Bob',
        sent_at: at('2020-04-14T08:12Z'),
        kind: 'text',
        body: 'hello',
      },
      {
        ...base,
        sender: 'Bob',
        recipient: 'Anna',
        sent_at: at('2020-04-14T08:13Z'),
        kind: 'image',
        body: null,
      },
      {
        ...base,
        sender: 'Bob',
        recipient: 'Anna',
        sent_at: at('2020-04-14T08:14Z'),
        kind: 'call',
        body: 'Missed voice call',
      },
    ])
  })

  it('of Telegram has its times as they are counted in UTC', async () => {
    const one = {
      id: 1,
      type: 'message',
      date: '2020-04-14T10:12:30',
      date_unixtime: '1586851950',
      from: 'Anna',
      from_id: 'user1',
      text: 'hello',
    }
    const text = JSON.stringify({
      name: 'Anna',
      type: 'personal_chat',
      id: 1,
      messages: [one, { ...one, id: 2, from: 'Me', from_id: 'user2' }],
    })
    const base = { conversation: 'Anna', sent_at: at('2020-04-14T08:12:30Z'), kind: 'text', body: 'hello' }
    expect(await imported(text, 'result.json')).toEqual([
      { ...base, sender: 'Anna', recipient: null },
      { ...base, sender: 'Me', recipient: 'Anna' },
    ])
  })

  it('of Cellebrite has its times with their own offsets', async () => {
    const [anna, me] = [
      { id: '447700900001', name: 'Anna' },
      { id: '447700900000', owner: true },
    ]
    const picture = `<multiModelField name="Attachments" type="Attachment"><model type="Attachment" id="a">${field('Filename', 'a.jpg')}</model></multiModelField>`
    const text = report(
      modelType('Chat', [
        chat(
          'c',
          '',
          [anna, me],
          [
            message({ id: 'm1', body: 'hello', time: '2020-04-14T09:12:30.000+01:00', from: anna, to: [me] }),
            message({ id: 'm2', time: '2020-04-14T08:13:00.000+00:00', from: me, inside: picture }),
          ],
        ),
      ]),
    )
    expect(await imported(text, 'report.xml')).toEqual([
      {
        sender: anna.id,
        recipient: me.id,
        conversation: 'Anna',
        sent_at: at('2020-04-14T08:12:30Z'),
        kind: 'text',
        body: 'hello',
      },
      {
        sender: me.id,
        recipient: anna.id,
        conversation: 'Anna',
        sent_at: at('2020-04-14T08:13:00Z'),
        kind: 'image',
        body: null,
      },
    ])
  })

  it('in RSMF has its events under the names of their participants', async () => {
    const text = JSON.stringify({
      version: '2.0.0',
      participants: [
        { id: 'P1', display: 'Anna' },
        { id: 'P2', display: 'Bob' },
      ],
      conversations: [
        { id: 'C1', display: 'Two', platform: 'sms', type: 'direct', participants: ['P1', 'P2'] },
      ],
      events: [
        {
          type: 'message',
          participant: 'P1',
          conversation: 'C1',
          timestamp: '2020-04-14T09:12:30+01:00',
          body: 'hello',
        },
        { type: 'leave', participant: 'P2', conversation: 'C1', timestamp: '2020-04-14T09:13:30+01:00' },
      ],
    })
    expect(await imported(text, 'rsmf_manifest.json')).toEqual([
      {
        sender: 'Anna',
        recipient: 'Bob',
        conversation: 'Two',
        sent_at: at('2020-04-14T08:12:30Z'),
        kind: 'text',
        body: 'hello',
      },
      {
        sender: 'Bob',
        recipient: 'Anna',
        conversation: 'Two',
        sent_at: at('2020-04-14T08:13:30Z'),
        kind: 'system',
        body: 'leave',
      },
    ])
  })
})
