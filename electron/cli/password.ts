import { passwordText } from '../../shared/contract/case.ts'
import { WinnowError } from '../../shared/contract/error.ts'

const noTerminal = () =>
  new WinnowError(
    'session.password',
    'A password is needed and there is no terminal to ask on. Put it into the environment variable WINNOW_PASSWORD.',
  )

/** The account's password: WINNOW_PASSWORD, else asked for without echo. Never taken from the command line, where others can see it. */
export async function askPassword(account: string): Promise<string> {
  const given = process.env.WINNOW_PASSWORD
  if (given !== undefined) return given
  return await prompt(`Password of ${account}: `)
}

/** A new password, asked for twice. @throws WinnowError call.params */
export async function askNewPassword(account: string): Promise<string> {
  const given = process.env.WINNOW_PASSWORD
  const password = given ?? (await prompt(`New password of ${account}: `))
  const parsed = passwordText.safeParse(password)
  if (!parsed.success) throw new WinnowError('call.params', 'A password has at least 8 characters.')
  if (given === undefined && (await prompt('The same again: ')) !== password) {
    throw new WinnowError('call.params', 'The two passwords differ. Nothing was made.')
  }
  return password
}

/** One line from the terminal, shown nowhere. */
async function prompt(question: string): Promise<string> {
  const { stdin, stderr } = process
  if (!stdin.isTTY) throw noTerminal()
  stderr.write(question)
  stdin.setRawMode(true)
  stdin.setEncoding('utf8')
  stdin.resume()
  try {
    return await new Promise<string>((resolve, reject) => {
      let typed = ''
      const take = (text: string) => {
        for (const key of text) {
          if (key === '\r' || key === '\n' || key === '\u0004') return done(() => resolve(typed))
          if (key === '\u0003') return done(() => reject(new WinnowError('call.cancelled', 'Cancelled.')))
          typed = key === '\u007f' || key === '\b' ? Array.from(typed).slice(0, -1).join('') : typed + key
        }
      }
      const done = (end: () => void) => {
        stdin.off('data', take)
        end()
      }
      stdin.on('data', take)
    })
  } finally {
    stdin.setRawMode(false)
    stdin.pause()
    stderr.write('\n')
  }
}
