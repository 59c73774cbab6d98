/**
 * Lines from which a handle becomes a person. a is the handle in question. The mark is the clue's name and its independence
 * group: clues of one group fall together.
 */
export const CLUES = `
= mother
a Cant do {mumday} {m} its my mum's {mumage}, were all doing a video call | clue:mother-birthday/family
b Tell her happy birthday
a She thinks you're a plumber 😂
= kids
a Home schooling {kid1} today, {kid2} is only {kidage} so she's running riot | clue:children/family
b Bless
a On fractions now
= dog
a Look at this daft sod, new tag and all | clue:dog-tag/phone img:dog
b Haha {dog} looks proper smart
= dog
a {dog} got out again, woman found him and rang the number on his tag | clue:dog-name/dog
b You want to get that gate fixed
= address
a Send the parcel to mine, {addr} | clue:delivery-address/address
b What name
a Put {partner} on it
= address
a | img:parcel clue:parcel-label/address
b What's that
a The trainers. Finally came
= car
a Left the {pcar} outside yours, {reg}, dont let them ticket it | clue:vehicle/vehicle
b Ill watch it
= car
a | clue:vehicle-picture/vehicle img:plate
b Sold it yet?
a Bloke is coming {day}
= kitchen
a New kitchen is in, what do you reckon on the tiles | clue:flat-interior/address img:kitchen
b Posh. She pick them?
a Course she did
= cheese
a Proper bit of cheese off the market this | clue:hand-in-picture/picture img:cheese
b You and your cheese
= nickname
b Alright {nick} how's tricks | clue:nickname/nickname
a Not bad {m}
b {nick} you owe me a pint | clue:nickname/nickname
= nickname
b Is that {nick}? Got a new phone so lost everyone | clue:nickname/nickname
a Yeah its me
= first
a Its {first} by the way, from the boxing gym | clue:first-name/name
b I know who it is you helmet
= own
b {ownage} today you old git, happy birthday | clue:own-birthday/birthday
a Dont remind me
= phone
a This is playing up, ring my normal one {phone} | clue:known-phone/phone
b Is it safe
a For football talk yeah
= partner
a {partner} is doing my head in, her sister's coming to stay in {ptown} | clue:partner-and-town/family
b Rather you than me
= bail
a Signing on at the station at {time}, then im free | clue:bail-signing/court
b Still every week?
a Every tuesday
= work
a At the unit till {time}, got three cars in for valeting | clue:workplace/work
b Is that the one by the canal
a Yeah {ptown} side
= wrong
b {nick}?
a No you've got the wrong man, {nick} had this before me | against:denial/nickname
b Sorry {m}
= away
a In Portugal till the flights are back, been here since February | against:abroad/place
b Lucky you
`
export const HANDLE_CHANGE = `
= old
a Changing tonight, this one's finished. My new handle is {newhandle} | clue:handle-change/handle
b Ok adding you now
= old
a New handle is {newhandle}, add me and delete this one {m} | clue:handle-change/handle
b 👍
= new
a Its me on the new one, was {oldhandle} | clue:handle-change/handle
b Prove it
a You still got my ladder
b Ok its you 😂
= new
a {gm} new phone, used to be {oldhandle} | clue:handle-change/handle
b Sweet
= pass
a This is my brothers now, im taking over from here. Was {first} on it before | clue:handed-over/handle
b Whos this
a {newfirst}
`
/** Notes to oneself, the books of a business. */
export const NOTES = `
= deal
a {driver} {quarter} @ {custprice}⏎{friend} {quarter} @ {custprice} paid {paid}⏎left {half}⏎owe flat {owed} | KQPY
= deal
a in {q}⏎out {half}⏎stash {half}⏎driver 5⏎yard 2⏎office 2% | QYO
= deal
a {friend} {quarter} {com}⏎{driver} {quarter} same⏎{small} for me⏎= {half} | KQ
= deal
a to pay: driver, yard, {friend}⏎in: {paid}⏎still {owed} | YO
= deal
a {token} = {friend}⏎{token2} = office⏎burn after | H
= plain
a milk⏎batteries AA⏎ring dentist⏎*key* cut x2
= plain
a Shed: 2.4 x 1.8, felt, clout nails, 3 sheets of ply. Ask {friend} re: trailer
= plain
a ring garage re clutch⏎bins thurs (*brown*)⏎card for mum
= plain
a Boat people: ask about mooring, £38 a week, *key* deposit 20
= plain
a 3 x 12.5 front squat⏎5 x 5 row⏎plank 1m10
= plain
a books to read: the one about bees, the one about the war, not the other one
= plain
a wifi at mums {n}{n}pelican{n}
`
