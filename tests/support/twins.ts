import { type runTwins as Run, runTwins } from '../../electron/engine/twins/index.ts'
import { accountId } from '../../shared/domain/ids.ts'
import { testPorts } from './case.ts'
import type { Desk } from './desk.ts'
import { testJobCall } from './job-call.ts'

/** Matches a desk's twins, as the job that follows an import does. */
export function matchTwins(
  desk: Desk,
  toleranceMs = 10_000,
  call: Parameters<typeof Run>[2] = testJobCall(),
): ReturnType<typeof Run> {
  return runTwins(
    { access: desk.reader.access, ports: testPorts() },
    {
      kind: 'twins',
      params: { toleranceMs },
      actor: { account: accountId.parse(1), name: 'administrator', role: 'administrator' },
    },
    call,
  )
}

/** The linked rows of a case: each group's message ids, the lowest first. */
export function groupsOf(desk: Desk): number[][] {
  const rows = desk.db.prepare('SELECT first, message FROM twin ORDER BY first, message').all() as {
    first: number
    message: number
  }[]
  return [...Map.groupBy(rows, ({ first }) => first).values()].map((group) =>
    group.map(({ message }) => message),
  )
}
