import type { DialectOf } from '../../../../../shared/domain/dialect.ts'
import { chatColumns } from '../json-chat/fields.ts'
import { type ChatsSample, sampleChats } from '../json-chat/sample.ts'
import { readChats } from '../json-chat/walk.ts'
import type { Reader } from '../reader.ts'
import { consumed, made, TelegramRecord } from './record.ts'

/**
 * Telegram Desktop's JSON export, of one chat or of a whole account (`result.json`), read message by message. Times are
 * `date_unixtime`; before 2022 there was only `date`, in the zone of the computer that exported.
 */
export const telegramReader: Reader<DialectOf<'telegram'>> = {
  format: 'telegram',

  sniff({ file }) {
    const sample = sampleChats(file)
    if (sample === null || !isTelegram(sample)) return null
    const columns = chatColumns(made, sample.names, consumed)
    const unix = sample.names.includes('date_unixtime')
    return {
      dialect: { format: 'telegram' },
      columns,
      findings: [
        {
          what: 'format',
          value: 'Telegram export',
          evidence: `messages with type and ${unix ? 'date_unixtime' : 'date'}; the sender is the name shown, the account's number stands in from_id`,
          doubt: false,
        },
        {
          what: 'columns',
          value: unix ? 'times in UTC' : 'times of the exporting computer',
          evidence: unix
            ? 'date_unixtime counts seconds in UTC; the local time beside it stays in date'
            : 'this export has no date_unixtime: declare the zone of the computer that exported it',
          doubt: false,
        },
      ],
      fields: {
        time: unix ? 'date_unixtime' : 'date',
        sender: 'sender',
        recipient: 'recipient',
        conversation: 'conversation',
        text: 'text',
        kind: 'kind',
        image: 'attachment',
        position: 'position',
        ...(sample.names.includes('id') ? { record: 'id' } : {}),
      },
    }
  },

  columns: ({ file }) => chatColumns(made, sampleChats(file)?.names ?? [], consumed),

  read: ({ file }, _, columns) => readChats(file, new TelegramRecord(columns, file.name)),
}

function isTelegram({ first }: ChatsSample): boolean {
  const own = first.filter(
    (message) =>
      (message.type === 'message' || message.type === 'service' || message.type === 'unsupported') &&
      (typeof message.date_unixtime === 'string' || typeof message.date === 'string') &&
      ('text' in message || 'actor' in message || 'from_id' in message),
  )
  return own.length * 2 > first.length
}
