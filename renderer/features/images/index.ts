export { Images } from './Images.tsx'
