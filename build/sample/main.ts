import { parseArgs } from 'node:util'
import { generate } from './generate.ts'

const USAGE = `node build/sample/main.ts --messages N --seed S --out DIR [--key DIR] [--no-images]

Writes an invented case of N messages (50 to 10,000,000) into DIR, and its answer key into the folder beside it
(DIR-key unless --key is given). The same N and S give the same bytes.
`

try {
  const { values } = parseArgs({
    options: {
      messages: { type: 'string' },
      seed: { type: 'string', default: '2020' },
      out: { type: 'string' },
      key: { type: 'string' },
      images: { type: 'boolean', default: true },
      help: { type: 'boolean', short: 'h', default: false },
    },
    allowNegative: true,
  })
  if (values.help) {
    process.stdout.write(USAGE)
  } else {
    if (values.messages === undefined || values.out === undefined)
      throw new Error(`--messages and --out are needed\n\n${USAGE}`)
    await run(
      Number(values.messages),
      Number(values.seed),
      values.out,
      values.key ?? `${values.out.replace(/[/\\]+$/, '')}-key`,
      values.images,
    )
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`)
  process.exitCode = 1
}

async function run(messages: number, seed: number, out: string, key: string, images: boolean): Promise<void> {
  let told = 0
  const onProgress = (done: string): void => {
    if (!process.stderr.isTTY || Date.now() - told < 200) return
    told = Date.now()
    process.stderr.write(`\r${done}   `)
  }
  const outcome = await generate({ messages, seed, out, key, images, onProgress })
  if (told > 0) process.stderr.write('\r')
  const rate = Math.round(outcome.rows / outcome.seconds.messages)
  process.stdout.write(
    `${outcome.rows} rows in ${outcome.seconds.messages.toFixed(1)} s (${rate} a second), ${outcome.images} images in ${outcome.seconds.images.toFixed(1)} s: ${out}; answer key: ${key}\n`,
  )
}
