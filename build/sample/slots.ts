import { DAY } from './calendar.ts'
import { container, iban, landline, seal } from './identifiers.ts'
import { Rng } from './rng.ts'
import { type Block, slotId } from './template.ts'

/** Words that everyday slots may take. */
const WORDS: Record<string, string> = {
  friend:
    'Daz,Mo,Gaz,Big Col,Lee,Sully,Baz,Fitz,Sanj,Kev,Tommo,Jonno,Ash,Wez,Macca,Raj,Pete,Deano,Stu,Smiler',
  mins: '5,10,15,20,25,30,40',
  time: '7,half 7,8,half 8,9,quarter past 6,5ish,about 6,10,half 10,4,just after 3',
  day: 'friday,saturday,sunday,monday,tuesday,weds,thurs,tomorrow,the weekend',
  n: '2,3,4,5,6,7,8,9',
  tenner: 'a tenner,a score,twenty,fifty quid,thirty',
  club: 'Everton,Leeds,Villa,Wolves,Forest,Derby,Palace,Spurs,Newcastle,West Ham,Sunderland,Bolton',
  club2: 'United,City,Arsenal,Chelsea,Burnley,Stoke,Leicester,Southampton,Blackburn,Ipswich',
  shop: 'Tesco,Asda,Aldi,Lidl,Morrisons',
  shop2: 'Sainsburys,Iceland,Co-op,the Spar,Waitrose',
  takeaway: 'The chippy,The kebab shop,The Golden Dragon,The curry house,That burger place',
  stone: '14,15,16,17,18,19',
  price2: '1800,2200,950,3400,two and a half,1250',
  depot: 'Doncaster,Lutterworth,Avonmouth,Daventry,Thurrock,Wakefield,Magor,Goole',
  sailing: '20:15,22:00,23:30,06:45,14:20',
  small: '1,2,half,3,a quarter,4',
  com: 'tops,white,bottoms,brown,green,solid,ket,bush',
  price: '38,38.5,39,40.5,41',
  custprice: '41,41.5,42,42.5,43',
  gunprice: '3.5,4,4.2,5',
  owed: '35k,60,120k,48k,210',
  town2: 'Romford,Bolton,Salford,Luton,Slough,Ilford,Speke,Dudley,Croydon,Gateshead',
  car: 'white Golf,grey Transit,black Astra,blue Corsa,silver Merc,red Fiesta,white Vito van',
  port: 'Hook,Rotterdam,Calais,Zeebrugge,Dunkirk,Europoort',
  newfirst: 'Clem,Bram,Jago,Rufus,Silas,Ned',
}

/** Turns of phrase for a slot, by slot number; slots without an entry are bound by whoever uses the block. */
export type Pools = readonly (readonly string[] | undefined)[]

export function slotPools(seed: number): Pools {
  const rng = new Rng(seed, 0x51075)
  const pools: (readonly string[] | undefined)[] = []
  for (const [name, list] of Object.entries(WORDS)) pools[slotId(name)] = list.split(',')
  const many = (make: () => string): string[] => Array.from({ length: 256 }, make)
  pools[slotId('trailerno')] = many(() => `TR${rng.between(100, 899)}`)
  pools[slotId('sealno')] = many(() => seal(rng))
  pools[slotId('contno')] = many(() => container(rng))
  pools[slotId('landline')] = many(() => landline(rng))
  pools[slotId('iban')] = many(() => iban(rng))
  pools[slotId('wallet')] = many(() => `bc1q${rng.letters(38, 'acdefghjklmnpqrstuvwxyz023456789')}`)
  pools[slotId('token')] = many(() => `${rng.letters(2, 'ABCDEHJKLM')}${rng.digits(2)} ${rng.digits(6)}`)
  pools[slotId('pc')] = many(
    () =>
      `${rng.pick(['JK', 'LT', 'NK'])}${rng.between(1, 9)} ${rng.between(1, 9)}${rng.letters(2, 'ABDEFGHJ')}`,
  )
  return pools
}

const GREETING = slotId('gm')

/** Chooses a value for each slot of the block that has a pool, and the greeting for the hour. */
export function fillSlots(block: Block, values: string[], pools: Pools, rng: Rng, t: number): void {
  for (const id of block.slots) {
    const pool = pools[id]
    if (pool !== undefined) values[id] = rng.pick(pool)
  }
  const hour = (t % DAY) / 3600
  values[GREETING] = hour < 4 || hour >= 17 ? 'Evening' : hour < 12 ? 'Morning' : 'Afternoon'
}

/** Slot values by name, to be laid over those from the pools. */
export type Bindings = ReadonlyMap<number, string>

export function bindings(values: Record<string, string>): Bindings {
  return new Map(Object.entries(values).map(([name, value]) => [slotId(name), value]))
}
