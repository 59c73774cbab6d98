import { resolve } from 'node:path'
import type { State } from '../../shared/contract/case.ts'
import { WinnowError } from '../../shared/contract/error.ts'
import type { Engine } from './engine.ts'
import { waitForCounts } from './job.ts'
import { askPassword } from './password.ts'

/**
 * Opens a case and logs in. Without a name the first account is meant: the administrator who made the case.
 * @returns the state, with the index complete and twins matched
 */
export async function openCase(
  { host, terminal, signal }: Engine,
  path: string,
  account: string | undefined,
): Promise<State> {
  const { case: opened } = await host.call('case.open', { path: resolve(path) })
  if (opened === null) throw new WinnowError('case.none', 'No case is open.')
  const name = account ?? opened.accounts[0]
  if (name === undefined)
    throw new WinnowError('account.missing', 'This case has no account that can log in.')
  const password = opened.encrypted ? await askPassword(name) : ''
  const state = await host.call('session.login', { account: name, password })
  if (state.case?.readOnly) terminal.note(state.case.readOnly)
  await waitForCounts({ host, terminal, signal })
  return state
}
