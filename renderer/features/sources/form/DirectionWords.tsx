import { useState } from 'react'
import { foldDirection, mostDirectionWord, type Way } from '../../../../shared/domain/direction.ts'
import { withDirection } from '../../../../shared/domain/mapping.ts'
import { Button } from '../../../components/Button.tsx'
import { Select } from '../../../components/Select.tsx'
import { TextField } from '../../../components/TextField.tsx'
import { VisibleText } from '../../../components/VisibleText.tsx'
import { isAsked, noneSays, type ShownWord, sampledWords, shownWords } from './direction-words.ts'
import css from './Form.module.css'
import { open } from './open-question.ts'
import type { QuestionProps } from './question-props.ts'

const meanings: Record<Way, string> = {
  out: 'sent by the owner to the counterpart',
  in: 'sent by the counterpart to the owner',
}

/**
 * What each word of the direction column is taken for, so that a pack is not read the wrong way round. What a word means that is not
 * known, the importer says.
 */
export function DirectionWords({ preview, mapping, onMapping, directions = [] }: QuestionProps) {
  const column = mapping.columns.direction
  if (column === undefined) return null
  const found = [...sampledWords(preview, mapping), ...directions]
  const shown = shownWords(found, mapping.directionWords)
  const none = noneSays(found, mapping)
  const say = (word: string, way: Way | null) => onMapping(withDirection(mapping, word, way))
  return (
    <div className={css.words}>
      {shown.length > 0 && <p className={css.hint}>What the words of “{column}” mean:</p>}
      <ul>
        {shown.map((word, at) => (
          <li key={foldDirection(word.word)}>
            <span className="mono">
              <VisibleText text={word.word} />
            </span>{' '}
            {isAsked(word) ? (
              <Meaning of={word} asked={none && at === 0} onSay={(way) => say(word.word, way)} />
            ) : (
              word.known !== null && meanings[word.known]
            )}
          </li>
        ))}
      </ul>
      <OtherWord onSay={say} />
    </div>
  )
}

interface MeaningProps {
  of: ShownWord
  /** Nothing can be imported before it is said. */
  asked: boolean
  onSay: (way: Way | null) => void
}

function Meaning({ of: { word, said, known }, asked, onSay }: MeaningProps) {
  return (
    <Select<Way | 'unsaid'>
      {...open(asked)}
      label={`What “${word}” means`}
      labelHidden
      className={said === null && known === null ? css.unknown : undefined}
      value={said ?? 'unsaid'}
      onValue={(way) => onSay(way === 'unsaid' ? null : way)}
      options={[
        { value: 'unsaid', title: known === null ? 'not known: such rows are rejected' : meanings[known] },
        { value: 'out', title: meanings.out },
        { value: 'in', title: meanings.in },
      ]}
    />
  )
}

/** A word that comes further down in the file, or one that this supplier uses the other way round. */
function OtherWord({ onSay }: { onSay: (word: string, way: Way) => void }) {
  const [word, setWord] = useState('')
  const say = (way: Way) => {
    onSay(word, way)
    setWord('')
  }
  const empty = word.trim() === ''
  return (
    <details className={css.otherWord}>
      <summary>Another word, or one that means the contrary here</summary>
      <TextField
        label="Word"
        labelHidden
        mono
        placeholder="as the file has it"
        maxLength={mostDirectionWord}
        value={word}
        onValue={setWord}
      />
      <div className={css.ways}>
        <Button disabled={empty} onClick={() => say('out')}>
          Sent by the owner
        </Button>
        <Button disabled={empty} onClick={() => say('in')}>
          Sent by the counterpart
        </Button>
      </div>
    </details>
  )
}
