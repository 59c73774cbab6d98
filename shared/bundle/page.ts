import { escapeHtml, evidence } from './html.ts'
import { pageStyle } from './page-style.ts'

/** What every page of a bundle says about itself, top and bottom. */
export interface PageFacts {
  readonly title: string
  /** Protective marking; stands at the top and the bottom of the page and of every printed sheet. */
  readonly marking: string
  readonly caseName: string
  readonly operation: string
  readonly exhibit: string
  /** SHA-256 of a text, base64: names the page's one style in its content security policy. */
  readonly sha256Base64: (text: string) => string
}

/**
 * The head of a page that needs nothing but itself: no script, no address outside the bundle, one inline style named by its hash.
 * Everything else is refused by its own policy, whatever a message may hold.
 */
export function pageTop(facts: PageFacts, heading: string): string {
  const style = `${pageStyle}${printMarking(facts.marking)}`
  const policy = `default-src 'none'; img-src data:; style-src 'sha256-${facts.sha256Base64(style)}'; base-uri 'none'; form-action 'none'`
  const about = [facts.caseName, facts.operation, facts.exhibit === '' ? '' : `Exhibit ${facts.exhibit}`]
  return [
    '<!doctype html>\n<html lang="en-GB">\n<head>\n<meta charset="utf-8">\n',
    `<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">\n`,
    '<meta name="referrer" content="no-referrer">\n<meta name="viewport" content="width=device-width">\n',
    `<title>${escapeHtml(`${heading}: ${facts.title}`)}</title>\n<style>${style}</style>\n</head>\n<body>\n`,
    banner(facts.marking),
    `<header><h1>${evidence(facts.title)}</h1><p>${escapeHtml(heading)}`,
    ...about.filter((part) => part !== '').map((part) => ` · ${evidence(part)}`),
    '</p></header>\n<main>\n',
  ].join('')
}

export function pageBottom(facts: PageFacts): string {
  return `</main>\n${banner(facts.marking)}</body>\n</html>\n`
}

const banner = (marking: string) => (marking === '' ? '' : `<p class="marking">${evidence(marking)}</p>\n`)

/** Margin boxes of CSS Paged Media: the marking and the page number on every sheet. */
function printMarking(marking: string): string {
  const text = cssString(marking)
  return `@page{size:A4;margin:18mm 12mm;@top-center{content:${text};font:bold 9pt sans-serif}@bottom-center{content:${text};font:bold 9pt sans-serif}@bottom-right{content:"Page " counter(page) " of " counter(pages);font:8pt sans-serif}}`
}

/** A CSS string in which every character that is not a plain letter or digit is escaped: it can neither end nor open anything. */
function cssString(text: string): string {
  const escaped = Array.from(text, (character) =>
    /[A-Za-z0-9]/.test(character)
      ? character
      : `\\${(character.codePointAt(0) ?? 0).toString(16).padStart(6, '0')}`,
  )
  return `"${escaped.join('')}"`
}
