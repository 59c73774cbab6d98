import type { Selection } from '../contract/bundle.ts'
import { directionsInWords } from '../domain/direction.ts'
import { fields, type Mapping } from '../domain/mapping.ts'
import { labelledDateTime } from '../domain/time-display.ts'
import { timeFormatNames } from '../domain/time-format.ts'
import { evidence } from './html.ts'

export interface SourceFacts {
  readonly name: string
  readonly sha256: string
  readonly bytes: number
  readonly format: string
  readonly encoding: string
  readonly zone: string
  readonly supplier: string
  readonly exhibit: string
  readonly continuity: string
  readonly mapping: Mapping
  readonly mappingName: string
  readonly mappingVersion: number
  readonly keptColumns: readonly string[]
  readonly addedAt: number
  readonly addedBy: string
  readonly read: number
  readonly stored: number
  readonly rejected: number
}

export interface SearchFacts {
  readonly at: number
  readonly account: string
  readonly text: string
  readonly rows: number
  readonly messages: number
  readonly dataVersion: number
}

/** Everything that the page tells; lists that can be long are read one by one. */
export interface HowMade {
  readonly software: readonly (readonly [name: string, version: string])[]
  readonly caseName: string
  readonly caseId: string
  readonly operation: string
  readonly marking: string
  readonly title: string
  readonly exhibit: string
  readonly account: string
  readonly role: string
  readonly at: number
  readonly selection: Selection
  readonly contextAsked: number
  readonly dataVersion: number
  readonly counts: {
    readonly chosen: number
    readonly context: number
    readonly conversations: number
    readonly images: number
    readonly imagesMissing: number
    readonly attributions: number
  }
  readonly sources: readonly SourceFacts[]
  readonly tagScheme: readonly { code: string; name: string; meaning: string; version: number }[]
  readonly audit: { readonly entries: number; readonly extracted: number; readonly head: string }
  readonly searches: Iterable<SearchFacts>
}

/** What was chosen, as a sentence. */
export function selectionInWords(selection: Selection): string {
  if (selection.kind === 'approved') {
    return 'every message with an approved tag and every message that an approved attribution cites'
  }
  if (selection.kind === 'query') return `every message found by the search: ${selection.text}`
  return `${selection.ids.length} message${selection.ids.length === 1 ? '' : 's'} chosen by hand`
}

/** Which tags the bundle shows for that choice. */
function tagsInWords(selection: Selection): string {
  return selection.kind === 'approved'
    ? 'Approved tags are shown. Tags that are proposed, returned or withdrawn are not.'
    : 'Approved tags are shown, and proposed ones, each marked PROPOSED: they are one person’s reading that nobody else has approved. Tags that were returned or withdrawn are not shown.'
}

/** The body of how-made.html, in pieces. */
export function* howMadeBody(made: HowMade): Generator<string> {
  yield section('What this is', [
    `<p>${evidence(`An evidence bundle of ${made.caseName}, written by Winnow. It shows ${selectionInWords(made.selection)}; with up to ${made.contextAsked} messages of the same conversation on either side as context.`)}</p>`,
    facts([
      ['Title', made.title],
      ['Exhibit', made.exhibit],
      ['Case', `${made.caseName} (${made.caseId})`],
      ['Operation', made.operation],
      ['Protective marking', made.marking],
      ['Exported by', `${made.account} (${made.role})`],
      ['Exported at', bothTimes(made.at)],
      ['Software', made.software.map(([name, version]) => `${name} ${version}`).join(', ')],
      ['State of the case', `data version ${made.dataVersion}: the number of the last import that it holds`],
    ]),
  ])
  yield counts(made)
  yield reading(made)
  yield sources(made.sources)
  yield scheme(made.tagScheme)
  yield verification()
  yield audit(made)
  yield '<section><h2>Search log</h2>\n<p>Every search that was run in the case until the export, oldest first. A data version is the number of the last import that the search could see.</p>\n'
  yield '<table><thead><tr><th>Time</th><th>Account</th><th>Search</th><th>Rows</th><th>Messages</th><th>Data version</th></tr></thead><tbody>\n'
  let none = true
  for (const search of made.searches) {
    none = false
    yield row([
      labelledDateTime(search.at, 'UTC'),
      search.account,
      search.text,
      String(search.rows),
      String(search.messages),
      String(search.dataVersion),
    ])
  }
  yield none ? '</tbody></table>\n<p>No search was run.</p></section>\n' : '</tbody></table></section>\n'
}

