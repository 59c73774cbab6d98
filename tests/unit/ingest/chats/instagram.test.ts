import { isUtf8 } from 'node:buffer'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { repaired } from '../../../../electron/engine/ingest/readers/instagram/mojibake.ts'
import { mapped, readChat } from '../../../support/chats.ts'

const damaged = (text: string) => Buffer.from(text, 'utf8').toString('latin1')
/** As Meta writes it: every byte above 7F as \u00xx. */
const exported = (value: unknown) =>
  JSON.stringify(value, (_, each: unknown) => (typeof each === 'string' ? damaged(each) : each), 2).replace(
    /[\x80-\xff]/g,
    (sign) => `\\u00${sign.charCodeAt(0).toString(16)}`,
  )
const thread = (messages: object[]) =>
  exported({
    participants: [{ name: 'Zoë 🐺' }, { name: 'Bob' }],
    messages,
    title: 'Zoë 🐺',
    is_still_participant: true,
    thread_path: 'inbox/zoe_17842',
    magic_words: [],
  })
const one = (more: object) => ({ sender_name: 'Bob', timestamp_ms: 1_586_851_950_123, ...more })
const cells = async (more: object) => (await readChat(thread([one(more)]))).messages[0]?.cells ?? {}

describe('an Instagram export', () => {
  it('has its letters put right, and keeps them as exported where they differ', async () => {
    const chat = await readChat(
      thread([one({ sender_name: 'Zoë 🐺', content: 'café 👍' }), one({ content: 'plain' })]),
    )
    expect(chat.format).toBe('instagram')
    expect(mapped(chat, 'time', 'sender', 'recipient', 'conversation', 'text')).toEqual([
      ['1586851950123', 'Zoë 🐺', 'Bob', 'Zoë 🐺', 'café 👍'],
      ['1586851950123', 'Bob', 'Zoë 🐺', 'Zoë 🐺', 'plain'],
    ])
    expect(chat.messages[0]?.cells).toMatchObject({
      thread: 'inbox/zoe_17842',
      text_as_exported: damaged('café 👍'),
      sender_as_exported: damaged('Zoë 🐺'),
    })
    expect(chat.messages[1]?.cells.text_as_exported).toBeUndefined()
    expect(JSON.stringify(chat.sniffed.findings)).toContain('put right')
  })

  it.each([
    [
      { photos: [{ uri: 'photos/1.jpg', creation_timestamp: 1 }, { uri: 'photos/2.jpg' }] },
      { kind: 'photo', attachment: '["photos/1.jpg","photos/2.jpg"]' },
    ],
    [{ videos: [{ uri: 'v.mp4' }] }, { kind: 'video', attachment: 'v.mp4' }],
    [{ audio_files: [{ uri: 'a.mp4' }] }, { kind: 'audio file', attachment: 'a.mp4' }],
    [{ sticker: { uri: 's.png' } }, { kind: 'sticker', attachment: 's.png' }],
    [
      { share: { link: 'https://x', share_text: 'é' } },
      { kind: 'text', 'share.link': 'https://x', 'share.share_text': 'é' },
    ],
    [
      { call_duration: 0, content: 'Bob missed a call' },
      { kind: 'call', call_duration: '0' },
    ],
    [{ is_unsent: true }, { kind: 'deleted', is_unsent: 'true' }],
    [
      { reactions: [{ reaction: '❤', actor: 'Zoë 🐺' }] },
      { reactions: '[{"reaction":"❤","actor":"Zoë 🐺"}]' },
    ],
  ])('says what %j is', async (more, expected) => {
    expect(await cells(more)).toMatchObject(expected)
  })

  it('of an end-to-end encrypted chat is known too', async () => {
    const chat = await readChat(
      JSON.stringify({
        participants: ['Anna', 'Bob'],
        threadName: 'Anna_5',
        messages: [
          {
            isUnsent: false,
            media: [{ uri: './media/a.jpg' }],
            reactions: [],
            senderName: 'Anna',
            text: 'é',
            timestamp: 1_586_851_950_123,
            type: 'media',
          },
        ],
      }),
    )
    expect(mapped(chat, 'time', 'sender', 'recipient', 'conversation', 'text', 'image')).toEqual([
      ['1586851950123', 'Anna', 'Bob', 'Anna_5', 'é', './media/a.jpg'],
    ])
  })

  it('gives back any text, damaged or not', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(repaired(damaged(text))).toBe(text)
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        // Text that is right stays, unless its Latin-1 letters happen to be UTF-8.
        const alike = /^[\0-\xff]*$/.test(text) && isUtf8(Buffer.from(text, 'latin1'))
        if (!alike) expect(repaired(text)).toBe(text)
      }),
    )
  })
})
