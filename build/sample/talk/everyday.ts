/** Small talk of April to June 2020: greetings, plans, lockdown. Words between asterisks are slang elsewhere. */
export const EVERYDAY = `
=
a {gm} {m}
b {gm} {m}. You good?
a Not bad, yourself
b Same shit different day 😂
=
a You up
b Just about. Whats up
a Nothing just checking in
=
a {gm}
b Yo
a Hows things your end
b Quiet {m}. Dead quiet
a Everyone saying the same
=
a Call me when you can
b In {mins}
=
a You about?
b Yeah go on
a Can you ring me
b Two mins, just putting the bins out
=
a U there
a ??
b Sorry {m} phone was on charge
a No worries
=
a Battery going, back on in an hour
b Ok
=
a Is {friend} still at yours
b Nah left about {time}
a Ok if you see him tell him to ring me
b Will do
=
a What time you about tomorrow
b After {time}
a Sweet. Ill pop round
b Not inside though, the missus is strict about it. Stand in the garden 😂
a Ha fair enough
= p1 p2 p3
a Been in the house {n} weeks now, climbing the walls
b Tell me about it. Done every jigsaw we own
a Jigsaws! What happened to you
b Dont start
= p1
a Cant get flour anywhere
b Everyone's baking *bread* now apparently
a {shop} had a queue round the car park
b Go at 8 at night, its empty
= p1 p2
a Any toilet *roll* round yours
b {shop} had loads this morning, limit of two
a Get me a pack will you, ill drop the money
b On it
= p1 p2 p3 eve
a Did you do the clapping
b Whole street out {m}. Woman at 14 had a saucepan
a Ours had bagpipes. Bagpipes!
b 😂😂
= p2
a Happy Easter {m}
b And you. Kids buzzing, chocolate for breakfast
a Ours did an egg hunt, garden looks like a bomb site
b I ate most of it
= p3
a You doing anything for VE day
b Street party sort of. Everyone sat on their own drive
a Same, bunting and all that
b My nan would of loved it
= p3 p4 eve
a You see the announcement
b Stay alert. What does that even mean
a Nobody knows. Can we go work or not
b Go work, dont go work, make it up as you go along
= p4
a Traffic was mad today, like nothings going on
b Yeah beach was packed on the news
a Second wave here we come
b People are thick {m}
= p4 p5
a Barbers still shut, I look like a sheepdog
b Get the missus to do it
a Did that. Look like a *brush* now
b Send a pic
a No chance
= p5
a Shops open again monday
b Thank god, need trainers
a Queue for that sports place will be mental
b Ill wait
=
a Whats the weather doing there
b Roasting. Paddling pool is out
a Chucking it down here
b Typical
= eve
a Anything on telly
b That tiger programme everyones on about
a Watched it. Mad as a *box* of frogs
b Finished it in two days
= eve
a You watching that spanish heist thing
b On season 3. Dont spoil it
a Wouldnt dream
b I know you
=
a Happy birthday you old git
b Cheers {m} 🍻
a Doing owt
b Quiz on the video call with her family. Kill me
=
a Quiz tonight you in
b What time
a {time}. Her brothers doing the questions
b Not geography again please
= am
a You awake
b Since 5. Baby
a Ouch
b Havent slept since March
= am
a You in work today
b Working from home aint i
a Doing what
b Moving the mouse every ten minutes
=
a Wheres my ladder
b What ladder
a The one you borrowed last summer
b Oh that ladder. Ill bring it {day}
a You said that at Christmas
=
a Did you sort that thing with the boiler
b Bloke came, said its the diverter valve
a How much
b Dont ask {m}. Robbery without a mask
a Well he had a mask on to be fair
b Ha
=
a Landlord wants the rent early
b Cheek of him
a Told him same day as always
b Too right
=
a My phones been playing up
b Turn it off and on
a Very good. Cheers for that
b IT support {m}, send you the bill
=
a You ever sort your passport
b Office is shut, no one answering
a So no holiday then
b Wheres open anyway
=
a Lost a bet with {friend}, got to run 5k
b You? 5k?
a I know
b Ill bring the defibrillator
=
a Neighbours having a party again
b In this?
a Theres about ten of them. Music till {time}
b Dont be that guy who rings it in
a I aint ringing no one just saying
=
a How is your old man
b Out of hospital. Sat there moaning so hes better
a Good sign
b Thanks for asking {m}
=
a Sorry to hear about your grandad
b Cheers. Only ten of us allowed at the funeral
a Thats rough
b It is what it is. He was 91
=
a Ok
b 👍
=
a Done
b Nice one
=
a Yes {m}
b Easy
=
a Give us an hour
b No rush
=
a Whats your plans {day}
b Nothing. Sleep
a Same
=
a Lol
b What
a Nothing wrong chat sorry
b 😂 careful
=
a Where you
b Home. Where else can i be
a True
=
a Cheers for yesterday
b No bother at all
=
a Sent you a voice one on the other did you get it
b Cant play them on this
a Ill type it then. Long story short shes thrown me out again
b What did you do now
a Nothing!!! That was the problem apparently
=
a Can you lend me {tenner} till {day}
b You still owe me from the last one
a Ill give you it all together
b Go on then. Bank transfer i aint got cash
=
a Whos that number that keeps calling you
b Broadband. They want me to upgrade
a Tell them the wifes dead
b She's standing right here
a 😂
=
a Did you get the *key* off {friend}
b Which one
a For the lock up, my bike's in there
b Its under the plant pot
=
a Put my back out
b How
a Picking up a sock
b Getting old {m}
a 41 going on 80
=
a Missed call off you
b Sat on it sorry
=
a Stuck at the tip, one in one out
b Take a flask
a Two hours ive been here with an old *carpet*
b Hero
`
