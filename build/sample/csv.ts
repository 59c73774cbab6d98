import { closeSync, openSync, writeSync } from 'node:fs'

const FLUSH_AT = 1 << 13

/** A text file written in 8 KB slices, so that memory does not grow with the file. */
export class TextFile {
  private readonly fd: number
  private pending = ''
  private bytes = Buffer.allocUnsafe(FLUSH_AT * 4)

  constructor(path: string) {
    this.fd = openSync(path, 'w')
  }

  write(text: string): void {
    this.pending += text
    if (this.pending.length >= FLUSH_AT) this.flush()
  }

  close(): void {
    this.flush()
    closeSync(this.fd)
  }

  private flush(): void {
    // A UTF-16 unit takes at most three bytes of UTF-8.
    if (this.pending.length * 3 > this.bytes.length) this.bytes = Buffer.allocUnsafe(this.pending.length * 3)
    const end = this.bytes.write(this.pending, 0, 'utf8')
    this.pending = ''
    // A full disk or a pipe may take less than was offered.
    for (let at = 0; at < end; ) at += writeSync(this.fd, this.bytes, at, end - at)
  }
}

/** One CSV cell (RFC 4180): quoted only where it must be. */
function cell(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** One CSV record with its line end. */
export function record(...cells: readonly (string | number)[]): string {
  return `${cells.map((c) => cell(String(c))).join(',')}\r\n`
}
