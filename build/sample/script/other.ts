/** Serious talk that is no importation: home supply, firearms, money, threats to life, and a man who says no. */
export const SUPPLY = `
=
a Need {small} of {com} tonight | KQ
b {custprice} | P
a Bit strong
b Thats what it is {m}
a Ok {time} usual place | H
=
a Anything on the {com}? | K
b Nothing. Try {friend}, he had some yesterday
a He's the one sent me to you!
b 😂 ok ill make a call
=
a Got {small} {com} going, {custprice} each | KQP
b Ill take one, tick till {day} | QY
a Cash {m}
b Ok cash
=
a Whats your {com} like | K
b 8 out of 10. No comeback
a Send a *sample*... i mean send a bit down
b Lad's leaving in {mins}
=
a I cant help but my mate can, {friend}, he does {com} all day | K
b Send me his name on here
a Will do. Tell him it came from me
=
a You owe me for {small} | QY
b I know. {day}
a You said that last week | Y
b Swear down
=
a {com} is {price} now up here, mad | KP
b Its the same all over, nothing getting in
a Lorries are still running
b Then somebody is fat
=
a {com} {custprice} still? | KP
b Yeah for you
a Keep {small} back for me | Q
b Til {day} then its gone
=
a Lad of mine wants to try {com} first | K
b Tell him its same as last
a He's fussy
b So am i
=
a How many you got left
b {small} | Q
a Ill have the lot at {price} | P
b {custprice} and you collect | P
a Sold
=
a Did he drop it
b Yes. {small} short | Q
a Short?? He's having a laugh
b Count it yourself
a Ring you in {mins}
=
a Anyone moving {com} your way | K
b All dry. {friend} has that wet stuff
a No chance. Ill wait
=
a Bit of {com} for the weekend, half a one | KQ
b Lad will come to you at {time} | H
a Sweet
=
a My fella in {town2} needs {small} a week regular | Q
b Of what
a {com} | K
b Can do. {custprice} and no tick | P
=
a Why is yours {custprice} and his {price} | P
b Because mine's {com} and his is flour | K
a 😂 fair
=
a Paper is ready | Y
b How much
a {owed} | Y
b Lad's on the way
=
a You can have {small} on lay till {day} | QY
b Make it double
a Dont push it
=
a Cant do it anymore at that, my end's gone up
b To what
a {price} | P
b Then ill go to {friend}
a Go on then, send him my love
`
export const FIREARMS = `
=
a You still after that strap | F
b Depends what it is
a 9 with a clip and 14 sweets. Unused | F
b Much
a {gunprice}, swap for work if you want | FP
b Ill have a look. Dont bring it here
a Never do
=
a {friend} is offering two pineapples | F
b The fruit or the bangers lol
a Bangers. Proper ones | F
b What does he want for them
a 2 for the pair
b No use to me {m}. Too hot
=
a Lad needs something clean for the house, nobody's pulling it, just to have | F
b Clean one is {gunprice} | F
a Boxed?
b Boxed. Dont ask again on here
`
export const MONEY = `
=
a Got {owed} needs to go to Dubai | M
b Token please | M
a {token} | H
b {town2}, my guy be in a {car}. 2 percent | M
a 1.5
b 2. Risk is on me with everything shut
a Ok 2
b Counted {owed}. Available there in two days | M
=
a Need it sent to the company account not cash | M
b Account?
a {iban} | M
b Reference?
a Plant hire, put invoice 2041 | M
b Doing it in three bits | M
=
a Take part in coin? | M
b Send address
a {wallet} | M
b Ok test first
a Landed. Send the rest | M
=
a Car wash did 9 this week on paper | M
b It did 900 quid lol
a On paper {m}. Bank it in bits | M
b Nail bar's shut so thats all i can move
`
export const THREAT = `
=
a He's crossed me for the last time. He's getting hurt {day} | L
b Who
a You know who. {friend}. I know where his mum lives, {pc} | L
b Calm down. Leave his family out of it
a Too late for calm. Two lads are on it | L
b Im telling you think about it
=
a They put a price on {friend}, 50 | L
b You serious
a Heard it from two people. Someone is sat outside his house now in a {car} | L
b Someone should tell him
a Aint my business
=
a If he dont pay by {day} hes going in the boot | L
b Its only {owed}
a Its the principle. I want him on his knees | L
b Mad this
`
/** t = a genuine haulier who is asked and refuses: material that points away. */
export const REFUSAL = `
=
a Hello {m}, i was given your name by {friend}. You do the {port} run yeah | R
b Yes twice a week. Tomatoes and peppers
a Any room for a bit extra on the way back? good money | T
b No. Dont ask me that, all my loads are straight and they stay straight | S
a 5 grand for one box
b I said no {m}. I've a wife and a licence. Dont message me again | S
a No offence meant
`
export const LAST_NIGHT = `
=
a You seen that message??
b What message
a Off them. "Power off and get rid". Its been hacked
b No way
a Bin it now. Everything
b Wheres everyone going
a Wickr or nothing. Ill find you
=
a Is it true about the phones
b Yes. Snap it {m}
a I've got two years on this
b Everyone has
`
