import { Command, CommanderError } from 'commander'
import { WinnowError } from '../../shared/contract/error.ts'
import { version } from '../../shared/version.ts'
import { addAudit } from './commands/audit.ts'
import { addDemo } from './commands/demo.ts'
import { addExport } from './commands/export.ts'
import { addImport } from './commands/import.ts'
import { addNew } from './commands/new.ts'
import { addSearch } from './commands/search.ts'
import { addSearches } from './commands/searches.ts'
import { addVerify } from './commands/verify.ts'
import { addWatch } from './commands/watch.ts'
import { Terminal } from './terminal.ts'

const argv = process.argv.slice(2)

// A reader that has seen enough (`winnow search … | head`) closes the pipe: nothing is wrong.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1))

const program = new Command('winnow')
  .description(
    'Offline review of seized encrypted-phone messages: the same engine as the application, for batch work',
  )
  .version(version)
  .exitOverride()
  .configureOutput({ outputError: () => {} })
for (const add of [
  addDemo,
  addNew,
  addImport,
  addSearch,
  addSearches,
  addWatch,
  addExport,
  addVerify,
  addAudit,
])
  add(program)
for (const command of program.commands) {
  command.exitOverride().configureOutput({ outputError: () => {} })
}

try {
  await program.parseAsync(argv, { from: 'user' })
} catch (error) {
  const json = argv.includes('--json')
  if (error instanceof CommanderError && error.exitCode === 0) process.exitCode = 0
  // Without a command the help was printed, which says it all.
  else if (error instanceof CommanderError && error.code === 'commander.help' && !json) process.exitCode = 2
  else process.exitCode = await new Terminal({ json }).fail(asUsage(error))
}

/** What commander finds wrong with the command line, in the one error shape. */
function asUsage(error: unknown): unknown {
  if (!(error instanceof CommanderError)) return error
  const message =
    error.code === 'commander.help'
      ? 'Say what to do: demo, new, import, search, searches, watch, export, verify or audit. winnow --help tells more.'
      : error.message.replace(/^error: /, '')
  return new WinnowError('call.params', message)
}
