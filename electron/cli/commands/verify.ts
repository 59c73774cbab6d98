import { resolve } from 'node:path'
import type { Command } from 'commander'
import { type VerifyResult, verifyResult } from '../../../shared/contract/bundle.ts'
import { toErrorShape, WinnowError } from '../../../shared/contract/error.ts'
import { type Engine, withEngine } from '../engine.ts'
import { runJob } from '../job.ts'
import { withOutput } from '../options.ts'
import { type OutputOptions, Terminal } from '../terminal.ts'
import { counted } from '../words.ts'

/** `winnow verify BUNDLE` */
export function addVerify(program: Command): void {
  const command = program
    .command('verify')
    .description('check a bundle, or any BagIt bag: exit 0 whole, 1 not (each fault named), 2 not a bundle')
    .argument('<bundle>', 'a bundle folder')
  withOutput(command).action(async (folder: string, options: OutputOptions) => {
    const terminal = new Terminal(options)
    const result = await withEngine(terminal, (engine) => verifyBundle(engine, folder), true).catch(notThere)
    await terminal.answer(result)
    await terminal.say(...linesOf(result))
    if (!result.whole) process.exitCode = 1
  })
}

/** Checks a bag and waits for the outcome; no case is needed. */
export async function verifyBundle(engine: Engine, folder: string): Promise<VerifyResult> {
  const job = await runJob(engine, () => engine.host.call('bundle.verify', { folder: resolve(folder) }))
  return verifyResult.parse(job.result)
}

function linesOf(result: VerifyResult): string[] {
  const size = `${counted(result.files, 'file')}, ${counted(result.bytes, 'byte')}`
  const number = `SHA-256 of manifest-sha256.txt: ${result.manifestSha256 || 'none'}`
  if (result.whole) return [`${result.folder} is whole: ${size}.`, number]
  const faults = result.faults.map(({ kind, file, what }) => `${kind.padEnd(9)} ${file}: ${what}`)
  return [
    `${result.folder} is NOT whole (${size}): ${counted(result.faults.length, 'fault')}.`,
    ...faults,
    number,
  ]
}

/** A place where nothing is holds no bundle: the exit code says so. */
function notThere(error: unknown): never {
  const { code, message } = toErrorShape(error)
  throw code === 'file.missing' ? new WinnowError('bundle.not', message) : error
}
