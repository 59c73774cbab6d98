import { DAYS } from './calendar.ts'
import { mobile, plate, postcode } from './identifiers.ts'
import type { Rng } from './rng.ts'

/** An invented person behind one or more handles. Names are made-up compounds; streets and towns do not exist. */
export interface Person {
  readonly id: string
  readonly name: string
  readonly first: string
  readonly nick: string
  readonly mumAge: string
  readonly mumBirthday: number
  readonly ownAge: string
  readonly ownBirthday: number
  readonly kids: readonly [string, string]
  readonly kidAge: string
  readonly partner: string
  readonly dog: string
  readonly phone: string
  readonly street: string
  readonly postcode: string
  readonly town: string
  readonly car: string
  readonly plate: string
  readonly tiles: number
}

const FIRSTS =
  'Barnaby Jago Silas Rufus Caspian Ludo Fergal Monty Ozzy Percy Rollo Seth Tobias Ulric Wilf Zeb Ansel Bram Corin Digby Ezra Felix Gideon Hugo Ivor Jethro Kit Lorcan Magnus Ned Orson Piers Quincy Rafferty Saul Thaddeus Vernon Wendell Xander Yorick Clem Dorian Elba Flora Greta Ottilie Tamsin Verity'.split(
    ' ',
  )
const SUR_A =
  'Thistle Marrow Quill Bracken Pebble Wimble Tumble Bramble Crumple Dapple Fennel Gorse Hobble Inkle Juniper Kettle Larkin Mumble Nettle Oaken Piffle Quibble Rumple Saddle Trundle Umber Velvet Waddle Yarrow Zephyr'.split(
    ' ',
  )
const SUR_B =
  'wick feather holt stone thwaite bottom worthy dyke bourne shanks more leigh combe hurst gill pool'.split(
    ' ',
  )
const NICKS =
  'Spud Biscuit Tank Gadget Noodles Badger Pudding Chalky Lofty Smudge Wires Tash Crisps Sparks Budgie Goose Doughnut Jigsaw Kipper Lanky Moggy Nipper Onions Pickle Rocket Scampi Trotter Waffle Yoyo Zippy Bungle Custard Dodger Elvis Flan'.split(
    ' ',
  )
const KIDS =
  'Alfie Lola Kayden Poppy Riley Maisie Theo Ava Jenson Millie Harley Evie Finley Lexi Reggie Bonnie Ollie Daisy Tyler Ruby Blake Esme Louie Nancy Albie Mabel'.split(
    ' ',
  )
const PARTNERS = 'Kel Shaz Nat Gem Dani Becks Tasha Leanne Carly Jade Stace Mel Vic Steph Lou'.split(' ')
const DOGS = 'Tyson Bella Roxy Duke Bruno Nala Reggie Coco Rocco Luna Buster Kilo Ziggy Mabel Diesel'.split(
  ' ',
)
const CARS = [
  'white Golf R',
  'black Range',
  'grey Transit',
  'blue Astra',
  'silver Qashqai',
  'black A3',
  'red Fiesta ST',
  'white Vito',
  'grey Merc A class',
  'blue Leon',
  'black X5',
  'green Defender',
  'grey Passat',
  'white Caddy van',
]
const STREETS = [
  'Marmalade Row',
  'Imaginary Street',
  'Teacup Lane',
  'Wobbly Close',
  'Lantern Mews',
  'Custard Hill',
  'Thimble Avenue',
  'Nowhere Gardens',
  'Puddle Court',
  'Whistle Road',
  'Button Terrace',
  'Feather Drive',
  'Gooseberry Way',
  'Mitten Square',
]
const TOWNS = [
  'Fablewick',
  'Nettlemouth',
  'Great Pretending',
  'Marrowby',
  'Little Invention',
  'Thornaby Magna',
  'Quillhampton',
  'Port Example',
  'Upper Guessing',
  'Kettleford',
]

export function inventPerson(rng: Rng, id: string): Person {
  const first = rng.pick(FIRSTS)
  const kid = rng.below(KIDS.length)
  const age = rng.between(24, 52)
  return {
    id,
    name: `${first} ${rng.pick(SUR_A)}${rng.pick(SUR_B)}`,
    first,
    nick: rng.pick(NICKS),
    mumAge: ordinal(age + rng.between(18, 33)),
    mumBirthday: rng.between(6, DAYS - 6),
    ownAge: String(age),
    ownBirthday: rng.between(6, DAYS - 6),
    kids: [KIDS[kid] ?? 'Alfie', KIDS[(kid + 7) % KIDS.length] ?? 'Lola'],
    kidAge: String(rng.between(3, 11)),
    partner: rng.pick(PARTNERS),
    dog: rng.pick(DOGS),
    phone: mobile(rng),
    street: `${rng.between(2, 148)} ${rng.pick(STREETS)}`,
    postcode: postcode(rng),
    town: rng.pick(TOWNS),
    car: rng.pick(CARS),
    plate: plate(rng),
    tiles: rng.below(360),
  }
}

/** 61 -> 61st, 69 -> 69th */
function ordinal(n: number): string {
  const tail = n % 100 >= 11 && n % 100 <= 13 ? 'th' : (['th', 'st', 'nd', 'rd'][n % 10] ?? 'th')
  return `${n}${tail}`
}
