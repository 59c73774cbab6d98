import { type ChildProcess, spawn } from 'node:child_process'
import { bundled } from './bundled.ts'

const main = await bundled('electron/cli/main.ts')

export interface Ran {
  readonly code: number | null
  readonly out: string
  readonly err: string
}

export interface Running {
  readonly child: ChildProcess
  readonly ended: Promise<Ran>
}

/** Starts the command line as a shell would, without a terminal. @param env beside this process's own */
export function startCli(args: readonly string[], env: Record<string, string> = {}): Running {
  const { WINNOW_PASSWORD: _, ...own } = process.env
  const child = spawn(process.execPath, [main, ...args], {
    env: { ...own, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let out = ''
  let err = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text
  })
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text
  })
  const ended = new Promise<Ran>((resolve, reject) => {
    child.once('error', reject)
    child.once('close', (code) => resolve({ code, out, err }))
  })
  return { child, ended }
}

export const cli = (args: readonly string[], env?: Record<string, string>) => startCli(args, env).ended
