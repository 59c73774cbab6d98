import { readTwins, TwinEditor, type TwinKind } from '../../electron/engine/columns/index.ts'
import type { WriteDb } from '../../electron/engine/db/connection.ts'
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
export function groupsOf({ db }: Pick<Desk, 'db'>): number[][] {
  const groups = new Map<number, number[]>()
  for (const [message, first] of readTwins(db).first.entries()) {
    if (first === 0) continue
    const group = groups.get(first)
    if (group === undefined) groups.set(first, [message])
    else group.push(message)
  }
  return [...groups.values()]
}

/** Links rows as a matching does, without looking at them: each group its message ids. */
export function linkRows(
  db: WriteDb,
  groups: readonly (readonly number[])[],
  kind: TwinKind = 'both ends',
): void {
  const links = new TwinEditor(db)
  for (const group of groups) {
    links.join(
      group.toSorted((a, b) => a - b).map((message) => ({ message, reason: 'rule' })),
      kind,
    )
  }
  links.save()
}