function counts({ counts: of }: HowMade): string {
  return section('What is in it', [
    facts([
      ['Messages chosen', String(of.chosen)],
      ['Messages as context', String(of.context)],
      ['Conversations', String(of.conversations)],
      ['Images', String(of.images)],
      ['Images named but not served', String(of.imagesMissing)],
      ['Approved attributions', String(of.attributions)],
    ]),
    '<p>data/messages.html and data/messages.csv hold the same records in the same order, cell for cell: both were written from one record set in one pass. data/images/ holds the original bytes of each image, under a running number, its name with plain letters only, and the ending of what its content is; an image that two messages share is there once. data/attributions.html and data/attributions.csv hold the approved attributions of the handles that appear, each with everything that it cites for and against. data/audit.csv is the extract of the case’s audit.</p>',
  ])
}

function reading({ selection, contextAsked }: HowMade): string {
  return section('How to read it', [
    '<p>Messages stand by conversation, conversations by name, in a conversation by time and, at equal times, in the order in which they were imported; messages of unknown time come last. Chosen messages have a bar and the word <b>chosen</b>; <b>context</b> was added so that they can be understood.</p>',
    `<p>Context is up to ${contextAsked} messages of the same conversation before and after each chosen one; where two such spans meet they are one. <b>[12 messages omitted]</b> stands where messages of the conversation, 12 of them, are in the case and not in this bundle; it stands before the first and after the last message shown too.</p>`,
    '<p>Each message is one row of a served file and has an address: file, sheet, row as a spreadsheet shows it, and the first 16 hex digits of the file’s SHA-256 with the row. A message that was served twice, from both ends or repeated in one file, stands here as often as it was served: nothing is merged, and no rows were matched as copies of each other.</p>',
    '<p>Times are shown in UTC and in London time (GMT or BST as it was then), beside the text exactly as it was given. No time: the file gave none.</p>',
    `<p>${tagsInWords(selection)}</p>`,
    '<p>In the pages a character that cannot be seen (control, zero-width, direction) is shown as its number, <i class="u">U+200B</i>. A line break is a line break. In the CSV files the characters themselves stand. Emoji are drawn by the machine that shows the page: they may look otherwise than on the device that sent them.</p>',
    '<p>CSV files are UTF-8 with a byte order mark, RFC 4180. A cell whose text could be taken for a formula (=, +, -, @, their full-width forms, also after white space; a tab or line break at its start) or that begins with an apostrophe has one apostrophe before it. To get the text: if a cell begins with an apostrophe, take that one away. Excel cuts cells at 32,767 characters; the file holds them whole.</p>',
  ])
}

function sources(all: readonly SourceFacts[]): string {
  return section(
    'The served files',
    all.map(
      (source) =>
        `<h3>${evidence(source.name)}</h3>\n${facts([
          ['SHA-256', source.sha256],
          ['Bytes', String(source.bytes)],
          ['Format and encoding', `${source.format}, ${source.encoding}`],
          ['Time zone declared', source.zone || 'none'],
          ['Supplier', source.supplier],
          ['Exhibit', source.exhibit],
          ['Continuity', source.continuity],
          ['Rows', `${source.read} read = ${source.stored} stored + ${source.rejected} rejected`],
          [
            'Mapping',
            `${source.mappingName}, version ${source.mappingVersion}: ${mappingInWords(source.mapping)}`,
          ],
          ['Kept columns', source.keptColumns.join(', ')],
          ['Imported', `${bothTimes(source.addedAt)} by ${source.addedBy}`],
        ])}`,
    ),
  )
}

