import type { Command } from 'commander'
import { withEngine } from '../engine.ts'
import { openCase } from '../open-case.ts'
import { type CaseOptions, withCase } from '../options.ts'
import { Terminal } from '../terminal.ts'
import { counted } from '../words.ts'

/** `winnow audit CASE` */
export function addAudit(program: Command): void {
  const command = program
    .command('audit')
    .description('recompute the audit chain of a case: exit 0 whole, 1 not (each fault named)')
    .argument('<case>', 'a case folder')
  withCase(command).action(async (path: string, options: CaseOptions) => {
    const terminal = new Terminal(options)
    const report = await withEngine(terminal, async (engine) => {
      await openCase(engine, path, options.account)
      return await engine.host.call('audit.verify', {}, engine.signal)
    })
    const whole = report.faults.length === 0
    await terminal.answer({ whole, ...report })
    await terminal.say(
      `${counted(report.entries, 'entry', 'entries')}, ${whole ? 'the chain is whole' : counted(report.faults.length, 'fault')}. Hash of the last: ${report.head}`,
      ...report.faults.map(({ seq, fault }) => `entry ${seq}: ${fault}`),
    )
    if (!whole) process.exitCode = 1
  })
}
