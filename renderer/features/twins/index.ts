export { Twins } from './Twins.tsx'
