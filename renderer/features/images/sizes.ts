/** Sizes of the cells, px, and how many lines of words stand under each image. */
export const sizes: readonly { readonly width: number; readonly captions: 1 | 3 }[] = [
  { width: 96, captions: 1 },
  { width: 132, captions: 3 },
  { width: 176, captions: 3 },
  { width: 232, captions: 3 },
  { width: 296, captions: 3 },
  { width: 380, captions: 3 },
]

export const usualSize = 2
