export { Import } from './Import.tsx'
export { Sources } from './Sources.tsx'
