import { WinnowError } from '../../../../../shared/contract/error.ts'
import { XmlFault } from './xml-fault.ts'

/** What went wrong inside an office document as an error for a person; everything else as it is. */
export function partError(error: unknown, file: string): unknown {
  if (!(error instanceof XmlFault)) return error
  return new WinnowError(
    'file.unreadable',
    `${file} is damaged or was not made by a spreadsheet program: a part of it ${error.message}. Open it in a spreadsheet program, save it under another name and import that, or ask for it again. Nothing was added.`,
  )
}
