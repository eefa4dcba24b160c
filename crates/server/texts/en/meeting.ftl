# The control room of the meeting, and what the pages of the hall share.
hall-title = Title
hall-table-name = Table { $n } · { $name }
hall-petal-label =
    { $n ->
        [0] { $petal } empty
        [one] { $petal } 1 point
       *[other] { $petal } { $n } points
    }
hall-erased = (these words were erased)
hall-addition = Addition
hall-addition-mark = addition
hall-question = Question
hall-question-mark = question
hall-question-answered = A point gives the answer.
hall-question-blocks-nothing = A question blocks nothing.
hall-changed = changed
hall-was = First it said: { $was }
hall-flag-mark = check
hall-flag = This seems to hold a name, telephone number or address. Better write it without.
hall-no-names = Better write no names or telephone numbers.
hall-reason-of-somebody = Somebody says: not yet, because
hall-sub = belongs to the point above
hall-behind = I stand behind it
hall-behind-all = I stand behind everything I see here
hall-not-yet = Not yet, because …
hall-have-addition = I have an addition
hall-keep = Keep
hall-change = Change
hall-drop = Take this point away
hall-restore = Put back
hall-wordings = What it said before
hall-carried = carried
hall-kind-resident = Resident
hall-kind-professional = Professional
hall-kind-commissioner-staff = Staff of the commissioner
hall-who = Who
hall-points =
    { $n ->
        [one] one point
       *[other] { $n } points
    }
hall-titles =
    { $n ->
        [one] one title
       *[other] { $n } titles
    }
hall-questions =
    { $n ->
        [one] one question
       *[other] { $n } questions
    }
hall-and = { $first } and { $last }
hall-error = Error
hall-to-tables = To the tables
presence-taking-part = takes part
presence-left = went home
presence-withdrawn = withdrew
presence-on-behalf = recorded by a facilitator
presence-listening = listens
presence-support = supports somebody
channel-spoken = Said in the room
channel-paper = From paper
channel-phone = By telephone

meeting-not-begun = The meeting has not begun
meeting-decided = The decisions are fixed
meeting-round = Carousel, round { $n } of { $of }
meeting-until = Until { $when }.
meeting-next-plan = Choose date and place
meeting-next-plan-go = Fill in
meeting-next-tables = Set out the tables
meeting-next-tables-go = To the tables
meeting-next-phase = Open the meeting first
meeting-next-phase-go = To the workbench
meeting-next-start = Next part: { $part }
meeting-next-start-go = Begin
meeting-next-place =
    { $n ->
        [one] One participant has no seat yet
       *[other] { $n } participants have no seat yet
    }
meeting-next-place-go = Seat everyone
meeting-next-carousel = Make the schedule of the carousel
meeting-next-carousel-go = To the carousel
meeting-next-move = Go to round { $n }
meeting-next-move-go = Next round
meeting-next-closing = See what is still open
meeting-next-closing-go = To the closing round
meeting-next-plenary = Draw the threads and hand over
meeting-next-plenary-go = To the plenary
meeting-next-answers = The outcome was handed over
meeting-next-answers-go = See the answers
meeting-round-back = Back to round { $n }
meeting-ideas = The ideas
meeting-no-ideas = There are no ideas yet.
meeting-no-ideas-next = They come here as soon as a table writes, or when you read in a paper transcript.
meeting-idea-blooms = blooms
meeting-idea-decision = becomes a decision
meeting-idea-growing = grows
meeting-idea-carried = { $n } of { $of } points carried.
meeting-idea-open =
    { $n ->
        [one] Still to be seen by one participant.
       *[other] Still to be seen by { $n } participants.
    }
meeting-idea-talk =
    { $n ->
        [one] One point needs a talk.
       *[other] { $n } points need a talk.
    }
meeting-idea-questions =
    { $n ->
        [one] One open question.
       *[other] { $n } open questions.
    }
