import { once } from 'node:events'
import { toErrorShape, type WinnowError } from '../../shared/contract/error.ts'

export interface OutputOptions {
  readonly json?: boolean
  readonly quiet?: boolean
}

/** Codes that say the caller asked for something that cannot be: exit code 2, like a wrong option. */
const usageCodes: ReadonlySet<string> = new Set([
  'call.params',
  'search.problem',
  'import.mapping',
  'bundle.not',
])

/** 0 done, 1 failed or not whole, 2 wrongly asked or no bundle, 130 cancelled by Ctrl+C (128 + SIGINT). */
function exitCodeOf(error: unknown): number {
  const { code } = toErrorShape(error)
  if (code === 'call.cancelled') return 130
  return usageCodes.has(code) ? 2 : 1
}

/**
 * What one command says: its answer on stdout (text, or with --json one JSON value and nothing else), how far it is on stderr. On a
 * terminal the line of progress is written over itself; elsewhere it is left out.
 */
export class Terminal {
  readonly json: boolean
  readonly quiet: boolean
  #progressShown = false

  constructor({ json = false, quiet = false }: OutputOptions) {
    this.json = json
    this.quiet = quiet
  }

  /** Lines for a person; nothing with --json. */
  async say(...lines: readonly string[]): Promise<void> {
    if (!this.json) await this.write(lines.map((line) => `${plain(line)}\n`).join(''))
  }

  /** The command's one JSON value; nothing without --json. */
  async answer(value: unknown): Promise<void> {
    if (this.json) await this.write(`${JSON.stringify(value)}\n`)
  }

  /** To stdout as it stands, waiting for a slow reader. */
  async write(text: string): Promise<void> {
    this.endProgress()
    if (!process.stdout.write(text)) await once(process.stdout, 'drain')
  }

  /** A remark for a person, on stderr, so that an answer can be piped on without it. */
  note(line: string): void {
    if (this.quiet) return
    this.endProgress()
    process.stderr.write(`${plain(line)}\n`)
  }

  progress(line: string): void {
    if (this.quiet || !process.stderr.isTTY) return
    const width = (process.stderr.columns || 80) - 1
    process.stderr.write(`\r${plain(line).slice(0, width)}\u001b[K`)
    this.#progressShown = true
  }

  endProgress(): void {
    if (this.#progressShown) process.stderr.write('\r\u001b[K')
    this.#progressShown = false
  }

  /** Says what went wrong, in the one error shape or as a sentence. @returns the exit code */
  async fail(error: unknown): Promise<number> {
    this.endProgress()
    const shape = toErrorShape(error)
    if (this.json) await this.write(`${JSON.stringify({ error: shape })}\n`)
    else process.stderr.write(`winnow: ${plain(shape.message)}\n${pointer(shape.details)}`)
    return exitCodeOf(error)
  }
}

/** One line that cannot steer a terminal: control and direction characters, line breaks among them, become spaces one for one. */
const plain = (text: string) => text.replace(/[\p{Cc}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069]/gu, ' ')

/** The search text with the place that cannot be understood marked below it. */
function pointer(details: WinnowError['details']): string {
  const { text, from, to } = details ?? {}
  if (typeof text !== 'string' || typeof from !== 'number' || typeof to !== 'number' || text.includes('\n'))
    return ''
  return `  ${plain(text)}\n  ${' '.repeat(from)}${'^'.repeat(Math.max(1, to - from))}\n`
}
