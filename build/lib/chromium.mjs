import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run } from './run.mjs'

/**
 * Installs Chromium from the packages of a Debian-like system, as root or by a sudo that asks for no password. Says so
 * before it begins.
 *
 * @param {(line: string) => void} say
 * @returns {Promise<string | null>} what a person must do instead, or null when it is installed
 */
export async function installChromium(say) {
  const byHand =
    'The browser specs need Chromium, Chrome or Edge: install one, or name it in WINNOW_CHROMIUM.'
  if (!existsSync('/usr/bin/apt-get')) return byHand
  const asRoot = process.getuid?.() === 0
  if (!asRoot && spawnSync('sudo', ['-n', 'true']).status !== 0) {
    return `${byHand} Here that is: sudo apt-get install --no-install-recommends chromium`
  }
  say("No browser is installed: installing Chromium from the system's packages for the browser specs.")
  const [command, ...before] = asRoot ? ['env'] : ['sudo', '-n', 'env']
  for (const args of [['update'], ['install', '-y', '--no-install-recommends', 'chromium']]) {
    const aptGet = [...before, 'DEBIAN_FRONTEND=noninteractive', 'apt-get', '-q', ...args]
    const code = await run(command ?? 'env', aptGet, { stdio: ['ignore', 'ignore', 'inherit'] })
    if (code !== 0) return `\`apt-get ${args[0]}\` failed; what it said stands above. ${byHand}`
  }
  return null
}
