/** Words for invented handles: FIRST x SECOND gives over thirty thousand names, none of them anyone's. */
const FIRST =
  'raven tall silent amber copper velvet iron marble frozen hollow quiet rapid golden rusty crimson scarlet northern southern eastern western lunar solar cobalt granite timber misty stormy gentle savage lucky lonely broken hidden secret paper glass silver bronze ivory ebony jade onyx coral pearl topaz ruby saffron ginger pepper cinnamon maple cedar willow aspen birch hazel rowan bramble thistle clover heather meadow river harbour canyon valley desert island summit glacier thunder lightning tempest breeze zephyr cyclone monsoon winter autumn summer spring midnight twilight dawn dusk shadow phantom cosmic atomic electric neon digital turbo hyper mega ultra royal noble regal baron captain major colonel sergeant admiral pirate viking spartan trojan roman gothic nordic baltic celtic saxon norman tudor stuart windsor wessex mercian alpine tropic arctic polar jungle prairie tundra savanna lagoon delta boulder pebble sandy dusty muddy snowy foggy cloudy sunny breezy chilly frosty icy fiery smoky ashen bitter sweet sour salty spicy minty zesty mellow cosy proud brave bold loyal clever crafty nimble swift steady sturdy rugged smooth polished tarnished faded vivid pastel matte glossy woven knitted carved forged hammered painted gilded'.split(
    ' ',
  )
const SECOND =
  'wolf ship fox bear hawk eagle falcon kestrel osprey heron crane stork swan goose drake otter badger beaver weasel stoat ferret marten lynx puma tiger lion panther jaguar leopard cheetah hyena jackal coyote dingo bison elk moose stag hart hind ram bull ox mule stallion colt mare pony donkey camel llama alpaca rhino hippo gorilla gibbon lemur sloth tapir okapi gecko iguana python cobra viper adder mamba turtle tortoise toad newt salmon trout pike perch carp bream tench eel shark marlin tuna squid crab lobster prawn oyster mussel anchor rudder mast keel sail galleon frigate clipper schooner ketch sloop barge tug ferry trawler lantern candle torch beacon mirror clock compass sextant hammer anvil chisel saw drill spanner wrench ladder bucket barrel kettle teapot saucer goblet chalice sword shield lance arrow quiver saddle stirrup bridle wagon chariot castle tower turret bridge tunnel arch gate door window chimney roof cellar attic garden orchard vineyard forest thicket marsh moor heath cliff cove bay reef shoal comet meteor planet orbit rocket glider piston engine gear wheel axle spring magnet prism laser radar sonar cipher riddle puzzle jester knight bishop rook pawn monarch sultan wizard druid monk friar pilgrim nomad ranger'.split(
    ' ',
  )

const HANDLE_COUNT = FIRST.length * SECOND.length

/**
 * The i-th name of an order fixed by the seed, without remembering which were used: multiplication by a number coprime
 * to the size walks through all names once.
 *
 * @param i 0 .. HANDLE_COUNT-1; beyond it the names get a number behind
 */
export function handleName(i: number, seed: number): string {
  const lap = Math.floor(i / HANDLE_COUNT)
  const at = ((i % HANDLE_COUNT) * STRIDE + (seed % 9973) * 7) % HANDLE_COUNT
  const name = `${FIRST[Math.floor(at / SECOND.length)] ?? ''}${SECOND[at % SECOND.length] ?? ''}`
  return lap === 0 ? name : `${name}${lap + 1}`
}

const STRIDE = (() => {
  const gcd = (x: number, y: number): number => (y === 0 ? x : gcd(y, x % y))
  let stride = Math.floor(HANDLE_COUNT * 0.6180339887)
  while (gcd(stride, HANDLE_COUNT) !== 1) stride++
  return stride
})()

/** Letters that people, fonts and optical readers confuse. */
const LOOKALIKES: readonly (readonly [string, string])[] = [
  ['l', '1'],
  ['o', '0'],
  ['l', 'I'],
  ['e', '3'],
  ['i', 'l'],
  ['s', '5'],
]

/** A different handle that reads almost the same: foxglove / foxglov3, tallship / ta1lship. */
export function lookalikeOf(name: string, choice: number): string {
  for (let k = 0; k < LOOKALIKES.length; k++) {
    const [letter, twin] = LOOKALIKES[(choice + k) % LOOKALIKES.length] ?? ['', '']
    const at = name.lastIndexOf(letter)
    if (letter !== '' && at > 0) return name.slice(0, at) + twin + name.slice(at + 1)
  }
  return `${name}1`
}
