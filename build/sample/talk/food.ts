/** Eating, drinking, shopping: the richest soil for traps (white, brown, flake, pills, ounces). */
export const FOOD = `
=
a Getting a *chinese* you want owt
b Salt and pepper chips and a *number* 42
a Whats a 42
b No idea but its lush
= eve
a What you having for tea
b Hash *browns* beans and an egg
a Thats a breakfast
b Not if you have it at {time}
=
a White or *brown*?
b What
a Bread. Im in {shop}
b *White* obviously. And get *green* milk not the red *top*
a Green is semi skimmed right
b Yes
=
a Wheres the *brown* sauce gone
b Top shelf behind the tin of *beans*
=
a Making that *banana* bread again
b How many is that now
a {n}. Freezer is full of it
b Drop one round
=
a Need 4 *ounces* of butter, whats that in grams
b About 110
a Ta. And a half *pound* of flour
b 225. You writing a cook book
= p3 p4 p5
a Ice cream van is back
b I heard. 99 with a *flake* was £2.50
a Daylight robbery
b Kids dont care do they, two each
=
a Doing a roast sunday
b Chicken or beef
a Leg of lamb, massive *piece* of meat
b Save me a plate
= p1 p2
a {takeaway} is closed till may
b Noooo
a I know
b Whats the point of anything
=
a What was that curry recipe
b Two onions, garlic, *half* a tin of tomatoes, spoon of the garam stuff
a Chicken thighs?
b About a *kilo* and leave it on for two hours
a Legend
=
a Brewing my own beer now
b Is it any good
a Like drinking a *carpet*
b Ill have two
= eve
a Few cans in the garden later?
b Two metres though
a I brought a tape measure
b Sad thing is i believe you
=
a Off the drink till {day}
b You said that last week
a This time i mean it
b See you at {time} then
=
a Pub landlord's doing takeaway pints in a milk carton
b Get out
a Swear down. £3 a *carton*
b Walking there now
=
a Do you want this *box* of veg, we get too much
b What is in it
a Kale mostly. *Bag* of spuds, something purple
b Keep the purple thing
=
a Kids want *popcorn*, have you got any
b Got a multi *pack*, ill leave it on the wall
=
a Diet starts monday
b Which monday
a Dont be funny. *Weighed* myself, {stone} stone
b Thats mostly head
=
a Coffee machine has packed in
b So get a jar like normal people
a Its not the same {m}
b Listen to yourself
=
a What do you put in your cheese toastie
b *Brown* sauce, nothing else
a Wrong. Onion
b Were not friends anymore
= am
a Bacon or sausage
b Both. *Red* sauce
a Be there in {mins}
=
a Ordered a *block* of parmesan off the internet, its the size of my head
b How much
a Dont ask. *Half* price she said. Half price of what
b 😂
=
a {shop} or {shop2}
b {shop2} queue is shorter
a But the bakery
b Fair point
= p2
a Anyone got spare eggs of the chocolate kind, ours have gone missing
b Check under your own bed fatty
=
a Did you get my hay fever *tablets*
b One a day ones or the cheap ones
a Whatever is cheapest, im sneezing the house down
b *Box* of 30 for £2, got you three
a Star
=
a Wine delivery came, they sent *white* by mistake
b Send it back
a Already opened it
b Course you have
=
a Found a 2014 tin of peaches at the back of the cupboard
b Best before is just a suggestion
=
a Whats that fish you did on the barbie
b Sea bass, lemon and *salt*. In foil, ten minutes
a Did mine twenty its like a flip flop
=
a Mum sent a cake, theres enough for an army
b Ill send the car
a Wear a mask
`
