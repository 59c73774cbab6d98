import { randomBytes } from 'node:crypto'
import { join } from 'node:path'
import { createWorkerHost, outFolder, productPorts, userDataFolder, workerEntry } from '../worker/index.ts'
import { type LocalArguments, readArguments, usage } from './arguments.ts'
import { complete } from './complete.ts'
import { startLocalServer } from './server.ts'

const waits = { answer: 300, heartbeat: 15_000, absence: 60_000 }

/**
 * The loopback host: Winnow for a machine without Electron. Its first line on stdout is the address with its token; it
 * goes on, whether or not a page is open, until a signal ends it, because an import must outlive the page that began it.
 */
async function main(args: LocalArguments): Promise<void> {
  const ports = productPorts(args.data ?? userDataFolder(), args.sample ?? join(outFolder, 'sample'))
  const host = createWorkerHost(ports, workerEntry)
  const token = randomBytes(32).toString('base64url')
  const renderer = join(outFolder, 'renderer')
  const server = await startLocalServer({ host, renderer, port: args.port, token, waits, complete })
  console.log(`http://127.0.0.1:${server.port}/?token=${token}`)

  let endingSince = 0
  const end = async () => {
    // Ctrl+C reaches this process from the terminal and again from the program that started it: that counts once.
    if (endingSince !== 0 && Date.now() - endingSince > 1_000) process.exit(130)
    if (endingSince !== 0) return
    endingSince = Date.now()
    await server.close()
    await host.close()
    process.exit(0)
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void end())
}

try {
  await main(readArguments(process.argv.slice(2)))
} catch (error) {
  console.error(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  process.exit(2)
}
