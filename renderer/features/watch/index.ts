export { WatchLists } from './WatchLists.tsx'
