import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { gunzipSync } from 'node:zlib'
import { describe, expect, it, onTestFinished } from 'vitest'
import { openRead } from '../../../electron/engine/db/connection.ts'
import { casePaths } from '../../../electron/engine/db/paths.ts'
import { runIndex } from '../../../electron/engine/search/index.ts'
import { openSearcher } from '../../../electron/engine/search/searcher.ts'
import { highlight } from '../../../shared/query/index.ts'
import { testPorts } from '../../support/case.ts'
import { importer, importFile, newCase } from '../../support/import.ts'
import { testJobCall } from '../../support/job-call.ts'
import { understood } from '../../support/query.ts'
import { tempFolder } from '../../support/temp.ts'

const irc = fileURLToPath(new URL('../../../../shared/data/ubuntu-irc/messages.csv.gz', import.meta.url))

interface Line {
  readonly id: number
  readonly body: string
  readonly words: readonly string[]
}

const plain = (text: string) =>
  text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')

const has = (word: string) => (line: Line) => line.words.includes(word)
const begins = (start: string) => (line: Line) => line.words.some((word) => word.startsWith(start))
const says =
  (...phrase: string[]) =>
  (line: Line) =>
    line.words.some((_, at) => phrase.every((word, i) => line.words[at + i] === word))
const near = (a: string, b: string, distance: number) => (line: Line) =>
  line.words.some(
    (word, i) => word === a && line.words.some((other, j) => other === b && Math.abs(i - j) - 1 <= distance),
  )

describe.skipIf(!existsSync(irc))(
  '221,619 lines of real chat (skipped where shared/data is not beside the project)',
  () => {
    it('are found exactly as a plain scan finds them, and highlighted where they are found', async () => {
      const path = join(tempFolder(), 'messages.csv')
      writeFileSync(path, gunzipSync(readFileSync(irc)))
      const access = newCase(true)
      const { stored } = await importFile(access, path)
      const job = await runIndex(
        { access, ports: testPorts() },
        { kind: 'index', params: {}, actor: importer },
        testJobCall(),
      )
      expect(job).toEqual({ rows: stored })

      const db = openRead(casePaths(access.folder).db, access.key)
      const searching = openSearcher(db, access)
      onTestFinished(() => {
        searching.close()
        db.close()
      })
      const lines = db
        .prepare<[], { id: number; body: string }>(
          'SELECT id, body FROM message WHERE body IS NOT NULL ORDER BY id',
        )
        .all()
        .map((line): Line => ({ ...line, words: plain(line.body) }))

      const asked: [text: string, holds: (line: Line) => boolean][] = [
        ['ubuntu', has('ubuntu')],
        ['the', has('the')],
        ['install*', begins('install')],
        ['"how do i"', says('how', 'do', 'i')],
        ["don't", says('don', 't')],
        ['grub NEAR/5 boot', near('grub', 'boot', 5)],
        ['kernel panic', (line) => has('kernel')(line) && has('panic')(line)],
        [
          'nvidia OR radeon OR intel',
          (line) => ['nvidia', 'radeon', 'intel'].some((word) => has(word)(line)),
        ],
        ['sudo -apt', (line) => has('sudo')(line) && !has('apt')(line)],
        [
          '(wifi OR wireless) driver -"no driver"',
          (line) =>
            (has('wifi')(line) || has('wireless')(line)) &&
            has('driver')(line) &&
            !says('no', 'driver')(line),
        ],
        ['$', (line) => line.body.includes('$')],
        ['xyzzyq', has('xyzzyq')],
      ]
      for (const [text, holds] of asked) {
        const expected = lines.filter(holds)
        const { ids, notIndexed } = searching.find(text, { cancelled: () => false })
        expect({ text, ids: [...ids] }).toEqual({ text, ids: expected.map(({ id }) => id) })
        expect(notIndexed).toBe(0)
        const query = understood(text)
        for (const { body } of expected.slice(0, 200)) expect(highlight(query, body)).not.toEqual([])
      }
    })
  },
)
