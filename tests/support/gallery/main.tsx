import '../../../renderer/styles/index.css'
import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import { BubblesPage } from './BubblesPage.tsx'
import { ComponentsPage } from './ComponentsPage.tsx'
import { FramePage } from './FramePage.tsx'
import { RowsPage } from './RowsPage.tsx'

/** ?page=frame|components|rows|bubbles &theme=light|dark|contrast &rows=N &from=N */
const query = new URLSearchParams(location.search)
const rows = Number(query.get('rows') ?? 10_000_000)
document.documentElement.dataset['theme'] = query.get('theme') ?? 'system'

const pages = {
  frame: <FramePage />,
  components: <ComponentsPage />,
  rows: <RowsPage count={rows} from={Number(query.get('from') ?? 0)} />,
  bubbles: <BubblesPage count={Number(query.get('rows') ?? 250_000)} />,
}

const root = document.getElementById('root')
if (!root) throw new Error('The page has no root element.')
createRoot(root).render(<StrictMode>{pages[pageNamed(query.get('page'))]}</StrictMode>)

function pageNamed(name: string | null): keyof typeof pages {
  return name !== null && Object.hasOwn(pages, name) ? (name as keyof typeof pages) : 'frame'
}