meeting-plan-title = Date, place and time
meeting-plan-none = There is no date yet.
meeting-plan-first = Plan the meeting
meeting-plan-another = Plan one more meeting
meeting-plan-change = Change
meeting-plan-at = Date and time
meeting-plan-place = Place
meeting-plan-minutes = { $part }, in minutes
meeting-plan-keep = Plan
meeting-this-one = this meeting
meeting-begin-next = Begin this meeting
meeting-begin-next-help = We go on with the same points. Everyone checks in again. Who is not there still counts.
meeting-evening = The evening
meeting-minutes = { $n } minutes
meeting-part-go = Begin
meeting-part-back = Back to here
pace-title = How far is each table?
pace-figure = { $n } of { $of } people are done with this table
pace-nothing = No ideas yet
pace-late = Not ready yet
meeting-room = In the room
meeting-expected =
    { $n ->
        [one] person expected
       *[other] people expected
    }
meeting-in-room =
    { $n ->
        [one] person here
       *[other] people here
    }
meeting-required =
    { $n ->
        [one] person decides
       *[other] people decide
    }
meeting-left =
    { $n ->
        [one] person went home
       *[other] people went home
    }
meeting-withdrawn =
    { $n ->
        [one] person withdrew
       *[other] people withdrew
    }
meeting-listening =
    { $n ->
        [one] person listens
       *[other] people listen
    }
meeting-support =
    { $n ->
        [one] person supports somebody
       *[other] people support somebody
    }
meeting-ways = Go to
meeting-to-table = Look at a table

check-in-title = Check-in
check-in-closed = Check-in is possible once the meeting has begun and as long as the round is open.
check-in-waiting =
    { $n ->
        [0] Everyone is here
        [one] One more expected
       *[other] { $n } more expected
    }
check-in-all-there = Nobody else is expected.
check-in-said-no = said no
check-in-talk-first = A short talk first
check-in-takes-part = Takes part
check-in-takes-part-hint = Decides on every point.
check-in-late-hint = Decides on every point. Everything is new to them then.
check-in-listens = Listens
check-in-listens-hint = Does not decide.
check-in-supports = Supports somebody
check-in-supports-hint = Is there, without a voice.
check-in-before = Previous
check-in-after = Next
check-in-walk-in = Somebody who is not on the list
check-in-walk-in-lead = Welcome. Have a short talk and check them in at once.
check-in-kind = Does this person come as a resident or for their work?
check-in-table = At which table?
check-in-table-later = We choose that later
check-in-table-room =
    { $n ->
        [one] { $table }: one seat free
       *[other] { $table }: { $n } seats free
    }
check-in-more = Write down more (may stay empty)
check-in-no-seat = no seat yet
check-in-organisation = Organisation
check-in-how = How do they take part?
check-in-how-choose = First choose how this person takes part.
check-in-walk-in-go = Check in
check-in-there =
    { $n ->
        [one] One checked in
       *[other] { $n } checked in
    }
check-in-nobody = Nobody is checked in yet.
check-in-undo = Undo the check-in
check-in-leaves = Goes home
check-in-withdraws = Withdraws
check-in-returns = Is back
check-in-joins = Takes part after all
check-in-withdraw-help = Record this only when they say so themselves. On the points that stand now we still ask this person, until they say it themselves with their own link.

