import { randomUUID } from 'node:crypto'
import { runIndex } from '../../electron/engine/search/index.ts'
import type { SearchNote } from '../../electron/engine/seat.ts'
import { searchId } from '../../shared/contract/search-record.ts'
import { accountId } from '../../shared/domain/ids.ts'
import { testPorts } from './case.ts'
import type { Desk } from './desk.ts'
import { testJobCall } from './job-call.ts'

/** Indexes what a desk's case holds, as the job that follows an import does. */
export function indexDesk(desk: Desk): Promise<unknown> {
  return runIndex(
    { access: desk.reader.access, ports: testPorts() },
    {
      kind: 'index',
      params: {},
      actor: { account: accountId.parse(1), name: 'administrator', role: 'administrator' },
    },
    testJobCall(),
  )
}

/** A search that found nothing, as a reader notes it. */
export function ranSearch(text: string): SearchNote {
  return {
    search: searchId.parse(randomUUID()),
    at: 0,
    text,
    meaning: text,
    zone: 'Europe/London',
    spellings: [],
    parent: null,
    again: false,
    rows: 0,
    messages: 0,
    notIndexed: 0,
    dataVersion: 1,
    scope: { run: 0, state: 0 },
    durationMs: 1,
    digest: '',
    ids: null,
    bySource: [],
  }
}
