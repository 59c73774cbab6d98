/** The channels between the desktop's preload and its main process; there are no others. */
export const channels = {
  /** Page to main, once for each page: what an earlier page of this window had open is over. */
  hello: 'winnow:hello',
  /** Page to main: one wire request. */
  request: 'winnow:request',
  /** Main to page: one wire reply. */
  reply: 'winnow:reply',
  /** Page to main, answered with paths: a file dialog. */
  pick: 'winnow:pick',
  /** Main to page: the id of a command chosen in the native menu. */
  command: 'winnow:command',
} as const