tables-title = Tables
tables-none = No tables stand yet.
tables-none-next = Set out at least one table for each topic.
tables-seats = { $n } of { $of } seats taken
tables-step-free = step-free
tables-no-guide = no facilitator yet
tables-nobody = Nobody yet
tables-empty = Nobody sits here yet.
tables-away = not in the room
tables-look = Look
tables-device = Code for the tablet
tables-name = Name of the table
tables-name-help = As you call it in the room.
tables-topic = Topic
tables-capacity = Number of seats
tables-facilitator = Facilitator
tables-remove = Take this table away
tables-seats-title = Seats
tables-everyone-sits = Everyone who is checked in has a seat.
tables-wish = chose { $table }; find a seat together
tables-unseated = Without a seat:
tables-place-all = Seat everyone
tables-move-title = Give somebody another seat
tables-move-who = Who?
tables-move-to = To which table?
tables-move = Move
tables-new = New table
tables-no-topics = There are no topics yet.
tables-to-topics = To the topics
tables-set = Set out the table
tables-screen-help = The big screen shows the bloemenzee. It never shows who said what.
tables-screen-device = Code for the big screen
device-title = One-time code
device-lead = You see this code and link only once. Use one of the two on the device.
device-go-to = On the device, go to
device-code = Type this code
device-link = Or open this link
device-until = The code and the link work until { $when }.
device-copy = Copy the link
device-copied = Copied

carousel-title = Carousel
carousel-not-begun = The carousel has not begun.
carousel-over = The carousel is over.
carousel-before-first = The carousel has begun. Go to round 1 when everyone is ready.
carousel-to-round = Go to round { $n }
carousel-back-to-round = Back to round { $n }
carousel-late =
    { $n ->
        [one] One participant is not in the schedule yet. Make the schedule again.
       *[other] { $n } participants are not in the schedule yet. Make the schedule again.
    }
carousel-fit-title = Does it fit the evening?
carousel-fits-word = fits
carousel-fits-not-word = does not fit
carousel-fits = { $rounds } rounds take { $needed } minutes together. There are { $available } minutes.
carousel-fits-not = { $rounds } rounds take { $needed } minutes together, but there are { $available } minutes. Make the rounds shorter or plan more time.
carousel-minutes = Minutes per round
carousel-change = Minutes to change
carousel-try = Work it out
carousel-plan = Make the schedule
carousel-replan = Make the schedule again
carousel-plan-help = Everyone with a seat visits every other table. Arrangements on who sits with whom hold here too.
carousel-notes = Mind
carousel-note-size-uneven = Round { $round }: the groups are uneven, from { $smallest } to { $largest } people.
carousel-note-missed = Somebody does not come to table { $table }. See “Who has seen what”.
carousel-note-does-not-fit = The rounds take { $needed } minutes; there are { $available }.
carousel-note-extra-rounds =
    { $rounds ->
        [one] One extra round is needed.
       *[other] { $rounds } extra rounds are needed.
    }
carousel-note-look-at-table = See whether everyone at table { $table } is well placed there.
carousel-note-together-split = Not everyone who wanted to walk together does.
carousel-note-table-comes = Round { $round }: table { $table } brings its flowers to a step-free place.
carousel-note-over-capacity = Round { $round }: table { $table } gets { $visitors } visitors and has { $capacity } seats.
carousel-none = There is no schedule yet.
carousel-none-next = Seat everyone first. Then make the schedule.
carousel-round = Round { $n }
carousel-round-n = Round { $n }
carousel-per-person = Per participant: the tables in order
carousel-home = Own table

coverage-title = Who has seen what
coverage-lead = Who has seen all the points of a table?
coverage-listening = In a group conversation nobody takes a stance. There is nothing to keep up.
coverage-figure = { $n } of { $of } participants
coverage-done =
    { $n ->
        [one] One participant has seen everything.
       *[other] { $n } participants have seen everything.
    }
coverage-people = How many points and titles people still have to see
coverage-table = Table { $n }
coverage-total = Together

closing-title = Closing round
closing-listening = In a group conversation nothing is decided. There is no closing round.
closing-is-decided = The round is closed. What is decided is fixed.
closing-not-begun = The closing round has not begun. This is open now.
closing-nothing-yet = Nothing stands on the flowers yet. The closing round begins after the carousel.
closing-lead = Everyone now sees exactly what is new or still open. Talk about the points below.
closing-below-minimum = Fewer than { $n } people take part. Then nothing is decided.
closing-open-nothing = Nothing is open
closing-open-title = Still open: { $what }
closing-none-open = Everyone stands behind everything.
closing-open-word = open
closing-to-see =
    { $n ->
        [one] Still to be seen by one participant.
       *[other] Still to be seen by { $n } participants.
    }
