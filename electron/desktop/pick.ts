import { type BrowserWindow, dialog, type FileFilter, type OpenDialogOptions } from 'electron'
import * as z from 'zod'
import type { PickRequest } from '../../shared/contract/bridge.ts'

const pickSchema = z.object({
  want: z.enum(['file', 'folder', 'new-folder', 'save']),
  title: z.string(),
  name: z.string().exactOptional(),
  extensions: z.array(z.string().regex(/^[a-z0-9]+$/i)).exactOptional(),
  multiple: z.boolean().exactOptional(),
}) satisfies z.ZodType<PickRequest>

/**
 * Shows the native dialog that the page asks for.
 * @returns the chosen paths; none when it was cancelled
 * @throws ZodError for anything but a PickRequest
 */
export async function pick(window: BrowserWindow, asked: unknown): Promise<string[]> {
  const request = pickSchema.parse(asked)
  const { want, title, name, extensions = [], multiple = false } = request
  const filters: FileFilter[] =
    extensions.length === 0
      ? []
      : [
          { name: extensions.map((ending) => `.${ending}`).join(', '), extensions },
          { name: 'All files', extensions: ['*'] },
        ]
  if (want === 'save' || want === 'new-folder') {
    const options = { title, filters, ...(name === undefined ? {} : { defaultPath: name }) }
    const { canceled, filePath } = await dialog.showSaveDialog(window, options)
    return canceled || filePath === '' ? [] : [filePath]
  }
  const properties: OpenDialogOptions['properties'] = [want === 'file' ? 'openFile' : 'openDirectory']
  if (multiple) properties.push('multiSelections')
  const { canceled, filePaths } = await dialog.showOpenDialog(window, { title, filters, properties })
  return canceled ? [] : filePaths
}
