/** An importation, second half: hiding, leaving, the border, handover, payment and what went wrong after. */
export const MOVE = `
= conceal ferry
t>p Loaded. In the middle of row 3 under the {fruit} | C
t>p | img:pallet C
p>t Looks normal that
t>p Thats the idea. Seal back on, {seal} | CT
p>t Same seal number on the paperwork? | C
t>p Matched it myself
= conceal ferry
p>t Where did he put it in the end
t>p Roof of the trailer, false panel above the fridge | C
p>t Does it hum like last time lol
t>p No. Filled and sprayed, you'd have to cut it open | C
t>p | img:lorry T
= conceal container
s>p Seal {seal}, it is a copy so take the original from my man inside | C
p>s Pic of the box please
s>p | img:container TC
p>s Got it. {cont} yeah | T
s>p Yes. Bags are just inside the doors, six bags, black | CQ
= conceal vehicle
t>p Hide is shut, screws done with paint so they look old | C
p>t Dogs?
t>p Triple vac and grease in between, same as before | C
t>p | img:van TC
p>t Nice. Kids bikes on the roof, touch of class | C
= conceal boat
s>p {q} {u}, four bales, wrapped and tied, numbers 1 to 4 on them | QC
p>s Ok. Message me when its off the big one
s>p Will do my friend
= conceal
s>p Everyone is taping the {u} in green this time so you know which is yours | C
p>s Mine always green. The other lads have got red
s>p Yes red is {friend} from the north | O
p>s Dont mix them again
= depart ferry vehicle
t>p He's off. Left {origin} 20 mins ago | TR
p>t Which boat
t>p The late one from {port} | R
p>t Keep me posted every step
t>p Will do, {driver} is texting me from the lanes | O
= depart ferry
t>p On the boat. {truck} with trailer {trailer} | TR
p>t What time does it dock
t>p 6.30 {ukport} | R
p>t Fingers crossed 🤞
= depart container
s>p Vessel is outside {port} at anchor, waiting for pilot | RT
p>s Delays?
s>p One day. The virus, no men on the cranes | R
p>s Ok so {ukport} {eta} still | R
s>p Yes still
= depart container
p>s What's happening its gone quiet
s>p Transhipped in {port}. Now on the small feeder for {ukport} | RT
p>s Scanner?
s>p Passed it. Green light on the system 💚 | R
= depart boat
t>p Big one is passing {far} side now, drop is 2am | RT
p>t Sea ok?
t>p Flat as a plate
p>t Be careful, there's a cutter about
= border ferry vehicle
t>p Docked | R
t>p He's in the lane. They are pulling every third one
p>t Shit
t>p Waved through!!! {ukport} done, he's on the motorway 🙌 | RT
p>t Thank god for that
= border ferry vehicle
p>t Any news
t>p They've got him in the shed for a scan | R
p>t And
t>p Ten mins
t>p Out. Clean. They just wanted to see the {fruit} paperwork at {ukport} | RC
p>t I've aged ten years {m}
= border container
p>t Is it released
t>p Says customs hold, could be the {fruit} check | RC
p>t How long
t>p Lifted!! Pin is {pin}, wagon is going in now | TH
p>t Get it out of {ukport} quick | R
= border container
t>p Box is out of {ukport}. {truck} has it | RT
p>t Anyone behind
t>p Did the roundabout twice, no one
p>t Doors still sealed
t>p {seal} yes intact | C
= border boat
t>p Four bales in. Everyone is wet and happy | QR
p>t Any lights
t>p Not a soul on the beach. Pushing it up to the van now | RT
p>t Top work. Ring me when its inside
= arrive
t>p In the yard, shutters down
p>t Count it
t>p {q} {u}, all there | Q
p>t Open one, check the stamp
t>p | img:block K
p>t Beautiful
= arrive
p>t Landed?
t>p Landed ✅ {q} on the nose | Q
p>t {half} to stay with you, {half} goes tonight | QH
t>p Ok. Dont leave it with me long, the wife counts everything
= arrive ferry container
t>p Pallets are off. {fruit} can go to the market, keep the middle one | C
p>t Dont bin the {fruit} lol ill have a box
t>p Serious? Ill drop you one | C
= handover
c>p Ready when you are
p>c Send me a token | H
c>p {token} | H
c>p | img:token H
p>c Got it. {place}, {time}. {car} | H
c>p Reg?
p>c Ends {regend}. Ask for the postman, say {password} | H
c>p On way
c>p All good {m}. {half} in the bag | QH
= handover
p>t Lad is coming for {half} {u} | Q
t>p Token?
p>t {token} | H
t>p Where
p>t {place}, {pc}. Hes in a {car} | H
t>p Ok {mins} mins
t>p Done. Took the note off him, serial matched | H
= handover
p>c Meet is {place} at {time}, flat cap, {car} | H
c>p Same as before
p>c Boot will be open, one bag, dont speak just take it. Code word {password} | H
c>p Ok
c>p Got it. Counting now
c>p {quarter} spot on | Q
p>c 👊
= handover
t>p Your fella never turned up
p>t He's {mins} away. Road works
t>p I'm sat here with {half} of {com} in the car {m} | QKT
p>t He's there now. {car}. Token {token} | H
t>p Its {token2} on his note!! | H
p>t Wrong one sorry thats mine from friday. Its fine its him
t>p Dont do that to me
= payment
p>s Your man collected {paid}, note {token} | YH
s>p Received. {owed} still open | Y
p>s {owed} by {eta} | Y
s>p Ok my friend. In euro or pound | Y
p>s Pound. Same office in {town2} | YH
= payment
c>p Got {paid} for you here | Y
p>c Send pic
c>p | img:cash Y
p>c Bundle in tens, elastic bands. {driver} will come, token {token} | YH
c>p Counted it twice, its {paid} exactly | Y
p>c Good lad. So you owe {owed} | Y
= payment
p>c You're {owed} behind {m} | Y
c>p I know. Give me to {eta}, lads are slow paying with this virus
p>c Its not my money its the flats. They dont do slow | RY
c>p {paid} tomorrow on my life | Y
p>c Ok
c>p | img:cash Y
= after
c>p Lads saying its not the best, smells of diesel | K
p>c Diesel from the hide. Let it air | C
c>p They want money off
p>c 500 off each thats it | P
= after
p>s When can we go again
s>p Next one is {origin} again, two weeks | R
p>s Same numbers
s>p Up 1. Everyone wants now | P
= after
t>p {driver} wants to have a rest from it, he had the jitters | O
p>t Give him a month. Use your other fella
t>p Ok. {ukport} was too close for me | R
= after
p>s Do the books. {q} landed, {paid} paid, {owed} open | QY
s>p Same as mine
p>s Next one we do {half} more | Q
= lost ferry vehicle
t>p {m} its gone. They have taken it at {ukport} | RT
p>t Whats gone
t>p All of it. {driver} is nicked, on the news already | O
p>t Say nothing to no one. Everyone change phones
p>s Bad news. {ukport}, whole lot, {q} | QR
s>p You have paperwork?
p>s Will get it from the solicitor. Half half we said | Y
= lost container
t>p Yard says customs are all over {cont} | TR
p>t Walk away
t>p Already gone
p>s Box is lost at {ukport}. Dont ring anyone | RT
s>p Show me something please, my people will not believe | Y
p>s It was in the paper: "{fruit} container, {q} kilo" | QC
`