closing-talk =
    { $n ->
        [one] One participant says not yet.
       *[other] { $n } participants say not yet.
    }
closing-parent = The point above it is not carried yet.
closing-few = Too few people take part as yet.
closing-more = And { $what } more.
closing-would = If you close now
closing-recorded = Recorded
closing-decisions =
    { $n ->
        [one] decision
       *[other] decisions
    }
closing-decided =
    { $n ->
        [one] point decided
       *[other] points decided
    }
closing-agreed =
    { $n ->
        [one] point agreed, no decision
       *[other] points agreed, no decision
    }
closing-not-decided =
    { $n ->
        [one] point not decided
       *[other] points not decided
    }
closing-questions =
    { $n ->
        [one] question open
       *[other] questions open
    }
closing-close-title = Closing the round
closing-close-help = Closing records what everyone carries now. That happens once.
closing-close = Close the round
close-title = Close the round?
close-lead = This records what everyone carries together now. You cannot take it back.
close-decisions =
    { $n ->
        [0] No idea becomes a decision.
        [one] One idea becomes a decision.
       *[other] { $n } ideas become a decision.
    }
close-fixed = After that nobody can take a stance or change a point.
close-read = After that everybody can read what is decided, and what is not.
close-not-done = Not everyone is done yet. Is more time needed? Go back and open an after-round.
close-people =
    { $n ->
        [one] One person is not done yet
       *[other] { $n } people are not done yet
    }
close-not-decided = This will not be decided: { $what }
close-questions = This stays open: { $what }
close-do = Yes, close the round
close-back = No, back to the closing round
after-title = Open the after-round?
after-lead =
    { $n ->
        [1] The round then stays open for 1 more day, or until everyone has seen everything. You cannot take it back.
       *[other] The round then stays open for { $n } more days, or until everyone has seen everything. You cannot take it back.
    }
after-told = Who still has to answer is told.
after-close = You can close the round only when the time is over, or when everyone has seen everything.
after-no-decisions = Until then nothing is decided. The answers given so far stay, and can still change.
after-nobody = Everyone has seen everything. You can also close the round now.
after-do = Yes, open the after-round
closing-wait = The after-round goes on. You can close when everyone has seen everything, or when the time is over.
closing-after-title = More time needed: open an after-round
closing-after-help = Who went home or is in doubt then answers by phone, on paper or by a link. Everyone gets a message.
closing-after-once = The round then stays open until the time is over, or until everyone has seen everything. You cannot take it back.
closing-after-days = Number of days
closing-after-open = Open the after-round
closing-after-until = The after-round lasts until { $when }.
closing-people = Who still has something open
closing-nobody = Everyone has answered everything.
closing-person-open = still to see: { $what }
closing-person-talk = to talk about: { $what }

point-title = One point
point-behind = { $n } of { $of } stand behind it.
point-eyes-everyone = everyone may know
reason-guides-only = only for who guides: do not read out
point-reasons = What is still needed
point-to-idea = To the idea
point-to-person = Back to the points of { $name }
point-change = Change the words
point-to-table = To the writing page
point-record = Record a stance for somebody
point-record-of = Record the stance of { $name }
point-record-lead = Record what somebody says themself. They can see and correct it. A “not yet” that nobody may see is given by its owner only.
point-whose = Whose?
point-whose-choose = Choose a name
point-what = What do they say?
point-what-of = What does { $name } say?
point-reason-help = Needed with not yet. In their own words.
point-in-report = They agree that the reason stands in the report
point-channel = How did it come in?
point-record-go = Record
point-erase-title = This point holds a name or address
point-erase-help = Erasing takes the words away, the old ones too. It cannot be undone. Better change the words first, and erase then. The same words in a note or an action you erase there.
point-erase = Erase the words

