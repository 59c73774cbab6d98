/** Single replies, openers and the rare very long message. */
export const ACKS = `
=
a Ok
a K
a Yeah
a Yes {m}
a 👍
a 👍👍
a Sound
a Safe {m}
a Nice one
a Sweet
a Cool
a Will do
a Ok {m}
a Got you
a In a bit
a Cheers
a Thanks {m}
a No worries
a Speak later
a Laters
a One sec
a 2 mins
a Haha
a 😂
a 😂😂😂
a Lol
a Hello?
a ??
a ?
a U there
a Ring me
a On my way
a Soon
a Later
a Let me see
a Not sure {m}
a Maybe
a No
a Nah
a Dont know
a Ask {friend}
a Say that again
a What
a Which one
a When
a Same
a True
a Fair enough
a Say no more
a Leave it with me
a Yes yes
a Done
a 💯
a 🙏
a 👊
a Night {m}
a Sleep well
a Just seen this
a Sorry was driving
a Sorry was asleep
a Phone was off
a Will let you know
a Good man
a Top man
a Easy
a Perfect
a Mad that
a Never
a Shut up 😂
a ok ok
a Yep
a Alright
a Bless
a Gracias
a Tak
a Café in {mins}?
`
export const PHOTOS = `
=
a Made this from scratch | img:food
b Who helped you
a Nobody
b Who helped you
=
a Tea | img:food
b What is it
a Pie. Obviously
=
a Rate that out of ten | img:food
b Six
a Six!
b No gravy
=
a Stripes | img:garden
b You've got too much time
=
a Kids have been at the flower beds | img:garden
b Looks better than mine
= eve
a Last of the light | img:sunset
b Getting soft in your old age
= eve
a Red sky at night | img:sunset
b Shepherds house is on fire
=
a Delivered at last, 11 weeks | img:weights
b Where you putting them
=
a | img:pint
b Is it 5 already
a Somewhere
=
a What do you think, 9 grand | img:car
b Miles?
a 40 thousand
b Too much
=
a Washed it | img:car
b Do mine after
=
a Look at the size of this | img:food
b Save me some
=
a | img:food
b Looks like a crime scene
=
a Sunday roast sorted | img:food
b Wheres my invite
=
a Grass is cut at last | img:garden
b Very smart. Do mine next
=
a | img:garden
b Is that new decking
a Finished it last night
= eve
a What a sky | img:sunset
b Beautiful that
=
a | img:sunset
b Where's that
a Top of the hill, just me and a sheep
=
a Garage gym complete | img:weights
b Not a mark on them weights
=
a New toys | img:weights
b You'll use it twice
= p4 p5
a First one since march | img:pint
b You jammy sod
=
a Cheers | img:pint
b 🍻
=
a New motor | img:car
b Nice! What is it, the 2 litre
a 2 litre diesel
=
a Some plum parked across my drive | img:car
b Key it. Joking
`
export const RANTS = `
=
a Right im going to say this once and then we leave it, because im sick of going round in circles.
a You said you would ring on monday and you didnt, you said the money for the roof was coming and it wasnt, you said the dog was only stopping a week and he has eaten two sofas, "he's only a puppy" you said, he is four.
a I sat in that car park for two hours with a cold pasty, no phone, no signal, rain coming in the window that doesnt shut since YOU slammed it, and then you walk past me with a bag of chips like nothing has happened.
a And another thing, my mum, who likes you, god knows why, has knitted you a jumper and you havent even said thank you, she asks me every day has he said anything about the jumper, i said he loves it, so now im a liar as well.
a Four lads in the group and every one of them says the same: lovely fella, useless. I stuck up for you. I said give him time. It has been eleven years.
a Anyway. Hope your knee is better. Do you want the telly or shall i put it on the internet, £80, it works fine if you stand it on a book.
a Love to the kids and tell the little one well done for the swimming badge, no pools open i know but tell her anyway.
`
/** Said once in every cell of some size, so that no sample is without these marks. */
export const SHOWCASE = `
=
a =) found it, €40 at the café by the water
b "by the water" he says, lovely
=
a List for tomorrow:⏎- paint, white⏎- rollers x2⏎- £20 for the window man
b -no rollers left, "sold out till june"
=
a +44 or just the 0 when i ring from here?
b Just the 0
=
a Ça va? Señor Müller says hola 😂
b Tell him "łódź" is a boat, look it up
`
