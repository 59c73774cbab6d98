import { expect, test } from 'vitest'
import { useUndo } from '../../../renderer/store/undo.ts'

test('two undos pressed faster than the first is answered take two steps back, in order', async () => {
  const taken: string[] = []
  const doing = (title: string) => ({
    title,
    undo: async () => {
      await new Promise((resolve) => setTimeout(resolve, 5))
      taken.push(title)
    },
    redo: async () => {},
  })
  useUndo.getState().did(doing('first'))
  useUndo.getState().did(doing('second'))
  await Promise.all([useUndo.getState().undo(), useUndo.getState().undo()])
  expect(taken).toEqual(['second', 'first'])
})

test('a step that fails does not keep the next one waiting', async () => {
  useUndo.getState().reset()
  useUndo
    .getState()
    .did({ title: 'refused', undo: () => Promise.reject(new Error('refused')), redo: async () => {} })
  await expect(useUndo.getState().undo()).rejects.toThrow('refused')
  useUndo.getState().did({ title: 'fine', undo: async () => {}, redo: async () => {} })
  await useUndo.getState().undo()
  expect(useUndo.getState().undone.map(({ title }) => title)).toEqual(['fine'])
})
