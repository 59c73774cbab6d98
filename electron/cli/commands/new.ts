import { basename, resolve } from 'node:path'
import type { Command } from 'commander'
import { withEngine } from '../engine.ts'
import { withOutput } from '../options.ts'
import { askNewPassword } from '../password.ts'
import { type OutputOptions, Terminal } from '../terminal.ts'

interface Options extends OutputOptions {
  readonly name?: string
  readonly operation: string
  readonly marking: string
  readonly account: string
  readonly password: boolean
}

/** `winnow new CASE` */
export function addNew(program: Command): void {
  const command = program
    .command('new')
    .description('make a case; its first account is its administrator')
    .argument('<case>', 'the folder to make; its name ends in .winnow')
    .option('--name <name>', 'the name of the case; without it the name of the folder')
    .option('--operation <name>', 'the operation', '')
    .option('--marking <text>', 'the protective marking', '')
    .option('--account <name>', 'the administrator', 'administrator')
    .option('--no-password', 'no password and no encryption: for samples and tests only')
  withOutput(command).action(async (path: string, options: Options) => {
    const terminal = new Terminal(options)
    const folder = resolve(path)
    const password = options.password ? await askNewPassword(options.account) : null
    const state = await withEngine(terminal, ({ host }) =>
      host.call('case.create', {
        path: folder,
        name: options.name ?? basename(folder, '.winnow'),
        operation: options.operation,
        marking: options.marking,
        administrator: { name: options.account, password },
      }),
    )
    const encrypted = state.case?.encrypted === true
    await terminal.answer({ case: folder, id: state.case?.id, encrypted, administrator: options.account })
    await terminal.say(
      `${folder} is made${encrypted ? ', encrypted' : ', NOT encrypted: use it for samples and tests only'}. Its administrator is ${options.account}.`,
    )
  })
}
