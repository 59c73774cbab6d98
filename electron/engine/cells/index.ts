export {
  decodeTexts,
  encodeTexts,
  joinParts,
  own,
  splitParts,
} from './column-codec.ts'
export { decodeIds, encodeIds } from './id-codec.ts'
export { RowTexts, rowTextsOf } from './row-texts.ts'
export { detailText, encodeServed, type ServedCells, ServedReader, servedBlockRows } from './served-cells.ts'
export { TextColumn, type Texts, writeText } from './text-column.ts'
