import { basename, dirname } from 'node:path'
import type { DialectOf } from '../../../../../shared/domain/dialect.ts'
import type { ByteSource } from '../byte-source.ts'
import { readHeader } from '../chat/header.ts'
import { Senders } from '../chat/names.ts'
import { chatRecords } from '../chat/records.ts'
import { beginsAsChat, sampleChat } from '../chat/sniff.ts'
import type { Reader } from '../reader.ts'
import { sniffEncoding } from '../sniff-encoding.ts'
import { isSignal } from './is-signal.ts'
import { signalParts } from './message.ts'

const columns = [
  'time',
  'sender',
  'conversation',
  'text',
  'kind',
  'attachment',
  'quote',
  'reactions',
  'sticker',
  'deleted',
]

/**
 * Signal chats as text, as signal-export writes them from Signal Desktop's database. The row is the line on which the message begins.
 * The phone's owner stands there as "Me".
 */
export const signalReader: Reader<DialectOf<'signal'>> = {
  format: 'signal',

  sniff({ file }, declared) {
    const { encoding, finding } = sniffEncoding(file, declared)
    if (!beginsAsChat(file, encoding)) return null
    const sample = sampleChat(file, encoding)
    const { messages, lines } = sample
    if (!isSignal(sample)) return null
    const senders = new Senders(messages)
    const said = messages.filter(({ rest }) => senders.split(rest) !== null).length
    if (said * 2 < messages.length || said === 0) return null
    return {
      dialect: { format: 'signal', encoding },
      columns,
      findings: [
        {
          what: 'format',
          value: 'Signal export',
          evidence: `${messages.length} of ${lines} sampled lines begin with a time in brackets, ${said} of these name a sender; the chat is "${conversationName(file)}"`,
          doubt: false,
        },
        finding,
      ],
      fields: {
        time: 'time',
        sender: 'sender',
        conversation: 'conversation',
        text: 'text',
        kind: 'kind',
        image: 'attachment',
      },
    }
  },

  columns: () => columns,

  read({ file }, { encoding }) {
    const senders = new Senders(sampleChat(file, encoding).messages)
    const conversation = conversationName(file)
    return chatRecords(file, encoding, {
      begins(head) {
        const header = readHeader(head)
        return header?.form === 'bracket' ? header : null
      },
      cells({ time }, rest) {
        const split = senders.split(rest)
        const parts = signalParts(rest.slice(split?.to ?? 0))
        return [
          time,
          split === null || split.name === 'No-Sender' ? null : split.name,
          conversation,
          parts.text,
          split === null ? 'system' : parts.kind,
          parts.attachment,
          parts.quote,
          parts.reactions,
          parts.sticker,
          parts.deleted,
        ]
      },
    })
  },
}

/** signal-export gives each chat a folder of its name, with chat.md or index.md in it. */
function conversationName(file: ByteSource): string {
  const name = file.name.replaceAll('\\', '/')
  const own = basename(name).replace(/\.(md|txt)$/i, '')
  if (!/^(chat|index|data)$/i.test(own)) return own
  const folder = basename(dirname(name) === '.' ? dirname(file.path ?? '') : dirname(name))
  return folder === '' || folder === '.' ? own : folder
}
