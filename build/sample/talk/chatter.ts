/** Still more of nothing much: telly, music, pets, health, holidays, complaints, with a trap here and there. */
export const CHATTER = `
= eve
a Anything good on
b The baking one
a Repeats?
b New. They're all in a bubble
= eve
a Turn it to four
b What's on four
a A man building a house out of straw
b Didnt a pig try that
=
a What you listening to
b Old garage tunes, cleaning the oven to it
a Party
b You know it
=
a Sold my festival *ticket*
b They've cancelled it you muppet
a Exactly why its not worth the paper
b Who bought it then
a Your brother 😂
=
a Dad's bought a telescope
b What for
a Stars. Mainly he looks at number 40
=
a Cut my own fringe
b Show me
a No
b Show me
a No
=
a Tooth is killing me
b Dentist?
a Emergencies only. He said is it emergency. I said *crack* down the middle. He said gargle
b Gargle!
=
a Is it bad to eat rice twice
b Twice what
a Reheated
b Google it
a Ate it now anyway
=
a Learning the guitar
b How far have you got
a Three *chords*. Neighbour's learning the drums in revenge
= p2 p3
a Sunburnt
b In April
a Fell asleep on the *grass*
b You look like a *brick*, seen the picture
=
a Dog had her *jab*
b How was she
a Bit the vet. Only a nibble
=
a Hamster died
b Sorry {m}
a Had a service. Lad sang
b Respect to the hamster
=
a *Bird* flew in the kitchen
b What kind
a A panicking kind
b Get it out?
a It got itself out. Through the good curtain
=
a How do you get *grass* stains out of white
b *Vinegar*
a Now it smells like a chip
=
a Snooker table for sale, {price2}
b Where would you put it
a Kids can share a room
b 😂 she'll leave you
=
a She's made me get rid of the good chair
b Not the good chair
a It's on the kerb. I sat on it out there for a bit
=
a Grandad thinks the telly's talking to him
b Which channel
a All of them
b Bless him
=
a Youngest swallowed a *button*
b When
a Tuesday. Its a waiting game
=
a Any *plasters*
b Cupboard under the sink
a Ta
b What happened
a Dont ask. Avocado
=
a Three hours on hold to the council
b What for
a Green *bin*. They want 40 quid for a brown one
b For a *brown* one? Robbery
=
a This heat
b I've got my feet in a bucket
a Living the dream
=
a He's at it again with the leaf blower
b There are no leaves
a I know there's no leaves
=
a My gym wants paying
b They're shut
a "Your support means everything to us"
b Cancel it
=
a What's half of three quarters
b Three eighths. Why
a Recipe. Halving it
b You could just make less
a That's what half is {m}
=
a Found that photo of us in Blackpool
b The one with the donkeys
a You look like one of them
b Cheers
=
a I'm on the *shed* roof and the ladder's gone
b Gone?
a Blew over. Ring someone
b Finishing my tea first
=
a Do you have a *screw* long like my finger
b How long's your finger
a Normal
b Yes
=
a Anyone want a free piano
b How big
a Piano size
=
a Kid wants a snake
b No
a That's what i said
b What did she say
a She said his name's Derek and he eats once a week
b Cheaper than the dog
=
a They've put a queue in the *chemist*
b How long
a To the bus stop. Everyone coughing politely
=
a I've joined a choir
b On what
a The computer. Everyone's two seconds out
b Sounds lovely
a It does not
= p4 p5
a What you getting your dad for fathers day
b *Socks*
a Same
b Good socks though
=
a Can i ask you something
b Go on
a If you had to fight a goose
b I've got to go {m}
=
a Proper rain now
b Good for the garden
a You sound like your mum
=
a Bought *trainers* off the internet, both left feet
b Dance in them
=
a Heard from your sister
b In Australia? Up at daft o clock as usual
a She coming back
b When they let anyone on a plane
=
a My *line* keeps dropping
b What line
a The broadband {m}
b Say broadband then
=
a That lad owes me for the *tiles*
b How much
a 60 quid
b Ill have a word
a Nicely
b Course nicely
`
