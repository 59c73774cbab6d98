import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import type { Slot } from './header.ts'

const r = 8
const p = 1

function stretch(password: string, salt: Buffer, logN: number): Buffer {
  const N = 2 ** logN
  return scryptSync(password.normalize('NFKC'), salt, 32, { N, r, p, maxmem: 256 * N * r })
}

/** The wrapping is bound to this case and account: a slot copied elsewhere does not open. */
const bound = (caseId: string, account: number) => Buffer.from(`${caseId}:${account}`)

/** A new random case key, 32 bytes. */
export const newCaseKey = (): Uint8Array => randomBytes(32)

/** Wraps the case key for one account. `logN` is log2 of scrypt's N: 17 takes about half a second. */
export function wrapKey(
  key: Uint8Array,
  password: string,
  caseId: string,
  account: number,
  logN: number,
): NonNullable<Slot['wrap']> {
  const salt = randomBytes(16)
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', stretch(password, salt, logN), nonce)
  cipher.setAAD(bound(caseId, account))
  const wrapped = Buffer.concat([cipher.update(key), cipher.final()])
  const text = (bytes: Buffer) => bytes.toString('hex')
  return {
    logN,
    r,
    p,
    salt: text(salt),
    nonce: text(nonce),
    key: text(wrapped),
    tag: text(cipher.getAuthTag()),
  }
}

/** The case key, or null when the password is not the slot's. */
export function unwrapKey(
  wrap: NonNullable<Slot['wrap']>,
  password: string,
  caseId: string,
  account: number,
): Uint8Array | null {
  const bytes = (text: string) => Buffer.from(text, 'hex')
  const decipher = createDecipheriv(
    'aes-256-gcm',
    stretch(password, bytes(wrap.salt), wrap.logN),
    bytes(wrap.nonce),
  )
  decipher.setAAD(bound(caseId, account))
  decipher.setAuthTag(bytes(wrap.tag))
  try {
    return Buffer.concat([decipher.update(bytes(wrap.key)), decipher.final()])
  } catch {
    return null
  }
}
