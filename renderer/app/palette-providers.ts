import Fuse from 'fuse.js'
import { call } from '../api/client.ts'
import { grouped } from '../components/progress-text.ts'
import { type Route, useRoutes } from '../store/route.ts'
import type { PaletteProvider } from './commands/palette-items.ts'
import { dayOf } from './day-of.ts'

/** How many of each kind the palette shows. */
const most = 6

/** What the palette finds beside actions: handles, conversations, tags, former searches and dates. */
export function paletteProviders(): PaletteProvider[] {
  const go = (route: Route) => useRoutes.getState().go(route)
  return [
    {
      id: 'handles',
      title: 'Handles',
      search: async (text, signal) => {
        if (text === '') return []
        const { handles } = await call(
          'handle.list',
          { text, sort: 'rows', from: 0, count: most },
          { signal },
        )
        return handles.map((handle) => ({
          id: `handle.${handle.id}`,
          title: handle.name,
          detail: handle.person ? `${handle.person.name}, ${handle.state}` : handle.state,
          mono: true,
          run: () => go({ screen: 'handle', handle: handle.id }),
        }))
      },
    },
    {
      id: 'conversations',
      title: 'Conversations',
      search: async (text, signal) => {
        if (text === '') return []
        const params = { text, sort: 'rows', from: 0, count: most } as const
        const { conversations } = await call('conversation.list', params, { signal })
        return conversations.map((conversation) => ({
          id: `conversation.${conversation.id}`,
          title: conversation.name,
          detail: `${grouped(conversation.rows)} rows`,
          mono: true,
          run: () => go({ screen: 'conversation', conversation: conversation.id }),
        }))
      },
    },
    {
      id: 'tags',
      title: 'Tags',
      search: async (text, signal) => {
        if (text === '') return []
        const { defs } = await call('scheme.get', {}, { signal })
        const fuse = new Fuse(defs, { keys: ['code', 'name'], threshold: 0.35 })
        return fuse.search(text, { limit: most }).map(({ item }) => ({
          id: `tag.${item.id}`,
          title: `Rows tagged ${item.name}`,
          detail: `${item.code} · ${grouped(item.uses)} rows`,
          run: () => go({ screen: 'messages', of: { kind: 'tag', def: item.id } }),
        }))
      },
    },
    {
      id: 'saved',
      title: 'Saved searches',
      search: async (text, signal) => {
        if (text === '') return []
        const { saved } = await call('saved.list', {}, { signal })
        const fuse = new Fuse(saved, { keys: ['name', 'note'], threshold: 0.35, ignoreLocation: true })
        return fuse.search(text, { limit: most }).map(({ item }) => ({
          id: `saved.${item.id}`,
          title: item.name,
          detail: item.text,
          run: () => go({ screen: 'search', text: item.text }),
        }))
      },
    },
    {
      id: 'searches',
      title: 'Searches',
      search: async (text, signal) => {
        const { searches } = await call('search.log', { before: null, limit: 200 }, { signal })
        const former = [...new Map(searches.map((search) => [search.text, search])).values()]
        const alike =
          text === ''
            ? former
            : new Fuse(former, { keys: ['text', 'name'], threshold: 0.4, ignoreLocation: true })
                .search(text)
                .map(({ item }) => item)
        return alike.slice(0, text === '' ? 3 : most).map(({ text: query, name }) => ({
          id: `search.${query}`,
          title: name ?? query,
          ...(name === null ? {} : { detail: query }),
          run: () => go({ screen: 'search', text: query }),
        }))
      },
    },
    {
      id: 'bookmarks',
      title: 'Bookmarks',
      search: async (text, signal) => {
        if (text === '') return []
        const { bookmarks } = await call('bookmark.list', { text, from: 0, count: most }, { signal })
        return bookmarks.map(({ message, note }) => ({
          id: `bookmark.${message.id}`,
          title: note === '' ? (message.body ?? 'Message without text').slice(0, 120) : note,
          detail: message.conversation.name,
          run: () =>
            go({ screen: 'conversation', conversation: message.conversation.id, message: message.id }),
        }))
      },
    },
    {
      id: 'text',
      title: 'Search messages',
      search: async (text) =>
        text === ''
          ? []
          : [
              {
                id: 'search.text',
                title: `Search messages for ${text}`,
                run: () => go({ screen: 'search', text }),
              },
            ],
    },
    {
      id: 'dates',
      title: 'Dates',
      search: async (text) => {
        const day = dayOf(text)
        if (day === null) return []
        return [
          {
            id: 'day',
            title: `${day.title.split(' (')[0]} across the case`,
            run: () => go({ screen: 'day', day: day.day }),
          },
          {
            id: 'date',
            title: `Messages from ${day.title} on`,
            run: () => go({ screen: 'messages', of: { kind: 'all' }, at: day.at }),
          },
        ]
      },
    },
  ]
}
