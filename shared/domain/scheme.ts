export type TagCategory = 'importation' | 'other' | 'disclosure'
export type TagShape = 'square' | 'diamond' | 'triangle' | 'circle' | 'bar' | 'ring' | 'cross' | 'flag'

export interface SchemeDef {
  readonly code: string
  readonly name: string
  readonly category: TagCategory
  /** What the tag says of a message, in words that a court can read. */
  readonly meaning: string
  readonly key: string
  /** A slot of the palette, 1 to 12. */
  readonly colour: number
  readonly shape: TagShape
}

/** What carries this tag goes to the top of every queue. Its code is fixed, so that it cannot lose its place unnoticed. */
export const urgentCode = 'TTL'

/** Keys by which one moves about: no tag may take them. */
export const navigationKeys: readonly string[] = ['j', 'k', 'n', 'p', 'u', 'r', 'a', 'x', 'g']

/** The scheme of a new case: the elements of an importation, what else matters, and the flags of disclosure (CPIA 1996). */
export const defaultScheme: readonly SchemeDef[] = [
  {
    code: 'IM',
    name: 'Importation',
    category: 'importation',
    meaning: 'Speaks of bringing a controlled drug across a border, as planned, under way or done.',
    key: 'i',
    colour: 1,
    shape: 'diamond',
  },
  {
    code: 'COM',
    name: 'Commodity',
    category: 'importation',
    meaning: 'Names, describes or shows the goods, openly or in slang.',
    key: 'c',
    colour: 2,
    shape: 'square',
  },
  {
    code: 'QTY',
    name: 'Quantity',
    category: 'importation',
    meaning: 'Says how much: a weight, a number of units, or packages.',
    key: 'q',
    colour: 3,
    shape: 'square',
  },
  {
    code: 'PRC',
    name: 'Price',
    category: 'importation',
    meaning: 'Says what is asked, offered or agreed for the goods, for a unit or for the whole.',
    key: 's',
    colour: 4,
    shape: 'square',
  },
  {
    code: 'RTE',
    name: 'Route or place',
    category: 'importation',
    meaning: 'Names a place of origin, a port, a crossing, a stop or a destination of the goods.',
    key: 'd',
    colour: 5,
    shape: 'triangle',
  },
  {
    code: 'TRN',
    name: 'Transport',
    category: 'importation',
    meaning: 'Speaks of the vehicle, vessel, container or driver that carries the goods.',
    key: 'v',
    colour: 6,
    shape: 'triangle',
  },
  {
    code: 'CON',
    name: 'Concealment',
    category: 'importation',
    meaning: 'Says how the goods are hidden or disguised: a hide, a cover load, a seal, packaging.',
    key: 'o',
    colour: 7,
    shape: 'triangle',
  },
  {
    code: 'HND',
    name: 'Handover',
    category: 'importation',
    meaning: 'Arranges or reports that goods or money change hands: place, time, token, password, vehicle.',
    key: 'h',
    colour: 8,
    shape: 'circle',
  },
  {
    code: 'PAY',
    name: 'Payment',
    category: 'importation',
    meaning: 'Speaks of paying or owing for the goods: cash, transfer, credit, a debt.',
    key: 'y',
    colour: 9,
    shape: 'circle',
  },
  {
    code: 'ROL',
    name: 'Role',
    category: 'importation',
    meaning: 'Shows the part that someone plays: supplier, buyer, broker, courier, packer, financier.',
    key: 'l',
    colour: 10,
    shape: 'circle',
  },
  {
    code: 'FIR',
    name: 'Firearms',
    category: 'other',
    meaning: 'Speaks of or shows a firearm, its parts, ammunition or explosives.',
    key: 'f',
    colour: 11,
    shape: 'cross',
  },
  {
    code: 'MON',
    name: 'Money',
    category: 'other',
    meaning: 'Speaks of holding, moving or laundering money, apart from paying for goods.',
    key: 'm',
    colour: 9,
    shape: 'bar',
  },
  {
    code: urgentCode,
    name: 'Threat to life',
    category: 'other',
    meaning: 'A person may be in danger of death or serious harm. It goes to the top of the queue.',
    key: 't',
    colour: 12,
    shape: 'cross',
  },
  {
    code: 'ATT',
    name: 'Attribution clue',
    category: 'other',
    meaning: 'May help to say who used a handle: a name, an address, a family event, a vehicle, an image.',
    key: 'w',
    colour: 5,
    shape: 'ring',
  },
  {
    code: 'REL',
    name: 'Relevant',
    category: 'disclosure',
    meaning:
      'Capable of having some bearing on an offence under investigation or on anyone being investigated.',
    key: '1',
    colour: 10,
    shape: 'flag',
  },
  {
    code: 'UND',
    name: 'Undermines',
    category: 'disclosure',
    meaning: 'Might reasonably be considered capable of undermining the case for the prosecution.',
    key: '2',
    colour: 11,
    shape: 'flag',
  },
  {
    code: 'AST',
    name: 'Assists',
    category: 'disclosure',
    meaning: 'Might reasonably be considered capable of assisting the case for an accused.',
    key: '3',
    colour: 6,
    shape: 'flag',
  },
  {
    code: 'SEN',
    name: 'Sensitive',
    category: 'disclosure',
    meaning:
      'Its disclosure would give rise to a real risk of serious prejudice to an important public interest.',
    key: '4',
    colour: 12,
    shape: 'flag',
  },
]
