import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { mapped, readChat } from '../../../support/chats.ts'

const file = (...lines: string[]) => `${lines.join('\n')}\n`

describe('a Signal export', () => {
  it.each([
    ['[2019-12-24, 12:23] ', '2019-12-24, 12:23'],
    ['[2019-12-24 12:23:05] ', '2019-12-24 12:23:05'],
  ])('is known with messages that begin %s', async (header, time) => {
    const chat = await readChat(
      file(`${header}Anna: hello  `, 'and more  ', `${header}Me: there  `),
      'Crew/chat.md',
    )
    expect(chat.format).toBe('signal')
    expect(mapped(chat, 'time', 'sender', 'conversation')).toEqual([
      [time, 'Anna', 'Crew'],
      [time, 'Me', 'Crew'],
    ])
    expect(mapped(chat, 'text')).toEqual([['hello  \nand more'], ['there']])
  })

  it('takes attachments, reactions, stickers, quotes and deleted messages apart', async () => {
    const chat = await readChat(
      file(
        '[2023-05-01 12:00:00] Anna: look  ![a b.jpg](./media/a%20b.jpg)  [c.pdf](./media/c.pdf)  ',
        '[2023-05-01 12:00:01] Me: ',
        '',
        '> look',
        '> here',
        '',
        'yes  ',
        '(- Anna: 👍, Bob: ❤ -)',
        '[2023-05-01 12:00:02] Anna: (This message was deleted)',
        '[2023-05-01 12:00:03] Anna:   ',
        '(( 🤓 ))',
        '[2023-05-01 12:00:04] Me: Missed voice call  ',
        '[2023-05-01 12:00:05] No-Sender: lost  ',
      ),
    )
    expect(chat.messages.map(({ cells }) => cells)).toMatchObject([
      { text: 'look', kind: 'attachment', attachment: '["media/a b.jpg","media/c.pdf"]' },
      { text: 'yes', quote: 'look\nhere', reactions: 'Anna: 👍, Bob: ❤' },
      { kind: 'deleted', deleted: '(This message was deleted)' },
      { kind: 'sticker', sticker: '🤓' },
      { kind: 'call', text: 'Missed voice call' },
      { text: 'lost' },
    ])
    expect(chat.messages.at(-1)?.cells.sender).toBeUndefined()
  })

  it('is not taken for WhatsApp where WhatsApp writes such dates, nor the other way round', async () => {
    const whatsapp = file('[2019-12-24, 12:23] Anna: \u200eimage omitted', '[2019-12-24, 12:24] Bob: x')
    expect((await readChat(whatsapp)).format).toBe('whatsapp')
    const seconds = file('[2019-12-24, 12:23:05] Anna: x', '[2019-12-24, 12:24:05] Bob: x')
    expect((await readChat(seconds)).format).toBe('whatsapp')
  })

  it('gives back whatever chat is written', async () => {
    const word = fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N} .,!?'_+]{0,15}[\p{L}\p{N}]$/u)
    const body = fc.array(word, { minLength: 1, maxLength: 3 }).map((all) => all.join('  \n'))
    const name = fc.constantFrom('Anna', 'Me', 'Bob Smith', '+44 7700 900123')
    const when = fc.date({ min: new Date('2015-01-01'), max: new Date('2040-01-01'), noInvalidDate: true })
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(when, name, body), { minLength: 1, maxLength: 30 }),
        async (sent) => {
          const time = (date: Date) => date.toISOString().slice(0, 19).replace('T', ' ')
          const chat = await readChat(
            file(...sent.map(([date, who, text]) => `[${time(date)}] ${who}: ${text}  `)),
          )
          expect(chat.rejects).toEqual([])
          expect(mapped(chat, 'time', 'sender', 'text')).toEqual(
            sent.map(([date, who, text]) => [time(date), who, text]),
          )
        },
      ),
      { numRuns: 60 },
    )
  })
})
