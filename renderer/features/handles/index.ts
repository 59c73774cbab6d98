export { Handle } from './Handle.tsx'
export { Handles } from './Handles.tsx'
export { People } from './People.tsx'
