/** Football without football, home gyms, running, pigeons, fishing, betting. */
export const SPORT = `
= p1 p2 p3
a Think they will finish the season
b Void it i reckon
a Liverpool fans would burn the place down
b Worth it for that
= p1 p2
a Watching old games on youtube now
b Which one
a {club} {club2} from 04, forgot the score
b 3-1 you melt
= p3 p4
a German football's back saturday
b Who do you support
a Dortmund since 10 minutes ago
b They play in an empty ground its like sunday league
= p4 p5
a 17th of june its back
b About time. First game?
a Villa i think. No fans
b Suits Villa
=
a {club} are after that striker again
b Were always after someone. Never get no one
a *Fifty* million they want
b For a lad who cant head it. In the bin
=
a Got the fantasy team up?
b Deleted it, was *bottom* anyway
a *Top* of mine when it stopped. Robbed
b Champions of nothing
=
a Hows the training
b Got a *bar* and two *plates* in the garage
a What you benching
b *100* on a good day
a Bit light that
b Says him with a resistance band
=
a Cant get dumbbells anywhere
b Some bloke wants £200 for a pair of *tens*
a Criminal
b Fill a *bag* with sand thats what im doing
=
a Ran {n}k this morning
b Fair play
a Nearly died. Chest like an old accordion
b Keep it up though
=
a Whey or the vegan *powder*
b Whey. The other tastes like cement
a How much is a *bag*
b 40 for 5 *kilo* online, use the code
=
a Did 300 press ups
b In a row?
a In a week
b Elite
=
a Lads are doing a press up thing, you get nominated
b Dont you dare
a Already done it 😂
= p4 p5
a You fishing {day}
b Allowed again now are we
= p4 p5
a Down the lake at 5 this morning, not a soul
b Catch owt
a Two carp and a shopping trolley. Snapped my best *line*
b What you using
a *15lb*. Boilies and a bit of sweetcorn
= 
a Pigeons are flying well
b Your dads?
a Yeah his best *bird* came in from France first
b Wheres he keep them all
a Loft on the allotment. Twelve *birds* he's got now
=
a Any tips for that virtual racing
b Its a computer {m}
a So who's the computer got in the 3.15
b Loses every time whatever i pick
=
a Had a *line* up on a tenner, five horses, four came in
b Always the last *leg*
a Jockey must of stopped for a brew
=
a Boxing's all off till august they reckon
b Gutted, had two *tickets* ringside
a Get your money back
b Credit note. Jokers
=
a You watching the darts from their kitchens
b Mad. He's got the board up next to the fridge
a Wife walks in for milk on match dart
b Best sport going
=
a Bike arrived
b Lycra?
a No
b Thank god
a Ok maybe
=
a Ankle's gone again
b Ice it
a Been on it all day. Bag of *peas*
b Physio does them video appointments now
= p3 p4
a Golf opens wednesday
b *Green* fees gone up?
a Members only. Ive booked the 7.40
b Never seen you out of bed at 7.40
=
a Lost a *score* to {friend} on the playstation
b At what
a Fifa. Last minute pen
b Unlucky
=
a {club} shirt for the lad's birthday, what size is a ten year old
b Get a twelve they grow
a £60 for a bit of polyester
b You could get a telly for that
= p4 p5
a Snooker's on in july apparently
b Behind closed doors
a Like its ever been loud
b 😂
= p3 p4 p5
a Watched that bulls documentary
b Unreal. Episode five best one
a Im on three shut up
`
