#!/usr/bin/env node
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { root } from './lib/machine.mjs'
import { exitOf, passSignals } from './lib/run.mjs'
import { buildIfStale, runMain, setup } from './setup.mjs'

/**
 * `winnow …`: the command line, under a Node that can run it. Notices of setting up go to stderr, so that stdout
 * holds nothing but the command's own answer.
 */
await runMain(async () => {
  /** @param {string} line */
  const say = (line) => process.stderr.write(`${line}\n`)
  const node = await setup(say)
  await buildIfStale({ node, say, output: 'stderr' })
  const cli = spawn(node, [join(root, 'out', 'electron', 'cli.js'), ...process.argv.slice(2)], {
    stdio: 'inherit',
  })
  passSignals(cli)
  return exitOf(cli)
})
