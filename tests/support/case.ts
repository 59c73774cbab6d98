import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { createMemoryHost, type Host } from '../../electron/engine/host/index.ts'
import type { Ports } from '../../electron/engine/seat.ts'
import type { Job } from '../../shared/contract/job.ts'
import type { Role } from '../../shared/domain/roles.ts'
import { tempFolder } from './temp.ts'

/** Ports with a temporary data folder, a real clock and a cheap scrypt. */
export function testPorts(overrides: Partial<Ports> = {}): Ports {
  return {
    version: '0.0.0-test',
    now: Date.now,
    dataFolder: tempFolder(),
    sampleFolder: null,
    scryptLogN: 10,
    ...overrides,
  }
}

/** A host over memory that is closed after the test. */
export function testHost(ports: Ports = testPorts()): Host {
  const host = createMemoryHost(ports)
  onTestFinished(() => host.close())
  return host
}

export const passwords = {
  administrator: 'correct horse',
  supervisor: 'battery staple',
  reviewer: 'rainy tuesday',
  looker: 'only looking',
}

/** A new encrypted case with one account of each role (administrator, supervisor, reviewer, looker); the reviewer is logged in. */
export async function caseWithAccounts(
  host: Host,
  folder = join(tempFolder(), 'test.winnow'),
): Promise<string> {
  await host.call('case.create', {
    path: folder,
    name: 'Test',
    operation: 'Operation Test',
    marking: 'OFFICIAL-SENSITIVE',
    administrator: { name: 'administrator', password: passwords.administrator },
  })
  const others: [keyof typeof passwords, Role][] = [
    ['supervisor', 'supervisor'],
    ['reviewer', 'reviewer'],
    ['looker', 'read-only'],
  ]
  for (const [name, role] of others)
    await host.call('account.create', { name, role, password: passwords[name] })
  await logIn(host, 'reviewer')
  return folder
}

export async function logIn(host: Host, account: keyof typeof passwords): Promise<void> {
  await host.call('session.login', { account, password: passwords[account] })
}

/** Waits for a job, and for whatever follows from it, to end. */
export async function jobEnds(host: Host, id: string): Promise<Job> {
  for (;;) {
    const job = await host.call('job.get', { id })
    const { jobs } = await host.call('job.list', {})
    if (job.finishedAt !== null && jobs.every((other) => other.finishedAt !== null)) return job
    await new Promise((resolve) => setTimeout(resolve, 5))
  }
}
