export { type Examined, examineImage } from './examine.ts'
export { type ImageLibrary, openImages } from './library.ts'
export { MediaStore } from './store.ts'
export { imageType } from './type.ts'
