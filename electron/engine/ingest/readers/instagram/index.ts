import type { Finding } from '../../../../../shared/contract/import.ts'
import type { DialectOf } from '../../../../../shared/domain/dialect.ts'
import { chatColumns } from '../json-chat/fields.ts'
import { type ChatsSample, sampleChats } from '../json-chat/sample.ts'
import { readChats } from '../json-chat/walk.ts'
import type { Reader } from '../reader.ts'
import { repaired } from './mojibake.ts'
import { consumed, InstagramRecord, made } from './record.ts'

/** A chat of Instagram or Messenger as Meta gives it out in JSON (`message_1.json`). */
export const instagramReader: Reader<DialectOf<'instagram'>> = {
  format: 'instagram',

  sniff({ file }) {
    const sample = sampleChats(file)
    if (sample === null) return null
    const time = timeField(sample)
    if (time === null) return null
    return {
      dialect: { format: 'instagram' },
      columns: chatColumns(made, sample.names, consumed),
      findings: [
        {
          what: 'format',
          value: 'Instagram export',
          evidence: `messages with a sender and ${time}, as Instagram and Messenger export them; times are milliseconds in UTC, the newest message stands first`,
          doubt: false,
        },
        ...mojibakeFinding(sample),
      ],
      fields: {
        time,
        sender: 'sender',
        recipient: 'recipient',
        conversation: 'conversation',
        text: 'text',
        kind: 'kind',
        image: 'attachment',
      },
    }
  },

  columns: ({ file }) => chatColumns(made, sampleChats(file)?.names ?? [], consumed),

  read: ({ file }, _, columns) => readChats(file, new InstagramRecord(columns, file.name)),
}

/** The field of the time if this is Meta's form; the second is that of Messenger's end-to-end encrypted chats. */
function timeField({ first }: ChatsSample): string | null {
  for (const [sender, time] of [
    ['sender_name', 'timestamp_ms'],
    ['senderName', 'timestamp'],
  ] as const) {
    const own = first.filter((message) => sender in message && /^\d{12,14}$/.test(message[time] ?? ''))
    if (own.length * 2 > first.length) return time
  }
  return null
}

function mojibakeFinding({ first }: ChatsSample): Finding[] {
  const damaged = first.flatMap((message) =>
    [message.sender_name, message.content].filter(
      (text) => typeof text === 'string' && repaired(text) !== text,
    ),
  )
  const [example] = damaged
  if (typeof example !== 'string') return []
  return [
    {
      what: 'encoding',
      value: 'UTF-8 written as Latin-1, put right',
      evidence: `${damaged.length} of the first names and texts are damaged as in all exports of Meta ("${example.slice(0, 40)}" is "${repaired(example).slice(0, 40)}"); the text as exported is kept beside each`,
      doubt: false,
    },
  ]
}
