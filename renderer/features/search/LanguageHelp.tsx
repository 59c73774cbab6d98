import { searchFields } from '../../../shared/query/index.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import css from './Search.module.css'

const words: readonly (readonly [string, string])[] = [
  ['box landing', 'rows with both words, anywhere; case and accents do not matter'],
  ['"two tops"', 'the words side by side; also finds £, emoji and serials as they stand'],
  ['import*   *tops   *top*', 'words that begin so, that end so, that hold it'],
  [
    'wagon NEAR/5 dover',
    'with at most five words between them; phrases and (a OR b) may stand on either side',
  ],
  ['2 of (tops, wagon, dover)', 'at least two of these; each may be any search'],
  ['~rotterdam', 'also spelled a little otherwise, or with look-alike letters; what was searched is listed'],
  ['收货   حوت', 'text in scripts without spaces is found wherever it stands'],
]

const joined: readonly (readonly [string, string])[] = [
  ['wagon OR artic', 'either; operators are written in capitals'],
  ['dover NOT ferry   -ferry', 'without the second'],
  ['(wagon OR artic) dover', 'brackets group'],
]

const keys: readonly (readonly [string, string])[] = [
  ['/   e', 'to the box, with an empty one or to change the search'],
  ['Ctrl B', 'the same search as lines to fill in'],
  ['↑ ↓ in the empty box', 'saved and former searches'],
  ['Shift F', 'to the filters: arrows move, Space narrows, - or Alt with a press leaves out'],
  ['j k   u', 'next and previous hit; next hit that you have not seen'],
  ['Alt ↑ ↓   Shift G', 'groups of hits, where they are grouped'],
]

/** The search language in a page. */
export function LanguageHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title="How to search"
      size="large"
      onClose={onClose}
      actions={
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      }
    >
      <Part title="Words" lines={words} />
      <Part title="Joined" lines={joined} />
      <Part
        title="Filters"
        lines={Object.values(searchFields).map(({ example, finds }) => [example, finds] as const)}
      />
      <Part title="Keys" lines={keys} />
      <p className={css.helpNote}>
        Dates are read by the clock of London; a final Z makes them UTC. Every search is recorded with its
        count: the log is a disclosure record.
      </p>
    </Dialog>
  )
}

function Part({ title, lines }: { title: string; lines: readonly (readonly [string, string])[] }) {
  return (
    <section className={css.helpPart}>
      <h3>{title}</h3>
      <dl className={css.help}>
        {lines.map(([example, says]) => (
          <div key={example}>
            <dt>
              <bdi>{example}</bdi>
            </dt>
            <dd>{says}</dd>
          </div>
        ))}
      </dl>
    </section>
  )
}
