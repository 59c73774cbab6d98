export { Bookmarks } from './Bookmarks.tsx'
