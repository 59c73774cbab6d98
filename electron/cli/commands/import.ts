import { resolve } from 'node:path'
import { type Command, Option } from 'commander'
import { WinnowError } from '../../../shared/contract/error.ts'
import { withEngine } from '../engine.ts'
import { type Imported, type ImportOptions, importedLines, importFile } from '../import-file.ts'
import { waitForCounts, waitForWatchLists } from '../job.ts'
import { declare, type Ready, type Target, wordsFor } from '../mapping.ts'
import { declaredBy, type MappingOptions, withMapping } from '../mapping-options.ts'
import { openCase } from '../open-case.ts'
import { type CaseOptions, withCase } from '../options.ts'
import { type TargetOptions, targetsOf } from '../targets.ts'
import { Terminal } from '../terminal.ts'

interface Options extends CaseOptions, MappingOptions, ImportOptions, TargetOptions {}

/** `winnow import CASE FILE…` */
export function addImport(program: Command): void {
  const command = program
    .command('import')
    .description('import message files; every row is stored or rejected with its reason')
    .argument('<case>', 'a case folder')
    .argument(
      '<files...>',
      'text, JSON, workbooks, databases, chat exports, reports; folders and archives of these are imported file by file',
    )
  withMapping(command)
    .option('--member <name>', 'of a folder or archive: this file alone')
    .option('--sheet <name>', 'of a workbook or database: this sheet, table or SELECT alone')
    .option('--owner <handle>', 'whose pack the file is, where no column says so')
    .addOption(
      new Option(
        '--owner-from-name',
        "each file is the pack of the handle that it is named after: packs/raven.csv is raven's",
      ).conflicts('owner'),
    )
    .option('--tranche <text>', 'the tranche it came in')
    .option('--later-version', 'take only rows that the earlier version of the same file does not have')
    .option('--images <path>', 'a folder or a zip with the images that the file names')
    .option(
      '--mapping-name <name>',
      'the name under which the mapping is kept; without it the name of the file',
    )
    .option('--supplier <text>', 'who served the file')
    .option('--exhibit <reference>', 'its exhibit reference')
    .option('--continuity <text>', 'how it came here')
  withCase(command).action(async (path: string, files: string[], options: Options) => {
    const terminal = new Terminal(options)
    const declared = declaredBy(options)
    const { imported, notImported } = await withEngine(terminal, async (engine) => {
      await openCase(engine, path, options.account)
      // Every file is looked at before the first is stored, so that a wrong option costs nothing.
      const ready: Ready[] = []
      const notImported: NotImported[] = []
      const leave = async (target: Target, error: unknown, alone: boolean) => {
        if (alone || !isOfFile(error)) throw error
        notImported.push({ file: wordsFor(target), error })
        await terminal.say(`not imported: ${wordsFor(target)}: ${error.message}`)
      }
      for (const file of files) {
        const { targets, left } = await targetsOf(engine, resolve(file), options)
        await terminal.say(...left)
        for (const target of targets) {
          try {
            ready.push(await declare(engine, target, declared))
          } catch (error) {
            await leave(target, error, targets.length === 1)
          }
        }
      }
      const imported: Imported[] = []
      for (const each of ready) {
        try {
          const done = await importFile(engine, each, options)
          imported.push(done)
          await terminal.say(...importedLines(done))
        } catch (error) {
          await leave(each, error, ready.length === 1)
        }
      }
      await waitForCounts(engine)
      await waitForWatchLists(engine)
      const [first] = notImported
      if (imported.length === 0 && first !== undefined) {
        throw new WinnowError(first.error.code, `Nothing was imported. ${first.file}: ${first.error.message}`)
      }
      return { imported, notImported }
    })
    await terminal.answer(
      imported.length === 1 && notImported.length === 0 ? imported[0] : together(imported, notImported),
    )
  })
}

/** One file of several that could not be imported. */
interface NotImported {
  readonly file: string
  readonly error: WinnowError
}

/** Whether only this one file is concerned: of several, it is told and the rest goes on. */
function isOfFile(error: unknown): error is WinnowError {
  return error instanceof WinnowError && /^(file|import)\./.test(error.code)
}

/** Several files: the sums, and each file's own answer. */
function together(files: readonly Imported[], notImported: readonly NotImported[]) {
  const sum = (of: (each: Imported) => number) => files.reduce((total, each) => total + of(each), 0)
  return {
    read: sum(({ read }) => read),
    stored: sum(({ stored }) => stored),
    rejected: sum(({ rejected }) => rejected),
    known: sum(({ known }) => known),
    seconds: Math.round(sum(({ seconds }) => seconds) * 1000) / 1000,
    files,
    notImported: notImported.map(({ file, error }) => ({ file, error: error.toShape() })),
  }
}
