/** Arrangements, waiting, work, small favours, gossip. */
export const PLANS = `
=
a Still on for {day}?
b Should be. Let me check with her indoors
a Under the thumb
b Happy there thanks
=
a What time did you say
b {time}
a Make it half an hour later, got to drop the kids
b Fine by me
=
a Running late, {mins} mins
b Always
a Roadworks i swear
b Its always roadworks
=
a You seen {friend}
b Not since weds
a He's not answering
b He lost his charger
=
a {friend} wants to know if you're in for the lottery
b How much
a Two quid
b Go on
= p5
a Bring a coat its freezing here
b Its June
a Tell the sky
= p1 p2
a You reckon they'll close the parks
b They've taped the swings already
a Kids cried when they saw it
b Mine too
=
a What you wearing for the video wedding
b Shirt and shorts
a Same. Dont stand up
=
a Furlough came through
b 80 percent?
a Yeah. Better than a *kick*
b I'm still in, key worker apparently
a You? You sell blinds
= p3 p4 p5
a Back at work monday
b Thought they was shut till june
a Click and collect
b At least its something
=
a Boss wants everyone on camera
b Put a sticker on it
a He noticed
=
a Finish at {time} then straight round
b Kettle's on
=
a Did you send that form
b What form
a The one i sent you
b Oh. No
a Deadline was friday {m}
b They'll give it another week
=
a Who's picking up your mum's shopping
b Me. Every thursday, same list, nine tins of soup
a Nine?
b Dont ask
=
a That job on the high street, did you get it
b Second interview, on the laptop
a Smart shirt
b And pyjamas
=
a Anyone got a *van* for saturday, moving a bed
b Ask {friend}
a His is off the road
b What about that hire place, 40 a day
=
a How did the exam go
b Cancelled. They're guessing the marks
a Lucky you then
b Depends who is guessing
=
a Theory test's been put back to august
b You'll be 40 before you drive
a Ha ha
=
a {friend} got engaged!
b To who
a The nurse
b She's far too good for him
a I told him that
=
a Is it true about {friend} and the caravan
b Which part
a All of it
b Then yes
=
a I had the mad dream again
b The one with the horse
a He was driving this time
b You want to lay off the cheese
=
a Tell {friend} i found his *wallet*
b Where
a In the *freezer* {m}
b Sounds about right
=
a You got the number for that plumber
b Sending it on the other
a Is he dear
b Fair. Takes his shoes off
=
a What was the name of that place we went, with the boats
b The Crown? No, the Anchor
a The Anchor! Shut for good apparently
b Shame. Good pies
=
a Sign this petition for me
b What's it for
a Keep the baths open
b Done
=
a Someone's parked in my space again
b Leave a note
a Left three
b Leave a bigger note
=
a Do you believe that about the phone masts
b No
a Nor me. {friend} does
b {friend} thinks the moon is a *lamp*
=
a Are we doing secret santa in july
b Why
a Why not
b Fair
=
a When's your op
b Put off again, september now
a You alright with it
b Got to be
=
a I'm in the garden if you're looking for me
b Wasnt but ok
=
a Do me a favour, ring my phone i cant find it
b Which one
a This one
b You're typing on it
a ...
=
a Have you still got that *pump*
b Airbed or bike
a Airbed. Her brother is staying
b Come get it
=
a Did they fix the lift
b Nope. Eighth floor. Legs like a racehorse
=
a Neighbour's cat's had five
b Want one?
a Absolutely not
b Too late i told the kids
=
a Can you witness a signature
b What for
a Will. Dont get excited you're not in it
b Then no
=
a What day is it
b Tuesday
a Its {day} on the calendar
b Every day's tuesday now
`
