# The hall: print pack, clock, help, reading back, and one hand for a table.
pack-title = Print pack
pack-file = print-pack.pdf
pack-file-card = seat-card.pdf
pack-lead = Everything on paper for { $when }. You get one PDF.
pack-no-meeting = The meeting has no date yet.
pack-no-meeting-next = Choose date and place first. Then you can print.
pack-what = What is in it?
pack-part-script = Script of the day
pack-part-seat-cards = Seat cards
pack-part-walks = Carousel per participant
pack-part-posters = Posters for the tables
pack-part-flowers = Blank flowers
pack-part-visits = Carousel per table
pack-part-ideas = All points, to read aloud
pack-hint-script = What you say and what lies ready, with the times. A4, for you.
pack-hint-seat-cards = With a seat number, and a code to take part on a phone or tablet. A4, to cut.
pack-hint-walks = A slip with where to go. A4, to cut.
pack-hint-posters = Topic, question and frames. A3.
pack-hint-flowers = To write an idea on. A3.
pack-hint-visits = Who comes in each round, by seat number. A4.
pack-hint-ideas = In large letters. A4.
pack-waits-script = This can be done later.
pack-waits-seat-cards = Not possible in this phase, or nobody has been invited yet.
pack-waits-walks = Not yet. Make the schedule of the carousel first.
pack-waits-posters = Not yet. Set out the tables first.
pack-waits-flowers = This can be done later.
pack-waits-visits = Not yet. Make the schedule of the carousel first.
pack-waits-ideas = Not yet. There are no ideas.
pack-for-whom = Seat cards: for whom?
pack-for-missing =
    { $n ->
        [one] For one person without a valid card
       *[other] For { $n } people without a valid card
    }
pack-for-missing-hint = The cards that are there stay valid.
pack-for-all =
    { $n ->
        [one] For one person
       *[other] For all { $n } people
    }
pack-for-all-first = Nobody has a card that works yet.
pack-for-all-hint =
    { $n ->
        [one] Everybody gets a new card. One person has one now that works: it does not work after that. We ask you once more first.
       *[other] Everybody gets a new card. { $n } people have one now that works: those do not work after that. We ask you once more first.
    }
pack-sure-title = New cards instead of the old ones?
pack-sure-lead =
    { $n ->
        [one] One person has a card that works already. If you print a new one, the old one does not work any more. Nothing has changed yet.
       *[other] { $n } people have a card that works already. If you print new ones, the old ones do not work any more. Nothing has changed yet.
    }
pack-sure-lead-one = { $name } has a card that works already. If you print a new one, the old one does not work any more. Nothing has changed yet.
pack-sure-number = The seat number stays the same.
pack-sure-again = Who takes part on a phone or tablet with the old card begins there again with the new one. All stances stay.
pack-sure-old = Throw the old cards away, so that nobody is confused.
pack-sure-yes =
    { $n ->
        [one] Yes, print a new card
       *[other] Yes, print { $n } new cards
    }
pack-sure-yes-one = Yes, print a new card for { $name }
pack-sure-else = Or only for those who have none yet
pack-sure-missing =
    { $n ->
        [one] Print only for that one person
       *[other] Print only for those { $n } people
    }
pack-flowers-each = Blank flowers per table
pack-flowers-spare = Blank flowers to spare
pack-unlisted =
    { $n ->
        [one] One person in the schedule has no seat card yet. They do not stand on the sheets of the carousel, unless you print a card now.
       *[other] { $n } people in the schedule have no seat card yet. They do not stand on the sheets of the carousel, unless you print cards now.
    }
pack-make = Make the PDF
pack-busy = We are making the PDF. It can take half a minute. Leave this page open.
pack-ready = The PDF is ready, among your downloads. The seat cards hold names and codes: do not leave them lying about.
pack-lost = No answer came. See below which cards are valid now, and try again.
pack-meanwhile = Somebody else was printing seat cards too. Your PDF was not made, and nothing about the cards has changed. See below what is still needed.
pack-cards = Seat cards
pack-to-cards = Print a seat card
pack-cards-help = Card lost? Print a new one. Nobody can take part with the old one any more. The seat number stays the same.
pack-cards-nobody = Nobody has been invited yet.
pack-seat-number = seat { $n }
pack-card-valid = card valid
pack-card-revoked = card taken back
pack-card-other = card no longer valid
pack-card-none = no card yet
pack-print-one = Print card
pack-print-again = Print again
pack-revoke = Take back
pack-revoke-help = This card then stops working at once. What that person said stays. You can always print a new card.
pack-revoke-do = Yes, take the card back

clock-still = The clock stands still.
clock-still-left = (the clock stands still at { $left })
clock-pause = Stop the clock
clock-resume = Let the clock run
clock-more = More time:
clock-more-minutes =
    { $n ->
        [one] 1 minute
       *[other] { $n } minutes
    }
clock-more-word = more
clock-fewer = Less time:
clock-fewer-word = fewer

signal-calls = These tables ask for help
signal-since = since { $when }
signal-i-come = I am coming
signal-help = Need help?
signal-quiet = Call the facilitators, without the hall noticing.
signal-give = We need help
signal-asked = asked
signal-asked-text = The facilitators see that you ask for help.
signal-take-back = No longer needed
signal-coming = seen
signal-coming-text = Somebody is coming to your table.

read-back-title = Read back
read-back-lead = Lay the paper beside it. Read every line. Does everything stand there exactly so?
read-back-go = Yes, this is what the paper says
read-back-change = Change something
read-back-off = Not read back after all
read-back-done = read back at { $when }
read-back-done-same = read back at { $when } by who typed it too
read-back-done-device = read back at { $when } on the device on which it was typed
read-back-before = read back at { $when }, changed since
read-back-other = new or different since it was read back
read-back-word = Read back.
read-back-word-same = Read back by who typed it too.
read-back-word-device = Read back on the device on which it was typed.
read-back-own = You typed this flower over yourself. Better ask somebody else to read it back: one’s own mistakes are easily missed. Is nobody there? Then read it back yourself. It will say that you typed it too.
read-back-own-device = This flower was typed over on this device. Let somebody read it back who did not type.

together-at-a-time = Read these { $n } points aloud, then ask who stands behind them. The other points follow.
together-title = One answer for the whole table
together-lead = Read every point aloud. Then ask: does everyone stand behind this? If not, leave out that person or that point below.
together-stays = Each person sees that you recorded this, and can change it. Did somebody say “not yet” before? That stands.
together-closed = Stances cannot be recorded now.
together-nobody = Nobody who decides sits at this table now.
together-read = Read aloud
together-put-off = You do not record these points now. Do so person by person:
together-ask = Who stands behind it?
together-except = Everyone at this table, except:
together-except-help = Tick who does not join in this answer. You need not say why.
together-go = Record that they stand behind it
