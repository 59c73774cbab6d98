import { type Command, InvalidArgumentError } from 'commander'
import type { OutputOptions } from './terminal.ts'

/** A whole number of at least `least`, for commander. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const number = Number(text)
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(number) || number < least) {
      throw new InvalidArgumentError(`give a whole number, at least ${least}`)
    }
    return number
  }
}

export interface CaseOptions extends OutputOptions {
  readonly account?: string
}

/** The options of every command. */
export function withOutput(command: Command): Command {
  return command
    .option('--json', 'print one JSON value on stdout and nothing else')
    .option('--quiet', 'no progress and no remarks on stderr')
}

/** The options of every command that opens a case. */
export function withCase(command: Command): Command {
  return withOutput(command).option(
    '--account <name>',
    'the account to log in as; without it the first one, the administrator who made the case. Its password is taken from WINNOW_PASSWORD or asked for',
  )
}
