import '../../support/dom.ts'
import { render } from '@testing-library/react'
import { beforeEach, describe, expect, it } from 'vitest'
import { Highlighted } from '../../../renderer/components/Highlighted.tsx'
import { type MarkedWatchList, useWatch } from '../../../renderer/store/watch.ts'
import { watchListId } from '../../../shared/domain/ids.ts'

const list = (id: number, texts: string[], on = true): MarkedWatchList => ({
  id: watchListId.parse(id),
  version: 1,
  name: `List ${id}`,
  colour: id,
  on,
  texts,
})

/** Marked stretches with the letters that stand after them. */
function marked(container: HTMLElement) {
  return [...container.querySelectorAll<HTMLElement>('[title]')].map((span) => [
    span.textContent,
    span.dataset.letters ?? '',
  ])
}

beforeEach(() => {
  useWatch.getState().put([])
  useWatch.getState().setShown(true)
})

describe('terms of watch-lists in a message', () => {
  it('carry the letter of their list and say which term it is', () => {
    useWatch.getState().put([list(1, ['tops']), list(2, ['dover'])])
    const { container } = render(<Highlighted text="2 tops at Dover" />)
    expect(marked(container)).toEqual([
      ['tops', 'A'],
      ['Dover', 'B'],
    ])
    expect(container.querySelector('[title]')?.getAttribute('title')).toBe('A · List 1: tops')
    expect(container.textContent).toBe('2 tops at Dover')
  })

  it('of several lists in one place carry the letters of all', () => {
    useWatch.getState().put([list(1, ['2 tops', '"two boxes"']), list(3, ['tops'])])
    const { container } = render(<Highlighted text="two boxes, 2 tops" />)
    expect(marked(container)).toEqual([
      ['two boxes', 'A'],
      ['2', 'A'],
      ['tops', 'A C'],
    ])
  })

  it('stay marked where a search marks its hits too', () => {
    useWatch.getState().put([list(1, ['tops'])])
    const { container } = render(<Highlighted text="2 tops" marks={[{ from: 0, to: 6, kind: 'hit' }]} />)
    expect([...container.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['2 ', 'tops'])
    expect(marked(container)).toEqual([['tops', 'A']])
  })

  it('are found in the whole message, where a piece of it is shown', () => {
    useWatch.getState().put([list(1, ['"two boxes"', 'dover two'])])
    const body = 'two boxes at dover'
    const { container } = render(<Highlighted text="boxes at dover" piece={{ of: body, from: 4 }} />)
    expect(marked(container)).toEqual([
      ['boxes', 'A'],
      ['dover', 'A'],
    ])
  })

  it('are not marked while their list, or all of it, is switched off', () => {
    useWatch.getState().put([list(1, ['tops'], false), list(2, ['dover'])])
    const { container } = render(<Highlighted text="tops at dover" />)
    expect(marked(container)).toEqual([['dover', 'B']])
    useWatch.getState().setShown(false)
    expect(marked(render(<Highlighted text="tops at dover" />).container)).toEqual([])
    expect(
      useWatch
        .getState()
        .termsIn('tops at dover')
        .map(({ text }) => text),
    ).toEqual(['tops', 'dover'])
  })

  it('are looked up anew only when what is marked changes', () => {
    useWatch.getState().put([list(1, ['tops'])])
    const { marksOf } = useWatch.getState()
    useWatch.getState().put([list(1, ['tops'])])
    expect(useWatch.getState().marksOf).toBe(marksOf)
    useWatch.getState().put([list(1, ['tops', 'dover'])])
    expect(useWatch.getState().marksOf).not.toBe(marksOf)
  })
})
