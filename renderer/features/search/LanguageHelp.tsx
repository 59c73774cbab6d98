import { searchFields } from '../../../shared/query/index.ts'
import { Button } from '../../components/Button.tsx'
import { Dialog } from '../../components/Dialog.tsx'
import css from './Search.module.css'

const language: readonly (readonly [string, string])[] = [
  ['box landing', 'rows with both words, anywhere; case and accents do not matter'],
  ['"two tops"', 'the words side by side; also finds £, emoji and serials as they stand'],
  ['wagon OR artic', 'either; operators are written in capitals'],
  ['dover NOT ferry   -ferry', 'without the second'],
  ['import*', 'words that begin so'],
  ['wagon NEAR/5 dover', 'with at most five words between them'],
  ['(wagon OR artic) dover', 'brackets group'],
  ['~rotterdam', 'also spelled a little otherwise; the spellings searched are listed'],
]

/** The search language in a page. */
export function LanguageHelp({ onClose }: { onClose: () => void }) {
  return (
    <Dialog
      title="How to search"
      onClose={onClose}
      actions={
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      }
    >
      <dl className={css.help}>
        {language.map(([example, finds]) => (
          <div key={example}>
            <dt>{example}</dt>
            <dd>{finds}</dd>
          </div>
        ))}
        {Object.values(searchFields).map(({ example, finds }) => (
          <div key={example}>
            <dt>{example}</dt>
            <dd>{finds}</dd>
          </div>
        ))}
      </dl>
      <p>
        Dates are read by the clock of London; a final Z makes them UTC. Every search is recorded with its
        count: the log is a disclosure record.
      </p>
    </Dialog>
  )
}
