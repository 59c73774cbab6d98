export { Scheme } from './Scheme.tsx'
