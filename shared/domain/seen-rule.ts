/**
 * When a message counts as seen: it stood on screen long enough to be read, not merely loaded. Time on screen counts only
 * while the window has the focus, nothing lies over the list and the person is there.
 */

/** The shortest time on screen that counts, ms: what scrolls past is shorter. */
const floorMs = 800
/** 50 characters a second: twice the pace of silent reading of English prose (238 words a minute, Brysbaert 2019), for a practised eye. */
const msPerCharacter = 20
/** The longest that is asked for, ms: a pasted list of numbers is looked over, not read out. */
const mostMs = 12_000

/** Without a key, a movement or the wheel for this long, nobody is taken to be reading, ms. */
export const awayMs = 120_000

/**
 * How long a message must have stood on screen to count as seen, ms; sittings are added up.
 * @param characters length of its text as given, UTF-16 units; 0: none
 */
export function neededMs(characters: number): number {
  return Math.min(mostMs, floorMs + msPerCharacter * characters)
}
