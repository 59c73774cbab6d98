import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Command } from 'commander'
import { WinnowError } from '../../../shared/contract/error.ts'
import { Demo } from '../demo/demo.ts'
import { sampleFolder, withEngine } from '../engine.ts'
import { declaredBy, type MappingOptions, withMapping } from '../mapping-options.ts'
import { withOutput } from '../options.ts'
import { type OutputOptions, Terminal } from '../terminal.ts'

interface Options extends OutputOptions, MappingOptions {
  readonly images?: string
  readonly keep?: string
}

/** `winnow demo [FILE]` */
export function addDemo(program: Command): void {
  const command = program
    .command('demo')
    .description(
      'the whole main job without a screen, on the sample or on a file: import, search, tag, attribute, review, export, verify',
    )
    .argument('[file]', 'a message file; without it the sample')
  withMapping(command)
    .option('--images <path>', 'a folder or a zip with the images that the file names')
    .option('--keep <folder>', 'keep the case and the bundles there; otherwise they are removed')
  withOutput(command).action(async (file: string | undefined, options: Options) => {
    const terminal = new Terminal(options)
    const input = inputOf(file, options.images)
    const folder =
      options.keep === undefined ? mkdtempSync(join(tmpdir(), 'winnow-demo-')) : keepIn(options.keep)
    try {
      // The zone that is stated where nothing else is: it is printed with the import.
      const declared = { zone: 'Europe/London', ...declaredBy(options) }
      const steps = await withEngine(
        terminal,
        (engine) => new Demo(engine, folder).run(input, declared),
        true,
      )
      await terminal.answer({ file: input.path, kept: options.keep === undefined ? null : folder, steps })
      if (options.keep !== undefined) await terminal.say(`Kept in ${folder}.`)
    } finally {
      if (options.keep === undefined) rmSync(folder, { recursive: true, force: true })
    }
  })
}

function inputOf(
  file: string | undefined,
  images: string | undefined,
): { path: string; images: string | null } {
  if (file !== undefined)
    return { path: resolve(file), images: images === undefined ? null : resolve(images) }
  const sample = sampleFolder()
  if (sample === null) {
    throw new WinnowError(
      'file.missing',
      'The sample has not been built. Give a file, or build the sample first (npm run build).',
    )
  }
  return { path: join(sample, 'messages.csv'), images: join(sample, 'images') }
}

/** The folder to keep things in; what an earlier run kept there is not written over. */
function keepIn(asked: string): string {
  const folder = resolve(asked)
  if (existsSync(join(folder, 'Demo.winnow'))) {
    throw new WinnowError('file.exists', `${folder} holds an earlier demonstration. Choose another folder.`)
  }
  mkdirSync(folder, { recursive: true })
  return folder
}
