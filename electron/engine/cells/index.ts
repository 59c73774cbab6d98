export {
  decodeTexts,
  encodeTexts,
  joinParts,
  own,
  packed,
  splitParts,
  unpacked,
} from './column-codec.ts'
export { decodeIds, encodeIds } from './id-codec.ts'
export { detailText, encodeServed, type ServedCells, ServedReader, servedBlockRows } from './served-cells.ts'
export { TextColumn, type Texts } from './text-column.ts'
