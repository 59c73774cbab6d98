import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { type BundleResult, bundleResult, type Selection } from '../../../shared/contract/bundle.ts'
import { type Engine, withEngine } from '../engine.ts'
import { runJob } from '../job.ts'
import { openCase } from '../open-case.ts'
import { type CaseOptions, wholeNumber, withCase } from '../options.ts'
import { Terminal } from '../terminal.ts'
import { count, counted } from '../words.ts'

interface Options extends CaseOptions {
  readonly query?: string
  readonly approved?: boolean
  readonly context: number
  readonly title?: string
  readonly exhibit: string
}

/** `winnow export CASE OUT` */
export function addExport(program: Command): void {
  const command = program
    .command('export')
    .description('write an evidence bundle (a BagIt bag)')
    .argument('<case>', 'a case folder')
    .argument('<out>', 'the folder to write, which must not exist')
    .addOption(new Option('--query <query>', 'the messages that this search finds').conflicts('approved'))
    .option('--approved', 'the messages with approved tags or cited by approved attributions (the default)')
    .option('--context <n>', 'messages of the same conversation on either side', wholeNumber(0), 5)
    .option('--title <text>', 'what the bundle is called; without it the name of the case')
    .option('--exhibit <reference>', 'its exhibit reference', '')
  withCase(command).action(async (path: string, out: string, options: Options) => {
    const terminal = new Terminal(options)
    await withEngine(terminal, async (engine) => {
      const state = await openCase(engine, path, options.account)
      const selection: Selection =
        options.query === undefined ? { kind: 'approved' } : { kind: 'query', text: options.query }
      const result = await exportBundle(engine, {
        folder: resolve(out),
        title: options.title ?? state.case?.name ?? 'Bundle',
        exhibit: options.exhibit,
        selection,
        context: options.context,
      })
      await terminal.answer(result)
      await terminal.say(
        `${result.folder}: ${counted(result.chosen, 'message')} chosen, ${count(result.context)} as context, ${counted(result.images, 'image')}; ${counted(result.files, 'file')}, ${counted(result.bytes, 'byte')}.`,
        `SHA-256 of manifest-sha256.txt: ${result.manifestSha256}`,
      )
    })
  })
}

/** Writes a bundle and waits for it. */
export async function exportBundle(
  engine: Engine,
  params: { folder: string; title: string; exhibit: string; selection: Selection; context: number },
): Promise<BundleResult> {
  const job = await runJob(engine, () => engine.host.call('bundle.export', params))
  return bundleResult.parse(job.result)
}
