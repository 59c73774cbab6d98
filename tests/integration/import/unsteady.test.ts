import { appendFileSync, readdirSync, renameSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { fileWith, importFile, newCase, query } from '../../support/import.ts'

const rows = (count: number, text: string) =>
  `Sender,Sent,Message\n${`raven,2020-04-14 09:12:00,${text}\n`.repeat(count)}`
/** Just beyond what is worth a second thread. */
const large = rows(18_000, 'and so on '.repeat(100))

/** Imports a file to which something happens as soon as it is being read. */
function importWhile(happens: (path: string) => void, content: string, hands: number) {
  const path = fileWith(content)
  const access = newCase()
  let happened = false
  const progress = ({ step }: { step?: string }) => {
    if (step !== 'reading' || happened) return
    happened = true
    happens(path)
  }
  return { access, done: importFile(access, path, { call: { hands, progress } }) }
}

describe.each([
  ['read whole', rows(50, 'hello'), 1],
  ['read in pieces', large, 2],
])('a file that is %s', (_, content, hands) => {
  it.each<[string, (path: string) => void]>([
    ['grows', (path) => appendFileSync(path, 'raven,2020-04-14 09:13:00,one more\n')],
    ['is cut short', (path) => truncateSync(path, content.length - 10)],
    ['is written over', (path) => writeFileSync(path, content.replaceAll('raven', 'magpie'))],
    [
      'is replaced',
      (path) => {
        writeFileSync(`${path}.new`, content.replaceAll('raven', 'crane'))
        renameSync(`${path}.new`, path)
      },
    ],
    ['is removed', (path) => rmSync(path)],
  ])(
    'and %s meanwhile leaves nothing in the case, and is named with what to do',
    async (_, happens) => {
      const { access, done } = importWhile(happens, content, hands)
      await expect(done).rejects.toMatchObject({
        code: expect.stringMatching(/^(?:import\.failed|file\.missing)$/),
        message: expect.stringMatching(/served\.csv.*(?:import it again once it is at rest|then try again)/s),
      })
      expect(query(access, 'SELECT count(*) AS n FROM message')).toEqual([{ n: 0 }])
      expect(query(access, 'SELECT count(*) AS n FROM source')).toEqual([{ n: 0 }])
      expect(readdirSync(casePaths(access.folder).staging)).toEqual([])
    },
    30_000,
  )
})
