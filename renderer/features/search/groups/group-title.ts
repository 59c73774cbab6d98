import type { Group } from '../../../../shared/contract/arrange.ts'

const dayForm = new Intl.DateTimeFormat('en-GB', {
  weekday: 'short',
  day: 'numeric',
  month: 'long',
  year: 'numeric',
  timeZone: 'UTC',
})

/** A group as it is named on screen: a day in words, what has none of it as such. */
export function groupTitle({ id, label }: Pick<Group, 'id' | 'label'>): string {
  if (id === null) return label === '' ? 'without' : label
  return /^\d{4}-\d\d-\d\d$/.test(label) ? dayForm.format(new Date(`${label}T00:00:00Z`)) : label
}
