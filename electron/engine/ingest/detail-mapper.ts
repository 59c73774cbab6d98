import type { Field } from '../../../shared/domain/mapping.ts'
import { burnSeconds, degrees, position } from '../../../shared/domain/quantities.ts'
import type { TimeParser } from '../../../shared/domain/time-parse.ts'
import { detailText } from '../cells/index.ts'
import type { RecordCells } from './record-cells.ts'

/** Received and read times, burn time and position, where the mapping has them. The cells themselves are kept whatever they say. */
export class DetailMapper {
  /** Whether the mapping has any of them. */
  readonly used: boolean
  /** Whether it has the burn time and nothing else of them. */
  readonly burnOnly: boolean
  unreadTimes = 0
  readonly #at: Readonly<Record<Field, number>>
  readonly #times: TimeParser | null
  #burnText: string | null = null
  #burn: number | null = null
  #burnWritten: number | null = null
  #burnDetail: string | null = null

  constructor(at: Readonly<Record<Field, number>>, times: TimeParser | null) {
    this.#at = at
    this.#times = times
    const more = (['received', 'read', 'latitude', 'longitude', 'position'] as const).some(
      (field) => at[field] >= 0,
    )
    this.used = more || at.burn >= 0
    this.burnOnly = !more && at.burn >= 0
  }

  /** Of a row that gives nothing but this burn time. */
  ofBurn(text: string): string | null {
    return this.#written(null, null, burnSeconds(text), null, null)
  }

  /** As `detailText` writes it; null when the row gives none. */
  of(cells: RecordCells): string | null {
    if (!this.used) return null
    const at = this.#at
    const burnText = cells.text(at.burn)
    // Most packs give one burn time for row after row.
    if (burnText !== this.#burnText) {
      this.#burnText = burnText
      this.#burn = burnText === null ? null : burnSeconds(burnText)
    }
    const both = cells.once(at.position)
    const place = both === null ? null : position(both)
    const latitude = cells.once(at.latitude)
    const longitude = cells.once(at.longitude)
    return this.#written(
      this.#instant(cells.once(at.received)),
      this.#instant(cells.once(at.read)),
      this.#burn,
      (latitude === null ? null : degrees(latitude, 90)) ?? place?.latitude ?? null,
      (longitude === null ? null : degrees(longitude, 180)) ?? place?.longitude ?? null,
    )
  }

  /** Where there is nothing but a burn time, the text of the last row that had the same. */
  #written(
    received: number | null,
    read: number | null,
    burn: number | null,
    latitude: number | null,
    longitude: number | null,
  ): string | null {
    const only = received === null && read === null && latitude === null && longitude === null
    if (only && burn === this.#burnWritten) return this.#burnDetail
    const text = detailText({ received, read, burn, latitude, longitude })
    if (only) {
      this.#burnWritten = burn
      this.#burnDetail = text
    }
    return text
  }

  #instant(text: string | null): number | null {
    if (text === null || this.#times === null || text.trim() === '') return null
    const at = this.#times.parse(text)
    if (!Number.isNaN(at)) return at
    this.unreadTimes++
    return null
  }
}
