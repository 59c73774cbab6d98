declare module 'heic-decode' {
  /** Red, green, blue and alpha of the picture that a HEIC shows. */
  export default function decode(of: {
    buffer: Uint8Array
  }): Promise<{ width: number; height: number; data: Uint8ClampedArray<ArrayBuffer> }>
}
