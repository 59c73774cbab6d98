import Database from 'better-sqlite3'
import { openFile } from '../../../electron/engine/ingest/readers/index.ts'
import { recogniseText, textReader } from '../../../electron/engine/ingest/readers/text.ts'

interface Input {
  readonly file: string
  readonly rows: number
  readonly db: string
}

/** The reader alone: bytes to cells, nothing kept. */
export function parseFloor({ file }: Input) {
  const start = performance.now()
  let rows = 0
  for (const batch of records(file)) rows += batch.length
  return { seconds: (performance.now() - start) / 1000, rows }
}

function* records(file: string): Generator<(string | null)[][]> {
  const source = openFile(file)
  const { dialect, columns } = recogniseText(source)
  for (const batch of textReader(dialect).read(source, dialect, columns))
    yield batch.rows.map(({ cells }) => cells)
  source.close()
}

/** Rows of one statement: measured as the fastest for plain tables. */
const together = 50
/** Cells held in memory while they are inserted; larger files are inserted from them again and again. */
const preloaded = 500_000

/** SQLite alone: ready rows into a plain table, in one transaction. */
export function insertFloor({ file, rows, db: path }: Input) {
  const ready: (string | number | null)[][] = []
  for (const batch of records(file)) {
    for (const cells of batch)
      ready.push([cells[2] ?? null, cells[3] ?? null, cells[4] ?? null, cells[6] ?? null])
    if (ready.length >= preloaded) break
  }
  const db = new Database(path)
  db.pragma('cache_size = -32768')
  db.exec('CREATE TABLE message (id INTEGER PRIMARY KEY, sender TEXT, recipient TEXT, sent TEXT, body TEXT)')
  const insert = db.prepare(
    `INSERT INTO message (sender, recipient, sent, body) VALUES ${Array(together).fill('(?, ?, ?, ?)').join(', ')}`,
  )
  const start = performance.now()
  db.exec('BEGIN')
  let at = 0
  for (let done = 0; done + together <= rows; done += together) {
    if (at + together > ready.length) at = 0
    insert.run(ready.slice(at, at + together).flat())
    at += together
  }
  db.exec('COMMIT')
  const taken = (performance.now() - start) / 1000
  db.close()
  return { seconds: taken }
}

/** FTS5 alone: a contentless index over a range of the plain table. */
export function ftsFloor({ db: path, part, parts }: Input & { part: number; parts: number }) {
  const db = new Database(`${path}.fts${part}`)
  db.prepare('ATTACH ? AS source').run(path)
  db.exec(`
    PRAGMA journal_mode = WAL;
    CREATE VIRTUAL TABLE body_index USING fts5(body, content='', contentless_delete=1, tokenize='unicode61 remove_diacritics 2');
    INSERT INTO body_index (body_index, rank) VALUES ('hashsize', 16777216);
  `)
  const last = Number(db.prepare('SELECT max(id) FROM source.message').pluck().get())
  const from = Math.floor((last * part) / parts) + 1
  const to = Math.floor((last * (part + 1)) / parts)
  const start = performance.now()
  db.prepare(
    'INSERT INTO body_index (rowid, body) SELECT id, body FROM source.message WHERE id BETWEEN ? AND ?',
  ).run(from, to)
  const taken = (performance.now() - start) / 1000
  db.close()
  return { seconds: taken }
}

/** What one would write first: row by row, three indexes and an FTS trigger in place, a transaction of 1,000. */
export function plainBuild({ file, rows, db: path }: Input) {
  const db = new Database(path)
  db.exec(`
    PRAGMA journal_mode = WAL;
    CREATE TABLE message (id INTEGER PRIMARY KEY, sender TEXT, recipient TEXT, sent TEXT, body TEXT);
    CREATE INDEX by_sender ON message (sender, sent); CREATE INDEX by_recipient ON message (recipient, sent); CREATE INDEX by_time ON message (sent);
    CREATE VIRTUAL TABLE body_index USING fts5(body, content='message', content_rowid='id');
    CREATE TRIGGER indexed AFTER INSERT ON message BEGIN INSERT INTO body_index (rowid, body) VALUES (NEW.id, NEW.body); END;
  `)
  const insert = db.prepare(
    'INSERT INTO message (sender, recipient, sent, body) VALUES (@sender, @recipient, @sent, @body)',
  )
  const start = performance.now()
  let done = 0
  db.exec('BEGIN')
  for (const batch of records(file)) {
    for (const cells of batch) {
      if (done >= rows) break
      insert.run({
        sender: cells[2] ?? null,
        recipient: cells[3] ?? null,
        sent: cells[4] ?? null,
        body: cells[6] ?? null,
      })
      if (++done % 1000 === 0) db.exec('COMMIT; BEGIN')
    }
  }
  db.exec('COMMIT')
  const taken = (performance.now() - start) / 1000
  db.close()
  return { seconds: taken, rows: done }
}
