import type { Dialect } from '../../../shared/domain/dialect.ts'
import { type Input, imagesSource, isImagesAlone } from './readers/index.ts'
import type { Served } from './served/index.ts'

/**
 * The file that is meant among what was served, ready to be read; a folder or archive itself stands for the pictures in it.
 * @throws WinnowError file.missing, file.unreadable, disk.full
 */
export async function openInput(
  served: Served,
  member: string | null,
  sheet: string | null,
  dialect: Dialect | null,
): Promise<Input> {
  if ((dialect === null || dialect.format === 'images') && (await isImagesAlone(served, member))) {
    return { file: await imagesSource(served), sheet: null }
  }
  return { file: await served.file(member).open(), sheet }
}
