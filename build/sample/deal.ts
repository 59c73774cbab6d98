import { container, noteSerial, plate, postcode, seal } from './identifiers.ts'
import type { Rng } from './rng.ts'

/** One deal: what, how much, at what price, from where and how. `words` fill the slots of the scripts. */
export interface Deal {
  readonly commodity: string
  readonly method: string
  readonly words: Readonly<Record<string, string>>
}

interface Trade {
  readonly commodity: string
  readonly words: readonly string[]
  readonly unit: readonly [one: string, many: string]
  readonly amounts: readonly number[]
  /** Price a unit in thousands of pounds. */
  readonly price: readonly [low: number, high: number]
  /** Where it waits, by the region that the route starts from. */
  readonly origins: { readonly low?: readonly string[]; readonly spain?: readonly string[] }
  readonly weight: number
}

const TRADES: readonly Trade[] = [
  {
    commodity: 'coke',
    words: ['tops', 'white', 'flake', 'the nice'],
    unit: ['box', 'boxes'],
    amounts: [8, 10, 12, 20, 24, 30, 40, 50],
    price: [36, 41],
    origins: { low: ['Rotterdam', 'Antwerp', 'the Dam', 'the Flat'], spain: ['Valencia'] },
    weight: 6,
  },
  {
    commodity: 'heroin',
    words: ['bottoms', 'brown', 'dark'],
    unit: ['block', 'blocks'],
    amounts: [4, 5, 6, 10, 12],
    price: [17, 22],
    origins: { low: ['the Flat', 'Antwerp', 'Eindhoven'] },
    weight: 2,
  },
  {
    commodity: 'green',
    words: ['bush', 'green', 'cali'],
    unit: ['kilo', 'kilos'],
    amounts: [30, 50, 60, 100],
    price: [5, 6.5],
    origins: { spain: ['Barcelona', 'Valencia', 'Alicante'] },
    weight: 2,
  },
  {
    commodity: 'hash',
    words: ['solid', 'soap', 'bars'],
    unit: ['kilo', 'kilos'],
    amounts: [60, 100, 120, 200],
    price: [2, 3],
    origins: { spain: ['Algeciras', 'Malaga', 'Cadiz'] },
    weight: 2,
  },
  {
    commodity: 'ket',
    words: ['ket', 'horse stuff'],
    unit: ['kilo', 'kilos'],
    amounts: [10, 20, 25, 40],
    price: [4, 6],
    origins: { low: ['the Flat', 'Breda', 'Venlo'] },
    weight: 1,
  },
  {
    commodity: 'pills',
    words: ['polys', 'beans'],
    unit: ['bag', 'bags'],
    amounts: [5, 10, 20],
    price: [6, 9],
    origins: { low: ['the Dam', 'Breda', 'Tilburg'] },
    weight: 1,
  },
]
const WEIGHTED = TRADES.flatMap((trade) => Array.from({ length: trade.weight }, () => trade))

interface Way {
  readonly method: 'ferry' | 'container' | 'vehicle' | 'boat'
  readonly region: 'low' | 'spain'
  readonly port: string
  readonly ukport: string
  readonly far: string
}

const WAYS: readonly Way[] = [
  { method: 'ferry', region: 'low', port: 'Hook', ukport: 'Harwich', far: 'Holland' },
  { method: 'ferry', region: 'low', port: 'Europoort', ukport: 'Killingholme', far: 'Holland' },
  { method: 'ferry', region: 'low', port: 'Dunkirk', ukport: 'Dover', far: 'Belgium' },
  { method: 'ferry', region: 'low', port: 'Zeebrugge', ukport: 'Tilbury', far: 'Belgium' },
  { method: 'ferry', region: 'spain', port: 'Santander', ukport: 'Portsmouth', far: 'Spain' },
  { method: 'ferry', region: 'spain', port: 'Cherbourg', ukport: 'Rosslare', far: 'Spain' },
  { method: 'container', region: 'low', port: 'Antwerp', ukport: 'London Gateway', far: 'Ecuador' },
  { method: 'container', region: 'low', port: 'Rotterdam', ukport: 'Tilbury', far: 'Colombia' },
  { method: 'container', region: 'low', port: 'Vlissingen', ukport: 'Southampton', far: 'Brazil' },
  { method: 'container', region: 'spain', port: 'Algeciras', ukport: 'Felixstowe', far: 'Costa Rica' },
  { method: 'vehicle', region: 'low', port: 'Calais', ukport: 'Dover', far: 'France' },
  { method: 'vehicle', region: 'spain', port: 'Santander', ukport: 'Portsmouth', far: 'Spain' },
  { method: 'boat', region: 'low', port: 'Ostend', ukport: 'the Blackwater', far: 'the Belgian' },
  { method: 'boat', region: 'spain', port: 'Brest', ukport: 'the Helford', far: 'the Brittany' },
]
const TURNS = ['container', 'ferry', 'vehicle', 'ferry', 'boat', 'container']
const FRUIT = [
  'bananas',
  'pineapples',
  'peppers',
  'tomatoes',
  'tulips',
  'onions',
  'mangoes',
  'oranges',
  'lettuce',
  'frozen chips',
]
const STAMPS = ['crown', 'anchor', 'clover', 'horseshoe', 'star', 'key', 'dolphin', 'ace']
const PLACES = [
  'retail park by the carpet shop',
  'lorry park services',
  'garden centre car park',
  'gym car park',
  'industrial estate behind the tyres',
  'hotel by the junction',
  'back of the cash and carry',
]
const MEET_CARS = [
  'white Golf',
  'grey Transit',
  'black Astra',
  'blue Corsa',
  'silver Merc',
  'red Fiesta',
  'white Vito van',
  'black Vauxhall van',
]
const DRIVERS = [
  'Bones',
  'Skip',
  'Chalky',
  'Taff',
  'Brummie',
  'Scouse Pete',
  'Mick the fish',
  'Beardy',
  'Polo',
  'Jacko',
]
const FRIENDS = ['Daz', 'Mo', 'Big Col', 'Sully', 'Fitz', 'Baz', 'Wez', 'Smiler']
const TOWNS = ['Romford', 'Bolton', 'Salford', 'Luton', 'Slough', 'Ilford', 'Speke', 'Dudley', 'Croydon']

