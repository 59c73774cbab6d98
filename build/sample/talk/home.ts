/** Family, children, gardens, do-it-yourself: keys, grass, brushes, bricks, lines, tools, snow. */
export const HOME = `
=
a Kids driving me mad
b Home school?
a Year 4 maths. What's a fronted adverbial
b That's english
a See
=
a Whats 7 *eighths* as a percent, its for homework
b 87.5
a You clever sod
b Calculator
= p3 p4 p5
a Is yours going back
b Reception and year 1 are. Ours is year 3 so no
a Lucky. Or not
b Not
=
a Lad lost his tooth, what's the rate these days
b We give 2 quid
a Neighbour gives a *tenner*
b Thats inflation
=
a Wheres the spare *key*
b Same place
a Its not there
b Then she's moved it. Try the *box* on the wall, code is your birthday
a Got it
=
a *Grass* is up to my knees
b Strimmer's in my shed take it
a Is the *line* in it
b Spare reel on the shelf. Mind the dog
=
a Moving that *bush* by the front gate, fancy a dig
b Back's bad {m}
a Funny how its always bad
=
a Put decking down
b On your own?
a Me and youtube. Got one *piece* left over
b Thats never good
=
a Have you got a *drill*, mines died
b The hammer one or the little one
a Need to go through *brick*
b Big one then. Come get it
= 
a What colour you painting it
b *White*
a All of it?
b She calls it *chalk*. Its white. £38 a *tin*
a For *38* id want it put on
=
a How many *bricks* in a square metre
b Sixty. Add ten percent
a Ta. Doing a little wall for the raised bed
b Watch your *line*, use a string
=
a You got any *weed* killer
b Half a bottle. Dont let the dog near it
a Drive is like a jungle
=
a *Snow* globe turned up smashed
b What snow globe
a Nan's. The one from Austria
b Get your money back
=
a Need a hand shifting a sofa
b When
a {day}. Its a *three* seater and a pouffe
b Is {friend} helping
a He's bringing the *van*
=
a My nan's got a tablet now
b How's that going
a She video called the vet
b 😂😂😂
=
a Got a kitten
b You hate cats
a Daughter wore me down. She's called it Sir Fluffington
b Strong
=
a Dog ate a *sock*
b Again?
a Vet's £300. They made him sick it up
b Expensive sock
=
a Hot tub came
b You never
a Inflatable. 4 *man* it says, four what, hamsters
b Round yours {day} then
=
a Shed's leaning
b Leaning how
a Like that tower
b You used the wrong *screws* didn't you
=
a Broadband's gone again
b Turn the white *box* off and count to ten
a Done that
b Then hope
=
a Trampoline's in next doors garden
b Wind last night was wild
a He's out there now, pegging it down like a tent
=
a Need someone for a roof
b {friend}'s cousin does roofs
a Is he straight
b Cash but he's good. Gives you a *ticket* for the work and all
=
a She wants a divorce
b What
a Over a wardrobe. Flat *pack*. One *bolt* missing
b 😂 you had me worried
=
a How do you get *coke* out of a carpet
b What
a Fizzy stuff, lad tipped a whole *can* on it
b Oh. Soda water and a cloth
=
a You know anything about tax returns
b Get the accountant
a He wants *half* a *grand*
b Then do it yourself, its only boxes
=
a Washing machine's flooded the kitchen
b Check the filter
a Found £4.20 and a *bullet* 
b A what
a Blender thing. Part of the smoothie bullet
b Jesus {m} write it properly next time
=
a Wasps nest in the loft
b Dont go up there
a Went up there
b And
a Came back down quickly
=
a Daughter wants to do that dance on the app with me
b You have to
a I've got no *knees*
b Film it
=
a Little one's walking!!
b Brilliant 👏
a Straight into the coffee table
b Thats my boy
=
a Did you get the school email
b All 14 of them
a Whats the login
b No idea. Shes in charge of that
`
