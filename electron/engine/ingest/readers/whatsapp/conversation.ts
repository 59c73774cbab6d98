import { basename, dirname } from 'node:path'
import type { ByteSource } from '../byte-source.ts'

/** "WhatsApp Chat with Anna.txt" and its like in other languages; "WhatsApp Chat - Anna.zip" on iOS. */
// biome-ignore format: one language after the other
const named = [
  /^whatsapp[ -]chat (?:with|mit|met|-) (.+)$/iu,
  /^(?:chat|conversaci[oó]n) de whatsapp con (.+)$/iu,
  /^discussion whatsapp avec (.+)$/iu,
  /^chat whatsapp con (.+)$/iu,
  /^conversa (?:do|de) whatsapp com (.+)$/iu,
  /^czat (?:whatsapp z|z whatsapp z) (.+)$/iu,
  /^(.+) ile whatsapp sohbeti$/iu,
  /^чат whatsapp с (?:контактом )?(.+)$/iu,
  /^محادثة whatsapp مع (.+)$/iu,
]
const ending = /\.(txt|zip)$/i

/** The chat's name as its file, or what it was packed in, says it; null where neither does. */
export function conversationName(file: ByteSource): string | null {
  const own = basename(file.name.replaceAll('\\', '/')).replace(ending, '')
  if (!/^_?chat$/i.test(own)) return fromName(own) ?? own
  const around = [dirname(file.name.replaceAll('\\', '/')), file.path === null ? '' : dirname(file.path)]
  for (const folder of around) {
    const name = fromName(basename(folder).replace(ending, ''))
    if (name !== null) return name
  }
  return null
}

function fromName(name: string): string | null {
  for (const pattern of named) {
    const found = pattern.exec(name)?.[1]
    // "(1)": the browser's mark of a second download.
    if (found !== undefined) return found.replace(/ \(\d{1,2}\)$/, '')
  }
  return null
}
