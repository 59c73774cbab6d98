import { type DesktopApp, expect, test } from '../support/desktop.ts'

/** Addresses that a message, a file dropped on the window or a slip of ours could lead to. */
const hostile = [
  'http://example.test/',
  'https://example.test/',
  'https://user:pass@example.test:8443/x?y#z',
  'http://127.0.0.1:1/',
  'http://localhost:1/',
  '//example.test/',
  'ws://example.test/',
  'wss://example.test/',
  'ftp://example.test/',
  'file:///etc/passwd',
  'file://server/share',
  'data:text/html,<script>document.title="out"</script>',
  'view-source:app://bundle/',
  'chrome://version',
  'devtools://devtools/bundled/inspector.html',
  'app://other/',
  'app://bundle.example.test/',
  'mailto:a@example.test',
  'tel:+441632960000',
  'smb://server/share',
]

/** A mark that is gone as soon as the page is another. */
const mark = (desktop: DesktopApp) =>
  desktop.page.evaluate(() => void Object.assign(window, { stillHere: true }))

async function expectUnmoved(desktop: DesktopApp): Promise<void> {
  expect(await desktop.page.evaluate(() => Reflect.get(window, 'stillHere'))).toBe(true)
  const windows = await desktop.evaluate(({ BrowserWindow }) =>
    BrowserWindow.getAllWindows().map(({ webContents }) => webContents.getURL()),
  )
  expect(windows).toEqual([expect.stringMatching(/^app:\/\/bundle\//)])
  // Under the double a refused window is there until it has been closed.
  await expect.poll(() => desktop.page.context().pages().length).toBe(1)
}

/** Long enough for what the page began to be refused or to happen. */
const settle = (desktop: DesktopApp) =>
  desktop.page.evaluate(() => new Promise((resolve) => setTimeout(resolve, 50)))

test('goes to none of the hostile addresses, by whatever way', async ({ desktop }) => {
  await mark(desktop)
  for (const address of hostile) {
    await test.step(address, async () => {
      await desktop.page.evaluate((target) => {
        try {
          location.href = target
        } catch {
          // An address that the page may not even name.
        }
      }, address)
      await settle(desktop)
      await desktop.page.evaluate((target) => {
        const link = document.body.appendChild(document.createElement('a'))
        link.href = target
        link.click()
        link.target = '_blank'
        link.click()
        link.remove()
      }, address)
      await settle(desktop)
      await desktop.page.evaluate((target) => void window.open(target), address)
      await settle(desktop)
      await expectUnmoved(desktop)
    })
  }
})

test('lets no request of its page out', async ({ desktop }) => {
  const outcomes = await desktop.page.evaluate(async (addresses) => {
    const said: string[] = []
    const heard = (how: string, address: string, outcome: Promise<string>) =>
      outcome.then(
        (value) => said.push(`${how} ${address}: ${value}`),
        () => {},
      )
    for (const address of addresses.filter((candidate) => /^(https?|ftp|file):/.test(candidate))) {
      await heard(
        'fetch',
        address,
        fetch(address, { mode: 'no-cors' }).then(() => 'answered'),
      )
      await heard(
        'image',
        address,
        new Promise((resolve, reject) => {
          const image = new Image()
          image.onload = () => resolve('loaded')
          image.onerror = reject
          image.src = address
        }),
      )
      await heard(
        'script',
        address,
        new Promise((resolve, reject) => {
          const script = document.createElement('script')
          script.onload = () => resolve('ran')
          script.onerror = reject
          script.src = address
          document.head.append(script)
        }),
      )
      if (!navigator.sendBeacon(address.replace(/^(ftp|file)/, 'https'), 'x')) continue
    }
    for (const address of ['ws://example.test/', 'wss://example.test/', 'ws://127.0.0.1:1/']) {
      await heard(
        'socket',
        address,
        new Promise((resolve, reject) => {
          const socket = new WebSocket(address)
          socket.onopen = () => resolve('opened')
          socket.onerror = reject
          socket.onclose = reject
        }),
      )
    }
    return said
  }, hostile)
  expect(outcomes).toEqual([])
})

test('lets no request out even where no policy forbids it', async ({ desktop }) => {
  const outcome = await desktop.evaluate(async ({ BrowserWindow }) => {
    const bare = new BrowserWindow({ show: false, webPreferences: { sandbox: true } })
    await bare.loadURL('data:text/html,<title>bare</title>')
    const outcome: unknown = await bare.webContents.executeJavaScript(`
      Promise.all(['http://example.test/x.png', 'https://example.test/x.png', 'http://127.0.0.1:1/x.png'].map(
        (address) => fetch(address, { mode: 'no-cors' }).then(() => 'answered', () => 'refused')
      ))`)
    bare.destroy()
    return outcome
  })
  expect(outcome).toEqual(['refused', 'refused', 'refused'])
})

test('answers no page but its own', async ({ desktop }) => {
  const outcome = await desktop.evaluate(async ({ app, BrowserWindow }) => {
    const preload = `${app.getAppPath()}/out/electron/preload.cjs`
    const foreign = new BrowserWindow({ show: false, webPreferences: { sandbox: true, preload } })
    await foreign.loadURL('data:text/html,<title>foreign</title>')
    const outcome: unknown = await foreign.webContents.executeJavaScript(`
      new Promise((resolve) => {
        winnow.receive((reply) => resolve(reply.kind))
        winnow.send({ kind: 'call', id: 1, method: 'app.state', params: {} })
        winnow.pick({ want: 'file', title: 'x' }).then(() => resolve('picked'), () => setTimeout(resolve, 200, 'refused'))
      })`)
    foreign.destroy()
    return outcome
  })
  expect(outcome).toBe('refused')
})

test('grants its page no permission but to copy', async ({ desktop }) => {
  const granted = await desktop.page.evaluate(async () => {
    const names = [
      'geolocation',
      'notifications',
      'camera',
      'microphone',
      'midi',
      'clipboard-read',
      'clipboard-write',
    ]
    const states = await Promise.all(
      names.map(async (name) => [
        name,
        (await navigator.permissions.query({ name: name as PermissionName })).state,
      ]),
    )
    const devices = await navigator.mediaDevices.getUserMedia({ audio: true }).then(
      () => 'given',
      () => 'refused',
    )
    return { granted: states.filter(([, state]) => state === 'granted').map(([name]) => name), devices }
  })
  expect(granted).toEqual({ granted: ['clipboard-write'], devices: 'refused' })
})

test('runs no script but its own files', async ({ desktop }) => {
  const ran = await desktop.page.evaluate(async () => {
    const ran: string[] = []
    Object.assign(window, { ran })
    const inline = document.createElement('script')
    inline.textContent = "window.ran.push('inline')"
    document.head.append(inline)
    const data = document.createElement('script')
    data.src = "data:text/javascript,window.ran.push('data')"
    document.head.append(data)
    const blob = document.createElement('script')
    blob.src = URL.createObjectURL(new Blob(["window.ran.push('blob')"], { type: 'text/javascript' }))
    document.head.append(blob)
    document.body.insertAdjacentHTML('beforeend', `<img src="x" onerror="window.ran.push('handler')">`)
    document.body.insertAdjacentHTML(
      'beforeend',
      `<iframe srcdoc="<script>parent.ran.push('frame')</script>"></iframe>`,
    )
    const link = document.createElement('a')
    link.href = "javascript:window.ran.push('javascript:')"
    document.body.append(link)
    link.click()
    // From a timer, because what the debugger itself evaluates is free of the page's policy.
    setTimeout(() => ran.push(String(new Function('return "eval"')())))
    await new Promise((resolve) => setTimeout(resolve, 200))
    return ran
  })
  expect(ran).toEqual([])
})

test('serves its files with their policy, and nothing outside of them', async ({ desktop }) => {
  const answers = await desktop.page.evaluate(async () => {
    const get = async (path: string, init?: RequestInit) => {
      const answer = await fetch(path, init)
      const { status, headers } = answer
      return [
        status,
        headers.get('content-type'),
        headers.get('content-security-policy')?.split(';')[0],
        headers.get('x-content-type-options'),
      ]
    }
    return {
      page: await get('/'),
      above: await get('/../package.json'),
      encoded: await get('/%2e%2e/%2e%2e/package.json'),
      slashes: await get('/..%2f..%2fpackage.json'),
      missing: await get('/assets/none.js'),
      posted: await get('/', { method: 'POST' }),
      image: await get(`/media/${'0'.repeat(64)}/original`),
    }
  })
  const policy = ["default-src 'self'", 'nosniff']
  expect(answers).toEqual({
    page: [200, 'text/html; charset=utf-8', ...policy],
    above: [404, null, ...policy],
    encoded: [404, null, ...policy],
    slashes: [404, null, ...policy],
    missing: [404, null, ...policy],
    posted: [404, null, ...policy],
    // Nobody is logged in.
    image: [403, null, ...policy],
  })
})
