import { test as base } from '@playwright/test'
import { type Gallery, serveGallery } from '../../support/gallery/serve.ts'

interface Fixtures {
  /** The address of a page of the gallery by its query. */
  readonly gallery: (query: string) => string
}

interface WorkerFixtures {
  readonly served: Gallery
}

/** A test of what the gallery shows, which is built once for all specs of a worker. */
export const test = base.extend<Fixtures, WorkerFixtures>({
  served: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads a fixture's needs from this pattern.
    async ({}, use) => {
      const served = await serveGallery()
      await use(served)
      await served.close()
    },
    { scope: 'worker' },
  ],
  gallery: ({ served }, use) => use((query) => `${served.url}?${query}`),
})

export const { expect } = base
