import { spawnSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { p50 } from './figures.ts'

/** notmuch indexes one file a mail: more rows than this take longer than all the rest. */
const mostMails = 100_000

export interface Notmuch {
  readonly mails: number
  /** Of `notmuch new` over all of them. */
  readonly seconds: number
  /** Median milliseconds of `notmuch count`. */
  count(words: readonly string[]): number
}

/**
 * The first rows of a plain table as mails, indexed by notmuch.
 * @param path the table that the floor of the insert made
 */
export function notmuch(path: string, folder: string): Notmuch {
  const mail = join(folder, 'mail', 'cur')
  mkdirSync(mail, { recursive: true })
  const db = new Database(path, { readonly: true })
  const rows = db
    .prepare<[number], { id: number; sender: string; recipient: string; sent: string; body: string | null }>(
      'SELECT id, sender, recipient, sent, body FROM message WHERE id <= ? ORDER BY id',
    )
    .all(mostMails)
  db.close()
  for (const { id, sender, recipient, sent, body } of rows) {
    const date = new Date(`${sent.replace(' ', 'T')}Z`).toUTCString()
    const head = `From: ${sender}@case\nTo: ${recipient}@case\nMessage-ID: <${id}@case>\nDate: ${date}\nSubject: ${id}`
    writeFileSync(
      join(mail, `${id}:2,S`),
      `${head}\nContent-Type: text/plain; charset=utf-8\n\n${body ?? ''}\n`,
    )
  }
  const config = join(folder, 'notmuch-config')
  writeFileSync(
    config,
    `[database]\npath=${join(folder, 'mail')}\n[user]\nname=bench\nprimary_email=bench@case\n`,
  )
  const run = (...args: string[]) => {
    const { status, stdout, stderr } = spawnSync('notmuch', [`--config=${config}`, ...args], {
      encoding: 'utf8',
    })
    if (status !== 0) throw new Error(`notmuch ${args[0]}: ${stderr}`)
    return stdout
  }
  const start = performance.now()
  run('new', '--quiet')
  return {
    mails: rows.length,
    seconds: (performance.now() - start) / 1000,
    count: (words) => {
      const times: number[] = []
      for (let n = 0; n < 6; n++) {
        const asked = performance.now()
        run('count', '--', words.map((word) => `body:${word}`).join(' or '))
        if (n > 0) times.push(performance.now() - asked)
      }
      return p50(times)
    },
  }
}
