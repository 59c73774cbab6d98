import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import * as z from 'zod'
import type { RecentCase } from '../../../shared/contract/case.ts'

const settingsSchema = z.object({
  lockMinutes: z.number().default(10),
  recent: z
    .array(z.object({ path: z.string(), name: z.string(), operation: z.string(), openedAt: z.number() }))
    .default([]),
})
type Settings = z.infer<typeof settingsSchema>

const kept = 12

/** This user's own settings, in their data folder; nothing of a case's contents is in it. */
export class SettingsFile {
  readonly #path: string

  constructor(dataFolder: string) {
    mkdirSync(dataFolder, { recursive: true })
    this.#path = join(dataFolder, 'settings.json')
  }

  read(): Settings {
    try {
      return settingsSchema.parse(JSON.parse(readFileSync(this.#path, 'utf8')))
    } catch {
      return settingsSchema.parse({})
    }
  }

  #write(settings: Settings): void {
    writeFileSync(`${this.#path}.new`, JSON.stringify(settings, null, 2))
    renameSync(`${this.#path}.new`, this.#path)
  }

  setLockMinutes(lockMinutes: number): void {
    this.#write({ ...this.read(), lockMinutes })
  }

  recent(): RecentCase[] {
    return this.read().recent.map((entry) => ({ ...entry, present: existsSync(entry.path) }))
  }

  remember(entry: Settings['recent'][number]): void {
    const settings = this.read()
    const others = settings.recent.filter((other) => other.path !== entry.path)
    this.#write({ ...settings, recent: [entry, ...others].slice(0, kept) })
  }

  forget(path: string): void {
    const settings = this.read()
    this.#write({ ...settings, recent: settings.recent.filter((entry) => entry.path !== path) })
  }
}
