/**
 * An importation, first half: asking, terms, buyers, transport. Roles: p the importer, s his supplier abroad, t who
 * moves it, c who takes it here. The letters behind each line are in elements.ts. Tags: the phase, then the methods
 * (ferry, container, vehicle, boat) and commodities (coke, heroin, green, hash, ket, pills) it fits; none = all.
 */
export const DEAL = `
= enquiry coke
p>s {gm} my friend. What's the {com} at over there
s>p {price} for the good. {stamp} stamp, straight from the press | KP
p>s Last one was wet. I need it dry {m}
s>p This is 100%. I open one on video for you
p>s Send a pic
s>p | img:block K
p>s Lovely. What can you do for {q} | Q
s>p For {q} i do {lower}. Landed your side add 2 | QPR
= enquiry coke
s>p Got {com} ready in {origin}, {stamp} stamp. You want in? | KR
p>s What number
s>p {price} here or {landed} landed in your yard | PR
p>s Put me down for {q} {u} | Q
s>p Ok {q}. Need answer on transport by {etd}
= enquiry heroin
p>s Anything on {com} or is it still dry
s>p Turkish friend has {q} {u} in {origin} | QRK
p>s Price
s>p {price} a {unit}. Brick is good, dark, not the sandy one | PK
p>s Ok hold them for me dont let no one else near
= enquiry green hash
p>s You got any {com} left
s>p Plenty. {q} {u} vac packed in {origin}, nice smell | KQR
p>s Whats the ticket
s>p {price} a {unit} if you take the lot | P
p>s Take the lot then. Been dry as a bone here
s>p | img:block K
= enquiry ket pills
s>p I have {com} now, from the lab, {origin} side | KR
p>s Much
s>p {q} {u}. {price} a {unit} and i throw in samples | QP
p>s Send samples with the next driver first | T
s>p No problem my friend
= enquiry
p>s Got a man asking for {q} {u} of {com}. Can you do | KQ
s>p When
p>s Soon as. He's got paper ready | Y
s>p Let me speak to the office in {origin} | R
s>p Ok they say {price} and they want half up front | PY
p>s Half? They know me {m}
s>p It is the virus, nobody gives tick now | Y
= terms
s>p So {q} at {price}, total {total} | QPY
p>s Yes. {paid} up front rest on landing | Y
s>p Bit more they say
p>s Ok but not all of it. Same man in {town2} to collect? | YH
s>p Same man. I give you token tomorrow | H
= terms
p>s If it gets lost on the water who wears it
s>p Until {port} is ours. After port is yours | R
p>s Half half | Y
s>p Ok half half, if you show me paperwork of the seizure
p>s Always do
= terms
p>s Price list for everything you got please {m} | P
s>p | img:pricelist KP
p>s {com} at {price} yeah? says 1 more on the list | KP
s>p For you {price} | P
p>s Good man
= terms
s>p My people want to know who is behind you
p>s Its my work. I answer for it, no one else needs a name | O
s>p Ok but who is receiving
p>s Got a lad with a yard, been with me years. And a lad for the drops | O
= customers
p>c {q} {com} landing {eta}. How many you having | KQ
c>p What's the number
p>c {custprice} a {unit} | P
c>p Give us {half} on tick, pay you in a week | QY
p>c {quarter} on tick, {quarter} cash on the day | QY
c>p Go on then {m}
= customers
c>p Anything soon? Lads are screaming, nothing about
p>c Should be sorted by {eta}. {com}, same stamp as january | K
c>p Save me {quarter} | Q
p>c {custprice} | P
c>p That's strong
p>c Its a drought. Take it or leave it, got others waiting
c>p Save me {quarter} | Q
= customers
p>c You want {com} at {custprice}? | KP
c>p For how many
p>c {half} or more | Q
c>p Dont know {m}, {friend} is doing it at {price}. Try him, i'll send you his handle | P
p>c He's got rubbish. You'll be back
c>p Ok ok put me down for {quarter} | Q
= transport ferry
p>t You got a slot this week | T
t>p Truck goes {etd}, back here {eta} | TR
p>t {q} {u}. Picking up in {origin} | QR
t>p {port} boat. Driver is solid, done six with him | TRO
p>t Whats he want
t>p 2 a box and his is 5 on top | PYO
p>t Fine. Cover load?
t>p {fruit}, 26 pallets for a real customer | C
= transport ferry
t>p Driver's got a run of {fruit} {etd}, {port} side | TRC
p>t Room for {q}? | Q
t>p He takes {q} max in the front pallets | TCQ
p>t How much
t>p 2.5 a piece all in | P
p>t 2
t>p 2.2 and im not arguing
p>t Done
= transport container
s>p Box left {far} on the {vessel}. {cont} | TR
p>s When is it in
s>p Calls {port} {etd}, then {ukport} {eta} | R
p>s What's it carrying
s>p {fruit}. Reefer, 20 pallets. Ours is behind the fan panel | CT
p>s Whose name is on the bill
s>p Clean company, three years trading. Nobody will look | O
= transport container
p>t Need a wagon at {ukport} {eta} for a 40 ft | TR
t>p Whats the box number
p>t {cont} | T
t>p Any holds on it?
p>t Should be clean. Once its released the pin comes through to you | TH
t>p Im on it. Three hundred for the haulier, he knows nothing | TO
= transport vehicle
p>t Is the van ready with the hide | TC
t>p Ready. New hide behind the bulkhead, takes {q} easy | CQ
p>t Whos driving
t>p {driver} and his missus, looks like a house move | O
p>t Over on the boat {etd} back {eta}? | RT
t>p {port} to {ukport} yes. Booked already, they have a letter for essential travel | R
= transport boat
t>p Weather is good {eta}. Skipper can meet it off the point | TR
p>t How far out
t>p 9 mile. Big one drops it, small one brings it in | T
p>t He done this before
t>p Grew up on that water {m} | O
p>t {q} {u} in bales with floats ok? | QC
t>p Perfect. Lights and trackers on them as well
`
