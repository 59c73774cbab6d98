import * as clues from './script/clues.ts'
import { DEAL } from './script/importation-deal.ts'
import { MOVE } from './script/importation-move.ts'
import * as other from './script/other.ts'
import { ABROAD } from './talk/abroad.ts'
import { BANTER } from './talk/banter.ts'
import { CHATTER } from './talk/chatter.ts'
import { ERRANDS } from './talk/errands.ts'
import { EVERYDAY } from './talk/everyday.ts'
import * as filler from './talk/filler.ts'
import { FOOD } from './talk/food.ts'
import { HAULIER } from './talk/haulier.ts'
import { HOME } from './talk/home.ts'
import { PLANS } from './talk/plans.ts'
import { SPORT } from './talk/sport.ts'
import { type Block, byTime, type Line, parseScript } from './template.ts'

/** Every script, parsed once when the program starts. */
const INNOCENT: readonly Block[] = [
  ...parseScript('everyday', EVERYDAY),
  ...parseScript('food', FOOD),
  ...parseScript('sport', SPORT),
  ...parseScript('home', HOME),
  ...parseScript('errands', ERRANDS),
  ...parseScript('banter', BANTER),
  ...parseScript('plans', PLANS),
  ...parseScript('chatter', CHATTER),
]

export const TALK = byTime(INNOCENT)
export const TALK_ABROAD = byTime([...INNOCENT, ...parseScript('abroad', ABROAD)])
export const HAULIER_TALK = byTime(parseScript('haulier', HAULIER))
export const PHOTOS = byTime(parseScript('photos', filler.PHOTOS))
export const SHOWCASE = parseScript('banter', filler.SHOWCASE)
export const ACKS: readonly Line[] = parseScript('everyday', filler.ACKS).flatMap((block) => block.lines)
export const RANT: readonly Line[] = parseScript('rant', filler.RANTS).flatMap((block) => block.lines)

export const IMPORTATION = [...parseScript('importation', DEAL), ...parseScript('importation', MOVE)]
export const SUPPLY = parseScript('supply', other.SUPPLY)
export const FIREARMS = parseScript('firearms', other.FIREARMS)
export const MONEY = parseScript('money', other.MONEY)
export const THREAT = parseScript('threat', other.THREAT)
export const REFUSAL = parseScript('refusal', other.REFUSAL)
export const LAST_NIGHT = parseScript('last night', other.LAST_NIGHT)
export const CLUES = parseScript('clue', clues.CLUES)
export const HANDLE_CHANGE = parseScript('handle change', clues.HANDLE_CHANGE)
export const NOTES = parseScript('note', clues.NOTES)
