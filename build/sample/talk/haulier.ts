/**
 * A genuine haulier (a) with his traffic office (b): loads, trailers, ferries, drivers and seals all day and nothing
 * else. Every marked word is a lead that leads nowhere.
 */
export const HAULIER = `
=
a {gm}. What *trailer* am i on
b {trailerno}, its on the pad behind the *shed*
a Loaded?
b Sealed and ready, papers in the tube
=
a Whats the *load*
b 26 *pallets* of bottled water for the {shop} RDC at {depot}
a *Weight*?
b 24.2 tonne
=
a *Seal* number for the gate please
b {sealno}
a Ta. Matches
=
a At the *port* now. Queue's back to the roundabout
b You're booked on the {sailing}
a Be lucky. They are doing temperatures on all *drivers*
=
a *Ferry's* cancelled, wind
b Next one is {sailing}, ive moved you
a Hours are ticking, i've 3h 40 left
b Take your break in the lane then
=
a Fridge is reading plus 4, should be plus 2
b Is it *tomatoes* or berries
a Berries
b Turn it down and send me the print out
=
a Tipped. *POD* signed, two *boxes* short
b Which line
a *Line* 14, yoghurt
b Put it on the note and take a photo
=
a *Driver* for the {depot} run has phoned in sick
b Proper sick or monday sick
a He's got a cough so he's off 14 days
b Ill ring the agency
=
a Need a *backload* out of Rotterdam {day}
b Got 33 *pallets* of onions for {depot}
a What *rate*
b 1150 plus the boat
=
a Customs want the T1 for *trailer* {trailerno}
b Agent has it, ref {sealno}
a They say the *weight* is wrong
b 21,480 gross. Tell them read the other *box*
= 
a Curtain's ripped on {trailerno}
b Bad?
a About a *foot*. Patched it
b Bring it in for the fitter {day}
=
a How many *drops* today
b Seven. First one {depot} at 6
a *Seven*! In this
b Only *cages*, you'll fly round
=
a Tacho needs downloading
b When you back in
a {time}
b Leave the *card* on my desk
=
a Can you drop at the pallet yard, 60 *empties*
b *Blue* ones?
a Half blue half *white*
b They'll only take the blue
=
a Diesel *card* has been declined
b Which services
a Northbound. I've 40 litres, its not enough
b Try the pin again, 4 digits not 6
=
a Port say the *container* isn't released
b Which
a {contno}
b Line wants paying, ill chase the *broker*
=
a *Reefer* on hire is faulty, alarm 18
b Ring the hire desk
a Did. Engineer in four hours
b That's the *bananas* gone soft then
=
a Immigration had a look in the back, all clear
b Long?
a Forty minutes. *Dog* and everything. Good as gold
b Check the roof every stop, its a £2000 fine for us
=
a Someone has cut the *seal* in the lay by
b Anything gone
a Two boxes of trainers. Rang the police, got a number
b Photo it, and the *pallets*. Insurance will want it
=
a What time they book me at {depot}
b 0430 *slot*
a That's the middle of the night
b *Slot's* a slot
=
a *Artic* or rigid tomorrow
b Rigid, its a narrow street
a What is it
b Kitchens. *Flat* packs, two men
=
a Double manned to Spain {day}, you and {friend}
b What's *coming back*
a Salad. Lettuce mostly, plus 2, straight to the bakery I mean packhouse
b Lettuce bakery 😂
=
a Paperwork is in Dutch
b Photo it over
a *Bill* says 12 *pallets*, i count 11
b Sign for 11 then. Only ever sign for what you see
=
a Weighbridge says im 300 over on the back *axle*
b Slide it two pins
a Doing it now
=
a New rule at the *dock*, stay in the cab, *keys* in the window
b Everyone's doing it
a And no toilet
b Take a bottle
=
a Customer wants to know if we do *Algeciras*
b For what
a Oranges. Two *loads* a week from september
b Price it off the fuel
= p4 p5
a Harwich is quiet, straight on
b Makes a change
a Ten trucks and a coach full of nobody
`
