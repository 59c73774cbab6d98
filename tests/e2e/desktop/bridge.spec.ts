import { join } from 'node:path'
import { callFrom } from '../support/bridge.ts'
import { type DesktopApp, expect, test } from '../support/desktop.ts'

test('gives the page one frozen bridge and nothing else of Node or Electron', async ({ desktop }) => {
  const seen = await desktop.page.evaluate(() => {
    const { winnow } = window
    if (winnow === undefined) return null
    const refused: string[] = []
    for (const change of [
      () => Object.assign(winnow, { send: () => {} }),
      () => Object.assign(winnow, { extra: 1 }),
      () => Object.assign(window, { winnow: {} }),
    ]) {
      try {
        change()
      } catch (error) {
        refused.push(error instanceof TypeError ? 'TypeError' : String(error))
      }
    }
    return {
      shape: Object.fromEntries(
        Object.entries(winnow).map(([key, value]) => [key, value === null ? 'null' : typeof value]),
      ),
      frozen: Object.isFrozen(winnow),
      refused,
      leaked: ['require', 'process', 'module', 'Buffer', 'global', 'electron', 'ipcRenderer'].filter(
        (name) => name in window,
      ),
    }
  })
  expect(seen).toEqual({
    shape: {
      host: 'string',
      send: 'function',
      receive: 'function',
      pick: 'function',
      complete: 'null',
      pathOf: 'function',
      mediaUrl: 'function',
      onCommand: 'function',
      onPresence: 'null',
    },
    frozen: true,
    refused: ['TypeError', 'TypeError', 'TypeError'],
    leaked: [],
  })
})

test('answers calls with results and with the one error shape', async ({ desktop }) => {
  expect(await callFrom(desktop.page, 'app.state', {})).toMatchObject({ case: null, account: null })
  await expect(callFrom(desktop.page, 'case.open', { path: '' })).rejects.toThrow('call.params')
  await expect(callFrom(desktop.page, 'account.list', {})).rejects.toThrow('case.none')
})

test('tells the page what changes', async ({ desktop }) => {
  const heard = desktop.page.evaluate(
    () =>
      new Promise((resolve) => {
        window.winnow?.receive((reply) => {
          if (reply.kind === 'event' && reply.id === 999_001) resolve(reply.payload)
        })
        window.winnow?.send({ kind: 'subscribe', id: 999_001, event: 'state.changed' })
      }),
  )
  await callFrom(desktop.page, 'case.create', {
    path: join(desktop.folder, 'heard.winnow'),
    name: 'Heard',
    operation: '',
    marking: 'OFFICIAL',
    administrator: { name: 'admin', password: null },
  })
  expect(await heard).toMatchObject({ case: { name: 'Heard' }, account: { name: 'admin' } })
})

/** What the next dialogs are shown with, and what a person chooses in them. */
async function answerDialogs(desktop: DesktopApp, path: string | null): Promise<void> {
  await desktop.evaluate(({ dialog }, chosen) => {
    const shown: unknown[] = []
    Object.assign(globalThis, { shownDialogs: shown })
    dialog.showOpenDialog = async (...args: unknown[]) => {
      shown.push(args.at(-1))
      return { canceled: chosen === null, filePaths: chosen === null ? [] : [chosen] }
    }
    dialog.showSaveDialog = async (...args: unknown[]) => {
      shown.push(args.at(-1))
      return { canceled: chosen === null, filePath: chosen ?? '' }
    }
  }, path)
}

const shownDialogs = (desktop: DesktopApp) =>
  desktop.evaluate(() => (globalThis as { shownDialogs?: unknown[] }).shownDialogs)

test('picks files and folders by native dialogs', async ({ desktop }) => {
  await answerDialogs(desktop, '/evidence/pack 1.csv')
  const picked = await desktop.page.evaluate(async () => [
    await window.winnow?.pick?.({
      want: 'file',
      title: 'Choose a file',
      extensions: ['csv', 'zip'],
      multiple: true,
    }),
    await window.winnow?.pick?.({ want: 'folder', title: 'Open a case' }),
    await window.winnow?.pick?.({ want: 'save', title: 'Save', name: 'rejects.csv' }),
    await window.winnow?.pick?.({ want: 'new-folder', title: 'New case', name: 'Op.winnow' }),
  ])
  expect(picked).toEqual(Array(4).fill(['/evidence/pack 1.csv']))
  expect(await shownDialogs(desktop)).toMatchObject([
    {
      title: 'Choose a file',
      properties: ['openFile', 'multiSelections'],
      filters: [{ extensions: ['csv', 'zip'] }, { extensions: ['*'] }],
    },
    { title: 'Open a case', properties: ['openDirectory'] },
    { title: 'Save', defaultPath: 'rejects.csv' },
    { title: 'New case', defaultPath: 'Op.winnow' },
  ])
})

test('picks nothing when the dialog is cancelled', async ({ desktop }) => {
  await answerDialogs(desktop, null)
  const picked = await desktop.page.evaluate(async () => [
    await window.winnow?.pick?.({ want: 'file', title: 'Choose a file' }),
    await window.winnow?.pick?.({ want: 'save', title: 'Save' }),
  ])
  expect(picked).toEqual([[], []])
})

test('shows no dialog for a request that is none', async ({ desktop }) => {
  await answerDialogs(desktop, '/x')
  const outcome = await desktop.page.evaluate(async () => {
    const odd: unknown = { want: 'everything', title: 1 }
    try {
      return await window.winnow?.pick?.(odd as { want: 'file'; title: string })
    } catch {
      return 'refused'
    }
  })
  expect(outcome).toBe('refused')
  expect(await shownDialogs(desktop)).toEqual([])
})

const menuItems = (desktop: DesktopApp) =>
  desktop.evaluate(({ Menu }) =>
    ['case.new', 'case.open', 'case.close', 'lock'].map(
      (id) => `${id} ${Menu.getApplicationMenu()?.getMenuItemById(id)?.enabled}`,
    ),
  )

test('does what is chosen in the native menu', async ({ desktop }) => {
  await expect(desktop.page.getByRole('button', { name: 'Open the sample case' })).toBeVisible()
  await desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('case.new')?.click())
  await expect(desktop.page.getByRole('dialog')).toBeVisible()
})

test('offers in the native menu what has a meaning now', async ({ desktop }) => {
  expect(await menuItems(desktop)).toEqual([
    'case.new true',
    'case.open true',
    'case.close false',
    'lock false',
  ])
  await callFrom(desktop.page, 'case.create', {
    path: join(desktop.folder, 'menu.winnow'),
    name: 'Menu',
    operation: '',
    marking: 'OFFICIAL',
    administrator: { name: 'admin', password: null },
  })
  expect(await menuItems(desktop)).toEqual([
    'case.new false',
    'case.open false',
    'case.close true',
    'lock true',
  ])
  await desktop.evaluate(({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('case.close')?.click())
  await expect.poll(() => menuItems(desktop)).toContain('case.close false')
})

test('knows no path of a file that a script made', async ({ desktop }) => {
  expect(await desktop.page.evaluate(() => window.winnow?.pathOf(new File(['x'], 'x.csv')))).toBe('')
  expect(await desktop.page.evaluate(() => window.winnow?.pathOf({}))).toBe('')
})
