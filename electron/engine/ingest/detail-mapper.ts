import type { Field } from '../../../shared/domain/mapping.ts'
import { burnSeconds, degrees, position } from '../../../shared/domain/quantities.ts'
import type { TimeParser } from '../../../shared/domain/time-parse.ts'
import { detailText } from '../cells/index.ts'
import type { Row } from './readers/index.ts'

/** Received and read times, burn time and position, where the mapping has them. The cells themselves are kept whatever they say. */
export class DetailMapper {
  /** Whether the mapping has any of them. */
  readonly used: boolean
  unreadTimes = 0
  readonly #at: Readonly<Record<Field, number>>
  readonly #times: TimeParser | null
  #burnText: string | null = null
  #burn: number | null = null

  constructor(at: Readonly<Record<Field, number>>, times: TimeParser | null) {
    this.#at = at
    this.#times = times
    this.used = (['received', 'read', 'burn', 'latitude', 'longitude', 'position'] as const).some(
      (field) => at[field] >= 0,
    )
  }

  /** As `detailText` writes it; null when the row gives none. */
  of(cells: Row['cells']): string | null {
    if (!this.used) return null
    const text = (field: Field) => (this.#at[field] < 0 ? null : cells[this.#at[field]] || null)
    const [burn, latitude, longitude, both] = [
      text('burn'),
      text('latitude'),
      text('longitude'),
      text('position'),
    ]
    // Most packs give one burn time for row after row.
    if (burn !== this.#burnText) {
      this.#burnText = burn
      this.#burn = burn === null ? null : burnSeconds(burn)
    }
    const place = both === null ? null : position(both)
    return detailText({
      received: this.#instant(text('received')),
      read: this.#instant(text('read')),
      burn: this.#burn,
      latitude: (latitude === null ? null : degrees(latitude, 90)) ?? place?.latitude ?? null,
      longitude: (longitude === null ? null : degrees(longitude, 180)) ?? place?.longitude ?? null,
    })
  }

  #instant(text: string | null): number | null {
    if (text === null || this.#times === null || text.trim() === '') return null
    const at = this.#times.parse(text)
    if (!Number.isNaN(at)) return at
    this.unreadTimes++
    return null
  }
}
