/** First line of the README, by which a later run knows the folder as its own. */
export const TITLE = 'WINNOW SAMPLE CASE: INVENTED DATA'

export const README = `${TITLE}
=================================

Every person, handle, number, address, plate and message in this folder is made up by a program. Nothing here was ever
sent or seized. Telephone numbers are from the ranges that Ofcom keeps for drama; plates, postcodes, handset and account
numbers have the right shape but are not issued to anyone.

messages.csv   one row a sighting, UTF-8, comma-separated, with a header
images/        pictures named in the column Image

How to import
-------------
Time zone:     Europe/London (column "Sent (local)", all of it in British Summer Time)
Encoding:      UTF-8
Sender:        Sender
Recipient:     Recipient
Time:          Sent (local)        for example 2020-04-14 09:12:33
Text:          Message
Kind:          Type                text, image, call, note, system, undecrypted
Image:         Image               a file name in images/
Record id:     Row ID

The rows stand pack after pack: Pack is the handle whose handset the row was taken from, and within a pack rows are in
order of that handset's own clock. The same message may therefore appear twice, once at each end, some seconds apart; some
rows are simply repeated. Some packs were never served, some days are missing, some rows could not be decrypted, and some
pictures are missing or damaged. That is how such material arrives.
`