/** @param turn deals of one cell take turns in how they travel */
export function inventDeal(rng: Rng, turn: number): Deal {
  const way = rng.pick(WAYS.filter((w) => w.method === TURNS[turn % TURNS.length]))
  const { method, region, port, ukport, far } = way
  const trade = rng.pick(WEIGHTED.filter((t) => t.origins[region] !== undefined))
  const amount = rng.pick(trade.amounts)
  const step = trade.price[1] > 20 ? 0.5 : 0.1
  const price = roundTo(trade.price[0] + rng.float() * (trade.price[1] - trade.price[0]), step)
  const half = Math.floor(amount / 2)
  const paid = Math.round(amount * price * (0.3 + rng.float() * 0.4))
  const total = Math.round(amount * price * 1000)
  const truck = plate(rng)
  return {
    commodity: trade.commodity,
    method,
    words: {
      com: rng.pick(trade.words),
      unit: trade.unit[0],
      u: trade.unit[1],
      q: String(amount),
      half: String(half),
      quarter: String(Math.max(1, Math.floor(half / 2))),
      small: String(rng.between(1, 4)),
      price: String(price),
      lower: String(roundTo(price - step * rng.between(1, 3), step)),
      landed: String(roundTo(price + step * 4, step)),
      custprice: String(roundTo(price * 1.08, step)),
      gunprice: rng.pick(['3.5', '4', '4.2', '5']),
      total: `£${Math.floor(total / 1000)},${String(total % 1000).padStart(3, '0')}`,
      paid: money(paid),
      owed: money(Math.round(amount * price) - paid),
      origin: rng.pick(trade.origins[region] ?? [port]),
      port,
      ukport,
      far,
      fruit: rng.pick(FRUIT),
      stamp: rng.pick(STAMPS),
      vessel: `MV ${rng.pick(['Tidewater', 'Marigold', 'Cordelia', 'Estrella', 'Northern'])} ${rng.pick(['Pearl', 'Express', 'Trader', 'Spirit'])}`,
      cont: container(rng),
      seal: seal(rng),
      truck,
      trailer: `TR${rng.between(100, 899)}`,
      driver: rng.pick(DRIVERS),
      friend: rng.pick(FRIENDS),
      pin: rng.digits(6),
      place: rng.pick(PLACES),
      pc: postcode(rng),
      car: rng.pick(MEET_CARS),
      regend: truck.slice(-3),
      password: rng.pick(['dolphin', 'wednesday', 'marmalade', 'uncle frank', 'blue door', 'goalkeeper']),
      token: noteSerial(rng),
      token2: noteSerial(rng),
      town2: rng.pick(TOWNS),
    },
  }
}

/** What a few words about home supply, money or worse need; the rest comes from the pools of slots.ts. */
export function inventTrifle(rng: Rng): Readonly<Record<string, string>> {
  const trade = rng.pick(WEIGHTED)
  const price = roundTo(
    trade.price[0] + rng.float() * (trade.price[1] - trade.price[0]),
    trade.price[1] > 20 ? 0.5 : 0.1,
  )
  return {
    com: rng.pick(trade.words),
    price: String(price),
    custprice: String(roundTo(price * 1.08, 0.1)),
    token: noteSerial(rng),
    pc: postcode(rng),
  }
}

/** Thousands as people write them: 139k, 1.3m. */
function money(thousands: number): string {
  return thousands < 1000 ? `${thousands}k` : `${(thousands / 1000).toFixed(1)}m`
}

function roundTo(value: number, step: number): number {
  return Number((Math.round(value / step) * step).toFixed(1))
}