function mappingInWords(mapping: Mapping): string {
  const columns = fields
    .filter((field) => mapping.columns[field] !== undefined)
    .map((field) => `${field} = ${mapping.columns[field]}`)
  const format = mapping.timeFormat === null ? '' : `; times written ${timeFormatNames[mapping.timeFormat]}`
  const words = directionsInWords(mapping.directionWords).map((sentence) => `; ${sentence}`)
  return `${columns.join(', ')}${words.join('')}${format}`
}

function scheme(tags: HowMade['tagScheme']): string {
  if (tags.length === 0) return section('Tag scheme', ['<p>No message in this bundle carries a tag.</p>'])
  const rows = tags.map(({ code, name, meaning, version }) => row([code, name, meaning, String(version)]))
  return section('Tag scheme', [
    `<table><thead><tr><th>Code</th><th>Name</th><th>Meaning</th><th>Version</th></tr></thead><tbody>\n${rows.join('')}</tbody></table>`,
  ])
}

function verification(): string {
  return section('How to check it', [
    '<p>The folder is a BagIt 1.0 bag (RFC 8493). manifest-sha256.txt and manifest-sha512.txt list each file of data/ with its digest; tagmanifest-sha256.txt and tagmanifest-sha512.txt list the other files, the manifests among them. The SHA-256 of manifest-sha256.txt is one number that fixes all of data/; the case’s audit records it with the export.</p>',
    '<p>With Winnow: the Bundles screen, or</p><pre>winnow verify FOLDER</pre><p>which names each changed, missing or added file. Without it, in the bundle’s folder, on Linux or macOS:</p>',
    '<pre>sha256sum -c manifest-sha256.txt\nsha512sum -c manifest-sha512.txt\nsha256sum -c tagmanifest-sha256.txt\nsha256sum manifest-sha256.txt</pre>',
    '<p>(on macOS <b>shasum -a 256</b> stands for sha256sum); on Windows, in PowerShell, for one file:</p><pre>Get-FileHash -Algorithm SHA256 data\\messages.csv</pre>',
    '<p>Any other BagIt tool will do as well. These commands do not tell of files that were added to data/: compare its list of files with the manifest.</p>',
  ])
}

function audit({ audit: of }: HowMade): string {
  return section('Audit extract', [
    facts([
      ['Entries in the case', String(of.entries)],
      ['Entries in the extract', String(of.extracted)],
      ['Hash of the last entry', of.head],
    ]),
    '<p>data/audit.csv holds the entries that concern what is exported: the making of the case, the imports of these files, all searches, the tag scheme, and what was done to these messages, their images, their tags and the attributions. Log-ins and work on other material are left out; the sequence numbers show where. Each entry’s hash is the SHA-256 of the canonical JSON (RFC 8785) of its seq, at (UTC milliseconds), account, actor, action, target, detail and previous, where previous is the hash of the entry before it and an empty account or target is null. An entry that names other material too, such as a decision on many tags at once, has its detail withheld and keeps its hash. Every other entry can be recomputed from the extract alone, and the last entry’s hash fixes the whole audit of the case as it was at the export.</p>',
  ])
}

const section = (heading: string, parts: readonly string[]) =>
  `<section><h2>${heading}</h2>\n${parts.join('\n')}\n</section>\n`

const facts = (pairs: readonly (readonly [string, string])[]) =>
  `<dl>${pairs
    .filter(([, value]) => value !== '')
    .map(([name, value]) => `<dt>${name}</dt><dd>${evidence(value)}</dd>`)
    .join('\n')}</dl>`

const row = (cells: readonly string[]) =>
  `<tr>${cells.map((text) => `<td>${evidence(text)}</td>`).join('')}</tr>\n`

const bothTimes = (at: number) => `${labelledDateTime(at, 'UTC')} = ${labelledDateTime(at, 'Europe/London')}`
