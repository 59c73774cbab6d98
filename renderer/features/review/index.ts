export { Returned } from './Returned.tsx'
export { Review } from './Review.tsx'
