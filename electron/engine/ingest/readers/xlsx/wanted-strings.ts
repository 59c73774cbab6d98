/** Cells that refer to shared strings: which row of those read so far, which column from 0, which string. */
export class WantedStrings {
  rows = new Int32Array(1024)
  columns = new Int32Array(1024)
  strings = new Int32Array(1024)
  count = 0
  /** The highest string. */
  most = -1

  add(row: number, column: number, string: number): void {
    if (this.count === this.rows.length) {
      this.rows = twice(this.rows)
      this.columns = twice(this.columns)
      this.strings = twice(this.strings)
    }
    this.rows[this.count] = row
    this.columns[this.count] = column
    this.strings[this.count] = string
    this.count++
    if (string > this.most) this.most = string
  }

  /** What cells of rows from this one on refer to; that row becomes the first. */
  after(row: number): WantedStrings {
    const later = new WantedStrings()
    let at = this.count
    while (at > 0 && (this.rows[at - 1] ?? 0) >= row) at--
    for (; at < this.count; at++) {
      later.add((this.rows[at] ?? 0) - row, this.columns[at] ?? 0, this.strings[at] ?? 0)
    }
    return later
  }
}

function twice(array: Int32Array<ArrayBuffer>): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(array.length * 2)
  larger.set(array)
  return larger
}
