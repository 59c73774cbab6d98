export { LogIn } from './LogIn.tsx'
export { Welcome } from './Welcome.tsx'
