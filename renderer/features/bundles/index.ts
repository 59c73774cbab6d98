export { Bundles } from './Bundles.tsx'
