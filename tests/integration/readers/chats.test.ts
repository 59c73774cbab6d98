import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { openFile } from '../../../electron/engine/ingest/readers/index.ts'
import { detectTimeFormat, parseTime } from '../../../shared/domain/time-parse.ts'
import { mapped, readChat } from '../../support/chats.ts'
import { missingData, practiceData } from '../../support/readers.ts'

const absent = missingData('chat-exports')

interface Target {
  timestamp: string
  author: string
  message: string
}

/** What a person said, when and who, as the import would take it: system lines left out, the newest first. */
async function said(path: string): Promise<Target[]> {
  const file = openFile(`${practiceData}/${path}`)
  try {
    const chat = await readChat(file)
    const rows = mapped(chat, 'time', 'sender', 'text').filter(([, sender]) => sender !== null)
    const { format } = detectTimeFormat(rows.map(([time]) => time ?? ''))
    if (format === null) throw new Error('the way in which times are written is not decided')
    return rows
      .map(([time, author, text]) => {
        const parsed = parseTime(time ?? '', format, 'UTC')
        if (!parsed.ok) throw new Error(`${time}: ${parsed.reason}`)
        return {
          timestamp: new Date(parsed.utc).toISOString().slice(0, 19),
          author: author ?? '',
          message: (text ?? '').replace(/\s+/g, ' '),
        }
      })
      .sort((a, b) => (a.timestamp < b.timestamp ? 1 : -1))
  } finally {
    file.close()
  }
}

const target = (folder: string): Target[] =>
  (JSON.parse(readFileSync(`${practiceData}/chat-exports/${folder}/target.json`, 'utf8')) as Target[]).sort(
    (a, b) => (a.timestamp < b.timestamp ? 1 : -1),
  )

describe.skipIf(absent !== null)(`real chat exports${absent === null ? '' : ` (skipped: ${absent})`}`, () => {
  it.each([
    'whatsapp/test_[mmddyy]_24hrs.txt',
    'whatsapp/test_ddmmyy_24hrs.txt',
    'whatsapp/test_mmddyy_24hrs.txt',
    'whatsapp/test_mmddyyyy_12hrs.txt',
    'whatsapp/test_yyyymmdd_24hrs.txt',
    'signal/test_export.txt',
    'telegram/test_single_export.json',
    'telegram/test_batch_export.json',
    'instagram/test_export.json',
  ])('%s gives its messages', async (path) => {
    const [folder = ''] = path.split('/')
    expect(await said(`chat-exports/${path}`)).toEqual(target(folder))
  })

  it.each([
    ['whatsapp/test_ddmmyy_24hrs.txt', 'whatsapp', 9],
    ['signal/test_export.txt', 'signal', 2],
    ['telegram/test_batch_export.json', 'telegram', 2],
    ['instagram/test_export.json', 'instagram', 2],
  ])('%s is known as %s, and every record is a row', async (path, format, count) => {
    const file = openFile(`${practiceData}/chat-exports/${path}`)
    const chat = await readChat(file)
    file.close()
    expect(chat.format).toBe(format)
    expect(chat.messages).toHaveLength(count)
    expect(chat.rejects).toEqual([])
  })
})

const noRsmf = missingData('rsmf')
describe.skipIf(noRsmf !== null)(`RSMF samples${noRsmf === null ? '' : ` (skipped: ${noRsmf})`}`, () => {
  it.each([
    ['Sample1/rsmf_manifest.json', { sender: '1', conversation: 'C1', platform: 'skype' }],
    ['Sample2/rsmf.zip', { sender: 'Participant Name', conversation: 'C1', platform: 'skype' }],
    ['Sample3/sample.rsmf', { sender: 'Participant Name', text: 'This is body text.' }],
    ['Sample3/message.eml', { sender: 'Participant Name', text: 'This is body text.' }],
    [
      'Sample4/rsmf_manifest.json',
      { sender: 'Participant Display', text: 'Here is an event body', attachment: 'avatar.png' },
    ],
  ])('%s gives its event', async (path, expected) => {
    const file = openFile(`${practiceData}/rsmf/Documentation/${path}`)
    const chat = await readChat(file)
    file.close()
    expect(chat.format).toBe('rsmf')
    expect(chat.messages).toHaveLength(1)
    expect(chat.messages[0]?.cells).toMatchObject({
      ...expected,
      timestamp: '2013-01-10T15:53:00',
      conversation_id: '1',
    })
    expect(chat.rejects).toEqual([])
  })
})
