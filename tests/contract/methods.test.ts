import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { Caller } from '../../renderer/api/caller.ts'
import { errorSchema, WinnowError } from '../../shared/contract/error.ts'
import { contract, isMethod, type MethodName, methodOf } from '../../shared/contract/index.ts'
import { may, permissions, type Role, roleSchema } from '../../shared/domain/roles.ts'
import { fittingParams } from '../support/params.ts'
import { type Line, transports } from '../support/transports.ts'

const names = Object.keys(contract).filter(isMethod)

/** These change who is in front of the case, so the walk through all methods leaves them out. */
const ofSession = names.filter((name) => /^(case|session)\./.test(name))

const roles = roleSchema.options
const account = (role: Role) => ({ account: role, password: `the ${role}'s password` })

/** Calls without the types, as a client that nobody trusts does. */
type Call = (method: string, params: unknown) => Promise<unknown>

async function failure(outcome: Promise<unknown>): Promise<WinnowError> {
  const error = await outcome.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  if (!(error instanceof WinnowError)) throw new Error(`Expected a WinnowError, got ${String(error)}`)
  expect(errorSchema.safeParse(error.toShape()).success).toBe(true)
  expect(error.message).not.toBe('')
  return error
}

describe.each(transports)('over $name, every method', ({ open }) => {
  let line: Line
  let call: Call
  beforeAll(async () => {
    line = await open()
    const caller = new Caller(line)
    call = caller.call.bind(caller) as Call
  })
  afterAll(() => line.close())

  it('that is not in the contract is refused with call.unknown', async () => {
    for (const name of ['no.such', 'app', 'toString', '__proto__', 'app.state ', 'APP.STATE', '']) {
      expect((await failure(call(name, {}))).code).toBe('call.unknown')
    }
  })

  it('refuses params that do not fit with call.params, whoever asks', async () => {
    const odd = fc.oneof(fc.jsonValue(), fc.dictionary(fc.string(), fc.jsonValue()))
    for (const name of names) {
      await refusesAll(name, fc.sample(odd, { numRuns: 10, seed: 7 }))
    }
  })

  it('refuses fitting params of which one is left out or of another type', async () => {
    for (const name of names) {
      const fitting: Record<string, unknown> = { ...fittingParams(line.folder)[name] }
      const spoilt = Object.keys(fitting).flatMap((key) => {
        const { [key]: _, ...rest } = fitting
        return [rest, { ...fitting, [key]: { odd: true } }, { ...fitting, [key]: [[]] }]
      })
      await refusesAll(name, spoilt)
    }
  })

  /** Those of the params that fit by chance are left out. */
  async function refusesAll(name: MethodName, params: readonly unknown[]): Promise<void> {
    const misfits = params.filter((value) => !methodOf(name).params.safeParse(value).success)
    const errors = await Promise.all(misfits.map((misfit) => failure(call(name, misfit))))
    expect([name, errors.map(({ code }) => code)]).toEqual([name, misfits.map(() => 'call.params')])
  }

  it('that needs a case is refused with case.none while none is open', async () => {
    for (const name of names.filter((one) => methodOf(one).needs !== 'nothing')) {
      const error = await failure(call(name, fittingParams(line.folder)[name]))
      expect([name, error.code]).toEqual([name, 'case.none'])
    }
  })

  describe('on a case with an account of each role', () => {
    beforeAll(async () => {
      const administrator = account('administrator')
      await call('case.create', {
        path: join(line.folder, 'contract.winnow'),
        name: 'Contract',
        operation: 'Operation Contract',
        marking: 'OFFICIAL-SENSITIVE',
        administrator: { name: administrator.account, password: administrator.password },
      })
      for (const role of roles.filter((one) => one !== 'administrator')) {
        await call('account.create', { name: role, role, password: account(role).password })
      }
      await call('session.logout', { why: 'person' })
    })

    it('that needs a permission is refused with session.none while nobody is logged in', async () => {
      for (const name of names.filter((one) => isPermission(methodOf(one).needs))) {
        const error = await failure(call(name, fittingParams(line.folder)[name]))
        expect([name, error.code]).toEqual([name, 'session.none'])
      }
    })

    it.each(roles)('that the role %s may not use is refused with call.forbidden', async (role) => {
      await call('session.login', account(role))
      for (const name of names) {
        const { needs } = methodOf(name)
        if (!isPermission(needs) || may(role, needs)) continue
        const error = await failure(call(name, fittingParams(line.folder)[name]))
        expect([name, error.code]).toEqual([name, 'call.forbidden'])
        expect(error.message).toContain(role)
      }
    })

    it.each(roles)(
      'that the role %s may use answers in its shape, or says in a code of its own why not',
      async (role) => {
        await call('session.login', account(role))
        for (const name of names.filter((one) => !ofSession.includes(one))) {
          const { needs, result } = methodOf(name)
          if (isPermission(needs) && !may(role, needs)) continue
          const outcome = await call(name, fittingParams(line.folder)[name]).catch((error: unknown) => error)
          if (outcome instanceof WinnowError) {
            expect([name, 'call.failed', 'call.params', 'call.unknown', 'session.none']).not.toContain(
              outcome.code,
            )
            expect([name, outcome.message]).not.toEqual([name, ''])
          } else {
            expect([name, result.safeParse(outcome).error]).toEqual([name, undefined])
          }
        }
      },
    )
  })
})

function isPermission(needs: string): needs is (typeof permissions)[number] {
  return permissions.some((permission) => permission === needs)
}

describe('the list of fitting params', () => {
  it('fits every method', () => {
    const params = fittingParams('/somewhere')
    const misfits = names.filter((name: MethodName) => !methodOf(name).params.safeParse(params[name]).success)
    expect(misfits).toEqual([])
  })
})
