/** Cars, parcels, money that is only money, doctors, builders: the everyday use of drop, token, driver, unit, paper. */
export const ERRANDS = `
=
a Car failed its MOT
b On what
a Tyre, bulb, and a *bush* on the front
b Bush is easy. {friend} will do it for fifty
=
a Whats a clutch cost
b On yours? 600 fitted
a *Six* hundred!
b It's a *dual* mass. Shop around
=
a Need a *lift* to the garage {day}
b Not allowed are we, different households
a Sit in the back with the window down
b Like a *cab*
=
a Parcel says delivered
b Where
a Thats what im asking
b Check the *green* bin. They always *drop* it in the bin
a It was in the bin
=
a *Driver* left it with number 9
b Number 9 is that fella with the parrot
a The parrot signed for it
=
a How much is a skip
b 180 for a small *one*
a For a metal *box*
b And the permit
=
a Renting a storage *unit*, is it worth it
b Where
a Off the ring road, 22 a week
b Cheaper than a divorce
=
a Can I *park* the *trailer* at yours
b How long
a Till {day}. Its just the camping stuff
b Go on
=
a Doctor's put me on *tablets* for blood pressure
b You? At your age
a Says *cut* down the salt
b And the pies
= p3 p4 p5
a Got tested
b For it?
a Yeah drive through. *Swab* up the nose
b And
a Negative. Just a cold
=
a Two metres the woman says, with a *stick*
b A stick?
a Actual stick. In the post office
b Respect
=
a Need a *stamp*
b What for
a Letter
b Who writes letters
a Council. Parking *ticket*
b Appeal it
a That is the appeal
=
a Is the bank open
b Till 2. One in one out
a Got a *bag* of pound coins to pay in from the kids jar
b Machine in the lobby does it. 10 percent though
a *Ten* percent to count it
=
a You got any *paper*
b What kind
a Printer. Kids worksheets
b *Half* a ream. Leave it on the step for you
a Ta
=
a Whats the code for the *gate*
b 1989 then the *key* sign
a Doesnt work
b Key sign then 1989
a Bingo
=
a I need a *white* shirt for the funeral
b Whats your collar
a 17
b I've got one
=
a Satnav sent me down a farm *track*
b Again
a Met a tractor. He wasn't reversing
b How long
a Twenty minutes. We had a nice chat
=
a Wheres the nearest cash machine, that one's eating cards
b Petrol station
a Charges £1.99
b To get your own *paper*. Joke
=
a Taxi wants 35 to the hospital
b *35*!
a Cleaning fee he says
b I'll take you
=
a You know that *tool* you borrowed
b Which
a The *torque* wrench
b It's in the boot, I'll *drop* it off {day}
=
a Insurance has gone up
b How much
a A *grand* and a *half*
b Ring them say you're leaving
a Did. They said bye
=
a Selling the old car
b What you asking
a {price2}
b You'll get two *bags* of sand if you're lucky
=
a That *piece* for the dishwasher came
b Fit?
a Wrong *piece*
b Course it is
=
a Builder's charging 140 a *square*
b Is that with materials
a No
b Dear that
=
a Window cleaner wants to be paid by phone
b How
a App. He's 74
b Moving with the times
=
a Pension letter came
b And
a I can retire at 68 with enough for a *loaf*
b White or *brown*
a Ha
=
a Blood test {day}
b Fasting?
a From midnight. Not even a *brew*
b Ill eat for you
=
a Caravan site is shut till july
b They keeping the deposit
a Credit for next year. 200 quid
b Better than nothing
=
a Solar panel fella came to the door
b What did he want
a *38* hundred. On *tick* over ten years
b Tell him you live in a cave
=
a Laptop keeps freezing
b How old
a Old as the hills. Fan's full of *dust* and dog hair
b Hoover it
a Did you just say hoover a laptop
b Worked for me
=
a Got called for jury service
b You?
a I know. August
b Tell them you're busy
=
a Whats the number for the surgery
b {landline}
a Engaged
b It will be till {time}. Keep pressing
=
a Who do i ring about the bins
b {landline}, ask for Maureen
a Maureen's on holiday
b Nobody's on holiday {m}
`
