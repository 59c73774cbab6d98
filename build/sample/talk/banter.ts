/** Longer grumbles, jokes, gossip and messages with odd punctuation, so that readers and quoting are exercised. */
export const BANTER = `
=
a He said, and i quote, "i dont do mornings", who says that to a judge
b "I dont do mornings" 😂😂
a Swear to god
=
a =)
b ?
a Smiley
b Use the yellow ones like everyone else
=
a Shopping list⏎- milk⏎- bread, the seeded one⏎- nappies size 4⏎- *foil*⏎- bin *bags*
b Foil and bin bags, you burying someone
a Lasagne
=
a Knock knock
b No
a Knock knock
b Im not doing it
a You never laugh
=
a 1. bins⏎2. dog⏎3. ring your mother
b Yes boss
=
a Did i leave my glasses at yours
b No
a Found them
b Where
a On my head
=
a "Unprecedented" if i hear that word once more...
b You're on mute
a You're on mute!!
=
a - dont reply to that email⏎- it's a scam
b Which
=
a What do you call a fish with no eyes
b Fsh
a You've heard it
=
a Whats that song, goes der der DER der
b You'll have to do better than that
a Der der DER
b Ah that one. No
=
a Is it 'fewer' or 'less', wife says fewer
b Fewer, "less milk, fewer bottles"
a You're meant to be on my side
=
a Somebody's nicked my *plant* *pots*
b Who'd want them
a They were good ones, terracotta, £12 each
b Get the *grass* next door on the case, he sees everything
= 
a Boss said, "we're all in this together", from his villa
b Which villa
a The one in Portugal
=
a Woman in the queue coughed and the whole line moved like a wave
b 😂
=
a I'd rather watch paint dry
b You did that yesterday
a It was ok
=
a I've got 99 problems
b And a *flake* in one of them
=
a Been up since 4, couldnt sleep, hot, dog snoring, her snoring, me thinking about everything, then the birds start, then the bin wagon, then the baby. Might as well of got up at 4 and been useful
b And did you
a No
=
a Whats the plan
b What plan
a Exactly
=
a That {friend} is a proper helmet
b What's he done
a Parked across two bays again, then argued about it, then drove off with my mirror
b Classic
=
a Thinking of growing a beard
b You cant
a 9 weeks in and it still looks like *dust*
b Told you
=
a Cant stop thinking about that pie
b Which
a The one from the *market*, 2017
b You need help
=
a Quick question / is it ok to put a metal spoon in the freezer
b Why would you
a Puffy eyes. She read it
b ...
=
a My horoscope says avoid *water*
b And you work in a car wash
a Exactly!
=
a Whats the *wifi* code again
b CapitalH horse7 *staple* question mark, no gaps
a Doesnt like it
b Capital S as well
=
a If you see {friend}, tell him he still has my good *bucket*
b Your good bucket
a Yes
=
a £££ this *box* set was, and disc three is scratched
b Who still buys discs
a Me!
=
a {time} at the latest yeah?
b Yeah yeah
a Not like last time
b That was traffic, i swear; lorry *over* on the dual carriageway, "expect delays" it said
=
a You remember Mr Biscuit from school
b The PE one
a Runs a cheese stall now
b Everyone ends up in *cheese*
=
a Dont trust that *bird* from the office
b Which one
a The one on reception
b She's my cousin
a Lovely girl i mean
`