stances-title = The points of { $name }
stances-lead = This is still open for { $name }. Choose a point to record what they say.
stances-none = Nothing is open for { $name }.
stances-recorded = The stance is recorded.
stances-recorded-of = The stance of { $name } is recorded.
stances-all-title = All at once
stances-all-help = Only if { $name } has seen all points above and stands behind each of them.
stances-all-go = Stands behind everything above
stances-talk = These need a talk

transcript-title = Read in paper
transcript-lead = Type over what was written on paper, or choose a file. You first see what we read. Nothing changes yet.
transcript-example =
    # Transport
    ## A bus on call in every village
    ### Wat
    - A bus that drives when you call
      - at the weekend too
    - * with room for a wheelchair
    - * who pays the driver?
    ### Wanneer
    - tomorrow!
transcript-type = Your text
transcript-again = Change the text
transcript-file = Choose a text file
transcript-text = Or type or paste here
transcript-text-help = # is a topic, ## an idea, ### a petal, - a point. A star after the dash is an addition; if it ends with a question mark, it is a question.
transcript-look = See what we read
transcript-preview-lead = This is what we read. Nothing has changed yet.
transcript-read = This is put with the ideas
transcript-read-more =
    { $n ->
        [one] And one more line.
       *[other] And { $n } more lines.
    }
transcript-same = These ideas are there already. Add this, and they stand there twice.
transcript-topics =
    { $n ->
        [one] topic
       *[other] topics
    }
transcript-ideas =
    { $n ->
        [one] idea
       *[other] ideas
    }
transcript-petals =
    { $n ->
        [one] petal
       *[other] petals
    }
transcript-points =
    { $n ->
        [one] point
       *[other] points
    }
transcript-sub-points =
    { $n ->
        [one] sub-point
       *[other] sub-points
    }
transcript-additions =
    { $n ->
        [one] addition
       *[other] additions
    }
transcript-questions =
    { $n ->
        [one] question
       *[other] questions
    }
transcript-gaps = Still empty
transcript-gaps-help = These petals are empty. That is fine.
transcript-unknown-topics = These topics have no table. Write the title exactly as in the topics, or set out a table first.
transcript-flags = These lines seem to hold a name or address. Better change that first.
transcript-import = Put this with the ideas
transcript-closed = Reading in is possible once the tables have been open and nothing is decided yet.
transcript-wrong-title = There is something we cannot read
transcript-line = Line { $n }
transcript-more-errors = There are more lines that we cannot read. Mend these first.
transcript-wrong-heading = We expect # for a topic, ## for an idea or ### for a petal.
transcript-wrong-petal = We expect one of: Wat, Hoe, Wie, Waar, Wanneer, Randvoorwaarden.
transcript-wrong-empty-heading = We expect a title after the hash.
transcript-wrong-empty-item = We expect a text after the dash.
transcript-wrong-text = We expect a line that begins with # or -.
transcript-wrong-item-place = We expect a petal with ### first.
transcript-wrong-petal-place = We expect an idea with ## first.
transcript-wrong-idea-place = We expect a topic with # first.
transcript-wrong-sub = We expect a point above this sub-point.
transcript-wrong-indent =
    { $n ->
        [one] One space stands before it. We expect none for a point, two for a sub-point.
       *[other] { $n } spaces stand before it. We expect none for a point, two for a sub-point.
    }
transcript-wrong-characters = This text is too long, or holds characters that do not belong in a text.
transcript-too-large = The file is too large. It may be 2 MB at most. Cut it in pieces.
transcript-nothing = We expect at least one topic, with #.

field-place = Place
field-capacity = Number of seats
field-days = Number of days
field-transcript = The text
field-minutes-per-round = Minutes per round
field-minutes-to-change = Minutes to change
