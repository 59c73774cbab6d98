import { watchColours } from '../../../shared/domain/watch.ts'
import { Select } from '../../components/Select.tsx'

/** Names of the palette's slots, for those who do not go by the colour. */
const names = [
  'red',
  'orange',
  'amber',
  'olive',
  'green',
  'sea green',
  'teal',
  'sky',
  'blue',
  'violet',
  'purple',
  'pink',
]

const options = Array.from({ length: watchColours }, (_, i) => ({
  value: String(i + 1),
  title: names[i] ?? String(i + 1),
}))

/** The colour in which a list's terms are underlined. */
export function ColourSelect({ value, onValue }: { value: number; onValue: (colour: number) => void }) {
  return (
    <Select
      label="Colour"
      value={String(value)}
      options={options}
      onValue={(chosen) => onValue(Number(chosen))}
    />
  )
}

/** The colour that a new list begins with, so that lists differ. @param lists how many there are */
export const nextColour = (lists: number): number =>
  ((lists * 4) % watchColours) + (Math.floor((lists * 4) / watchColours) % 4) + 1
