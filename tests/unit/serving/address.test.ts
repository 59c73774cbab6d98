import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { assetNames, assetType, mediaPath, parseMediaPath } from '../../../shared/serving/address.ts'
import { mediaHeaders, pageHeaders } from '../../../shared/serving/policy.ts'

const sha256 = 'ab'.repeat(32)

describe('the address of an image', () => {
  it('leads back to the image that it was made from', () => {
    for (const variant of ['original', 'thumbnail'] as const) {
      expect(parseMediaPath(mediaPath(sha256, variant))).toEqual({ sha256, variant })
    }
  })

  it.each([
    '/media/',
    `/media/${sha256}`,
    `/media/${sha256}/full`,
    `/media/${sha256.toUpperCase()}/original`,
    `/media/${sha256}0/original`,
    `/media/${sha256}/original/`,
    `/media/${sha256}/original\n`,
    `/media/../${sha256}/original`,
    `/x/media/${sha256}/original`,
  ])('is not %j', (pathname) => {
    expect(parseMediaPath(pathname)).toBeNull()
  })
})

describe('the address of one of the page’s own files', () => {
  it.each([
    ['/', ['index.html']],
    ['/index.html', ['index.html']],
    ['/assets/index-C3b_x.js', ['assets', 'index-C3b_x.js']],
    ['/assets/atkinson.v1.woff2', ['assets', 'atkinson.v1.woff2']],
  ])('%s is %j', (pathname, names) => {
    expect(assetNames(pathname)).toEqual(names)
  })

  it.each([
    '/../package.json',
    '/assets/../../electron/local.js',
    '/%2e%2e/package.json',
    '/..%2fpackage.json',
    '/assets//x.js',
    '/assets/',
    '//etc/passwd',
    '/.stamp',
    '/assets\\..\\x',
    '/C:/windows',
    '/a\0b',
    'index.html',
    '',
  ])('%j is none', (pathname) => {
    expect(assetNames(pathname)).toBeNull()
  })

  it('never leads out of its folder, whatever is asked for', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('.', '..', '/', '\\', '%2e', 'a', ':', '\0', '~')), (parts) => {
        const names = assetNames(`/${parts.join('')}`)
        for (const name of names ?? []) expect(name).toMatch(/^[^./\\:%~][^/\\:%~]*$/)
      }),
    )
  })

  it('has the type that its ending says', () => {
    expect(assetType('index.html')).toBe('text/html; charset=utf-8')
    expect(assetType('index-1.js')).toBe('text/javascript; charset=utf-8')
    expect(assetType('x.unheard-of')).toBe('application/octet-stream')
    expect(assetType('constructor')).toBe('application/octet-stream')
  })
})

describe('what is said with an answer', () => {
  it('allows no inline script, no frame and nothing from elsewhere in the page', () => {
    const policy = pageHeaders['content-security-policy']
    expect(policy).toContain("default-src 'self'")
    expect(policy).not.toMatch(/unsafe|https?:|\*/)
  })

  it.each(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])('shows %s in place, sandboxed', (type) => {
    expect(mediaHeaders(type)).toMatchObject({
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
    })
    expect(mediaHeaders(type)).not.toHaveProperty('content-disposition')
  })

  it.each(['image/svg+xml', 'text/html', 'application/pdf', 'video/mp4', ''])(
    'hands %j over as bytes to be saved, never as a document',
    (type) => {
      expect(mediaHeaders(type)).toMatchObject({
        'content-type': 'application/octet-stream',
        'content-disposition': 'attachment',
      })
    },
  )
})
