import { isUtf8 } from 'node:buffer'
import type { Finding } from '../../../../shared/contract/import.ts'
import { type Encoding, encodingNames } from '../../../../shared/domain/dialect.ts'
import type { ByteSource } from './byte-source.ts'
import { characterStart } from './encoding.ts'
import { type Stretch, sampleBytes } from './sample.ts'

export interface EncodingFinding {
  encoding: Encoding
  finding: Finding
}

/** The encoding by byte order mark, by NUL bytes in step, or by what the sampled bytes can be; `doubt` unless it is certain. */
export function sniffEncoding(source: ByteSource, declared: Encoding | null): EncodingFinding {
  const sniffed = fromBytes(source)
  if (declared === null) return sniffed
  const agrees = declared === sniffed.encoding
  const evidence = agrees
    ? sniffed.finding.evidence
    : `looks like ${sniffed.finding.value}: ${sniffed.finding.evidence}`
  return found(declared, `declared by the importer; ${evidence}`, false)
}

function fromBytes(source: ByteSource): EncodingFinding {
  const samples = sampleBytes(source)
  const head = samples[0]?.bytes ?? Buffer.alloc(0)
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) {
    const damaged = samples.some((sample) => !isUtf8(trimmed(sample)))
    return found(
      'utf-8',
      `it begins with the byte order mark of UTF-8${damaged ? '; rows with other bytes will be rejected' : ''}`,
      damaged,
    )
  }
  if (head[0] === 0xff && head[1] === 0xfe)
    return found('utf-16le', 'it begins with the byte order mark of UTF-16', false)
  if (head[0] === 0xfe && head[1] === 0xff)
    return found('utf-16be', 'it begins with the byte order mark of UTF-16', false)
  const wide = wideEncoding(samples)
  if (wide !== null) return wide
  const counts = count(samples)
  const extent = samples.length === 1 ? 'the whole file' : `samples from ${samples.length} places`
  if (counts.high === 0) return found('utf-8', `only ASCII in ${extent}`, false)
  if (samples.every((sample) => isUtf8(trimmed(sample)))) {
    return found(
      'utf-8',
      `${counts.characters} accented or other characters in ${extent}, all well formed`,
      false,
    )
  }
  if (counts.characters > counts.stray) {
    return found(
      'utf-8',
      `mostly UTF-8, but ${counts.stray} bytes in ${extent} are not: encodings are mixed, and rows with such bytes will be rejected`,
      true,
    )
  }
  const mixed =
    counts.characters > 0 ? `; ${counts.characters} characters look like UTF-8: encodings may be mixed` : ''
  const evidence =
    counts.c1 > 0
      ? `not UTF-8; ${counts.c1} bytes 80–9F, which are curly quotes, dashes and € in Windows-1252`
      : 'not UTF-8; accented letters in one byte each, which Windows-1252 and Latin-1 write alike'
  return found('windows-1252', `${evidence}${mixed}`, true)
}

function found(encoding: Encoding, evidence: string, doubt: boolean): EncodingFinding {
  return { encoding, finding: { what: 'encoding', value: encodingNames[encoding], evidence, doubt } }
}

/** A sample without the characters that its edges cut. */
function trimmed({ at, bytes }: Stretch): Buffer {
  let from = 0
  if (at > 0) while (from < 3 && ((bytes[from] ?? 0) & 0xc0) === 0x80) from++
  const last = characterStart(bytes, bytes.length - 1)
  const size = leadSize(bytes[last] ?? 0)
  return bytes.subarray(from, last + size > bytes.length ? last : bytes.length)
}

function leadSize(byte: number): number {
  if (byte < 0xc2) return 1
  if (byte < 0xe0) return 2
  return byte < 0xf0 ? 3 : 4
}

/** UTF-16 without a byte order mark: text that is mostly ASCII has a NUL in every other byte, always on the same side. */
export function wideEncoding(samples: readonly Stretch[]): EncodingFinding | null {
  let even = 0
  let odd = 0
  let pairs = 0
  for (const { bytes } of samples) {
    for (let at = 0; at + 1 < bytes.length; at += 2) {
      if (bytes[at] === 0) even++
      if (bytes[at + 1] === 0) odd++
      pairs++
    }
  }
  if (odd > pairs * 0.5 && even < pairs * 0.05)
    return found('utf-16le', 'every other byte is NUL, and no byte order mark', true)
  if (even > pairs * 0.5 && odd < pairs * 0.05)
    return found('utf-16be', 'every other byte is NUL, and no byte order mark', true)
  return null
}

/** Bytes of 80 and above: how many well-formed UTF-8 characters they make, and how many stand alone. */
function count(samples: readonly Stretch[]): { high: number; characters: number; stray: number; c1: number } {
  const counts = { high: 0, characters: 0, stray: 0, c1: 0 }
  for (const sample of samples) {
    const bytes = trimmed(sample)
    for (let at = 0; at < bytes.length; ) {
      const byte = bytes[at] ?? 0
      if (byte < 0x80) {
        at++
        continue
      }
      counts.high++
      const size = leadSize(byte)
      if (size > 1 && isUtf8(bytes.subarray(at, at + size))) {
        counts.characters++
        at += size
      } else {
        counts.stray++
        if (byte < 0xa0) counts.c1++
        at++
      }
    }
  }
  return counts
}
