export { Searches } from './Searches.tsx'
