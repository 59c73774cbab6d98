/** Talk from and about abroad: accents, other languages, heat, flights that do not go. */
export const ABROAD = `
=
a Hola, que tal {m}
b Todo bien, aquí encerrado en casa jaja
a Aquí igual, ni al supermercado
b Paciencia
=
a Goedemorgen {m}
b Goedemorgen, alles goed?
a Ja hoor. Koffie op het balkon, 24 graden ☀️
b Jaloers!
=
a Bonjour mon ami ça va
b Ça va. Confinement jusqu'au 11 mai, c'est long
a Courage!
=
a Mañana voy al médico, no puedo hablar hasta la tarde
b Vale, suerte
a Gracias 🙏
=
a Kuidas läheb lol
b What language is that
a Estonian. Learning on an app, bored out my mind
b You cant even speak english
=
a How is it out there
b Hot. Police at every roundabout asking where you're going
a Where are you going
b *Bread*. Always bread
=
a Flights are a joke, cancelled again
b When to
a July they say. Voucher, no refund
b Keep ringing them
=
a You getting out of there or what
b Cant. *Border's* shut, need a reason to cross
a Dentist?
b 😂 tried that
=
a Pool's open but you cant lie by it
b So what do you do
a Stand in it. Like cattle
=
a Whats the time there
b Hour ahead of you
a Always forget
=
a €14 for a beer down here, mad
b In the *Flat*?
a No at the marina. Never again
=
a Landlady wants the señora from number 3 out, there's screaming every night
b What about
a He paints little soldiers all over the kitchen table she says
b Fair enough then
=
a Sent Mum a card from here, took five weeks
b *Pigeon* would of been quicker
=
a My neighbour's a retired *captain*, great stories
b Boats?
a *Ferries*. Forty years Hook to Harwich and back
b He ever get sick
a Every day he says
=
a Got sunburnt on the balcony
b How
a Fell asleep after the paella
b Amateur
=
a Dobry wieczór {m}
b What you on about
a Polish. Lad at the car wash taught me
b What does it mean
a Good evening. I think
=
a Im doing a jigsaw of the *Dam* square, 2000 pieces
b Rock and *roll*
a There is one *piece* missing. In the sky
=
a Café's doing coffee through the window now, "para llevar"
b Civilised
a Über civilised
=
a Bought a melon for €6
b *Six*? They're 99p in {shop}
a Not like this they aint
=
a Naïve question, can you drive on an english licence there
b Till december
a After that?
b Who knows
=
a Cleaned the whole *flat* with bleach, ruined my good shorts
b What were you wearing shorts for
a Its 31 degrees
=
a When this is over we go for that steak
b The one on the harbour
a Côte de boeuf. *Kilo* between two
b Done
`
