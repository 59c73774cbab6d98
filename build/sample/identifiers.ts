import type { Rng } from './rng.ts'

/*
 * Every identifier has a valid shape and check digit, and none can belong to anyone: reserved or unallocated ranges
 * throughout. Sources: Ofcom "Telephone numbers for use in TV and radio drama"; GSMA TAC prefix 00 (test devices);
 * ISO 6346 (containers); ISO 13616 (IBAN); 3GPP test network 001-01; DVLA age identifiers (86-99 not issued before 2036).
 */

const CONSONANTS = 'BCDFGHJKLMNPRSTVWY'

/** A mobile number of Ofcom's drama range, 07700 900000 to 900999. */
export function mobile(rng: Rng): string {
  return `07700 900${rng.digits(3)}`
}

/** A London number of Ofcom's drama range, 020 7946 0000 to 0999. */
export function landline(rng: Rng): string {
  return `020 7946 0${rng.digits(3)}`
}

/** A plate of the current shape with an age identifier that is not issued before 2036. */
export function plate(rng: Rng): string {
  const area = `${rng.letters(1, 'BCDFGHLMNPRSVWY')}${rng.letters(1, CONSONANTS)}`
  return `${area}${rng.between(86, 99)} ${rng.letters(3, CONSONANTS)}`
}

/** A postcode of the right shape in an area that Royal Mail has not allocated. */
export function postcode(rng: Rng): string {
  return `${rng.pick(['JK', 'LT', 'NK', 'TB', 'WB', 'GK'])}${rng.between(1, 29)} ${rng.between(1, 9)}${rng.letters(2, 'ABDEFGHJLNPQRSTUWXYZ')}`
}

/** 15 digits, Luhn-valid, TAC prefix 00: leading zeros that a spreadsheet loses. */
export function imei(rng: Rng): string {
  const body = `00${rng.digits(12)}`
  let sum = 0
  for (let i = 0; i < 14; i++) {
    const digit = Number(body.charAt(i)) * (i % 2 === 1 ? 2 : 1)
    sum += digit > 9 ? digit - 9 : digit
  }
  return body + ((10 - (sum % 10)) % 10)
}

/** A cell of the 3GPP test network. */
export function cellSite(rng: Rng): string {
  return `001-01-${rng.between(1000, 4999)}-${rng.between(10_000, 64_999)}`
}

/** ISO 6346 with a right check digit and an owner code of no owner. */
export function container(rng: Rng): string {
  const body = `${rng.pick(['ZQX', 'WNW', 'XQZ', 'QZV'])}U${rng.digits(6)}`
  let sum = 0
  for (let i = 0; i < 10; i++) sum += containerValue(body.charCodeAt(i)) * 2 ** i
  return `${body}${(sum % 11) % 10}`
}

/** Letters count from 10 upwards, leaving out multiples of 11 (ISO 6346, annex A). */
function containerValue(code: number): number {
  if (code < 65) return code - 48
  const value = code - 55
  return value + Math.floor((value - 1) / 10)
}

/** An IBAN with right check digits and the bank code ZZZZ. */
export function iban(rng: Rng): string {
  const account = rng.digits(14)
  let rest = 0
  for (const ch of `35353535${account}161100`) rest = (rest * 10 + Number(ch)) % 97
  const check = String(98 - rest).padStart(2, '0')
  return `GB${check} ZZZZ ${account.slice(0, 4)} ${account.slice(4, 8)} ${account.slice(8, 12)} ${account.slice(12)}`
}

/** A banknote's serial number, the receipt of a handover. */
export function noteSerial(rng: Rng): string {
  return rng.chance(0.75)
    ? `${rng.letters(2, 'ABCDEHJKLM')}${rng.digits(2)} ${rng.digits(6)}`
    : `${rng.letters(1, 'UVXZ')}${rng.letters(1, 'ABCDE')}${rng.digits(10)}`
}

/** A bolt seal's number. */
export function seal(rng: Rng): string {
  return `${rng.letters(2, CONSONANTS)}${rng.digits(7)}`
}
