# Why something cannot be done now, and what can be done instead. The key is `refusal-` and the domain's code.

refusal-already-checked-in = This person is in already. There is nothing to do.
refusal-already-decided = The round is closed and the decision is fixed. Nothing can change here any more. A remark can go with the report.
refusal-already-handed-over = The outcome has been handed over. This cannot be done after that.
refusal-already-involved =
    { $row ->
        [one] Row 1 is on the list already. Take that row out and try again. Nothing was read in.
        [other] Row { $row } is on the list already. Take that row out and try again. Nothing was read in.
       *[none] This person is on the list already. Look up the name and change that line.
    }
refusal-already-talked = This conversation has been held. Only who held it and the lead facilitator can change it.
refusal-after-round-open = The after-round is still open and not everybody has answered. Wait until the last day has passed, or until everybody has answered.
refusal-answer-does-not-fit = This answer does not fit this route. Choose another answer.
refusal-answer-is-a-point = Only a point can answer a question. Choose a point, or write one.
refusal-answer-needs-why = Write down why as well. The participants read your explanation.
refusal-arrangement-is-safety = An arrangement about tables belongs to a need for safety. Choose that kind.
refusal-arrangement-with-whom = Choose which other person the arrangement is with.
refusal-capacity-wrong = Fill in a number of seats from 1 to 500.
refusal-carousel-needs-tables = A carousel needs at least two tables. Set out another table first.
refusal-carousel-not-begun = The carousel has not begun. Start that part of the meeting first.
refusal-carousel-not-planned = There is no schedule for the carousel yet. Make the schedule first.
refusal-carousel-too-large = These are too many people or tables for one carousel. Spread the group over two evenings.
refusal-channel-misnamed = Choose how the answer came in. Only who answers for themself can use an own device.
refusal-closing-not-begun = The closing round has not begun. Start that part of the meeting first.
refusal-command-unknown = We do not know this action. Load the page again and try once more.
refusal-commissioner-stepped-back = The commissioner has stepped back. Until the handover the commissioner cannot change anything here.
refusal-conversation-question-unknown = The question { $key } does not belong to this route. Load the page again.
refusal-correction-unknown = This correction is no longer there. Load the page again.
refusal-corrections-open =
    { $open ->
        [one] One correction is still open. Settle it first.
       *[other] { $open } corrections are still open. Settle them first.
    }
refusal-days-wrong = Choose a number of days from { $least } to 60.
refusal-early-needs-reason = The time to respond has not passed. Write down why the report can be final already.
refusal-email-wrong =
    { $row ->
        [one] Row 1: the e-mail address { $email } is not right. Correct it, or leave it empty. Nothing was read in.
        [other] Row { $row }: the e-mail address { $email } is not right. Correct it, or leave it empty. Nothing was read in.
       *[none] The e-mail address { $email } is not right. Write it as name@example.org, or leave it empty.
    }
refusal-frame-not-hard = This is not a hard frame. Choose a frame that binds, or choose the answer about an intent.
refusal-frame-not-intent = This is not an intent. Choose an intent, or choose the answer about a hard frame.
refusal-frames-frozen = The frames are fixed. The commissioner can propose other frames, the lead facilitator decides about that.
refusal-frames-missing = There is no frame yet. Write at least one.
refusal-frames-not-released = The frames have not been released. Just change them.
refusal-gate-closed =
    { $missing ->
        [question] The central question is still missing. Write it first.
        [promise] The promise is still missing. Write what will happen with the outcome.
        [commissioner] There is no commissioner yet. Give somebody that role first.
        [frames] The frames have not been released. The commissioner does that.
        [topics] There is no topic yet. Add one first.
        [circle] There are too few people on the list. Ask who else lies awake over it.
        [handed-over] The outcome has not been handed over. Do that first.
        [report-final] The report is not final. Make it final first.
       *[other] Something is still missing. Look at the workbench to see what is needed.
    }
refusal-gate-needs-reason =
    { $open ->
        [one] One thing is not arranged yet. Arrange it first, or write down why you go on nevertheless. That shows on the public page at once, and later in the report.
       *[other] { $open } things are not arranged yet. Arrange them first, or write down why you go on nevertheless. That shows on the public page at once, and later in the report.
    }
refusal-gathering-unknown = This meeting is not there. Plan it first.
refusal-has-left = This person is no longer in the room. Mark them as present again first.
refusal-has-stance = This person has taken part already, or may have said something. The check-in cannot be undone. Let them withdraw or go home.
refusal-seat-first = Choose a table first. After that you can keep this to yourself.
refusal-id-taken = This was sent before with other content. Load the page again and try once more.
refusal-idea-unknown = This idea is no longer there. Load the page again.
refusal-involvement-removed = This person was taken off the list. Put them back first.
refusal-item-settled = This is settled already. Open it again if something changed.
refusal-item-unknown = This item is no longer there. Load the page again.
refusal-last-lead-facilitator = There must always be a lead facilitator. Give somebody else that role first.
refusal-listen-after-carousel = Just listening is possible once the carousel has begun. Who is here now takes part.
refusal-listens-only = This person only listens and takes no stance. Taking part is still possible: check them in as a participant.
refusal-meeting-not-begun = The meeting has not begun. Start the first part first.
refusal-merge-apart = These points do not stand together. Merge only points of the same idea and the same kind.
refusal-merge-needs-two = Choose at least two different points to merge.
refusal-method-does-not-decide = In this route we listen. No stances are taken and nothing is decided.
refusal-method-unknown = This method is not known here. Choose a method from the list.
refusal-minutes-wrong = This number of minutes is not possible. Fill in a whole number, such as 8.
refusal-name-needed =
    { $row ->
        [one] Row 1 has no valid name. Fill it in. Nothing was read in.
        [other] Row { $row } has no valid name. Fill it in. Nothing was read in.
       *[none] Fill in a name, of at most 120 letters.
    }
refusal-no-proposal = There is no proposal for other frames.
refusal-no-tables = There are no tables yet. Set out tables first.
refusal-nobody-seated = Nobody sits at a table yet. Give people a seat first.
refusal-nobody-to-place = Everybody who can have a seat has one. Is somebody without a seat? See whether there are enough chairs.
refusal-not-a-facilitator = This person is not a facilitator in this route. Give them that role first, or choose somebody else.
refusal-not-a-question = This is not a question. Choose a question to answer.
refusal-not-at-this-table = This person is not at this table now. Use the device of their own table, or ask the facilitator.
refusal-not-checked-in = This person has not been checked in. Check them in at the door first.
refusal-not-handed-over = The outcome has not been handed over. An answer can follow after that.
refusal-not-permitted = Your role cannot do that in this phase. Ask the lead facilitator if it is needed nevertheless.
refusal-not-taking-part = This person does not take part in the decision now. Check them in as a participant first.
refusal-not-your-table = This idea belongs to another table. You can write an addition to it, or ask the table to change it.
refusal-written-before-you = This was written before you came to this table. Ask the people of the table or the facilitator to change it, or add something to it.
refusal-not-yours = This is somebody else's. Only they themselves, or a facilitator, can do this.
refusal-nothing-changes = It stands like that already. Nothing was changed.
refusal-nothing-chosen = You have not chosen anything yet. Choose at least one.
refusal-nothing-to-answer = There is no decision on this idea. No answer is needed here.
refusal-one-phase-at-a-time = Go on one phase at a time. Open the next phase first.
refusal-one-round-at-a-time = Go one round on or back at a time.
refusal-only-information-is-put = Only a request for information can be put to the commissioner.
refusal-outcome-does-not-fit = This outcome does not fit here. Choose an outcome that belongs to this kind.
refusal-part-unknown = This part does not belong to this meeting. Load the page again.
refusal-participant-unknown = This person is not on the list. Load the page again.
refusal-petal-unknown = This petal does not belong to this route. Choose another petal.
refusal-phase-unknown = This phase is not there, or is open already. Load the page again.
refusal-printed-meanwhile = Somebody else has just printed these cards. Look which card counts and print again if needed.
refusal-person-unknown = This person is not known here. Add the person first.
refusal-phone-wrong =
    { $row ->
        [one] Row 1: the telephone number { $phone } is not right. Correct it, or leave it empty. Nothing was read in.
        [other] Row { $row }: the telephone number { $phone } is not right. Correct it, or leave it empty. Nothing was read in.
       *[none] The telephone number { $phone } is not right. Use 8 to 15 digits, or leave it empty.
    }
refusal-plenary-not-begun = The plenary has not begun. Start that part of the meeting first.
refusal-point-changed = Somebody else has changed this point in the meantime. It now says: “{ $now }”. See what you want to keep and send it again.
refusal-point-dropped = The table has dropped this point: “{ $text }”. Bring it back if it should be there after all.
refusal-point-replaced = This point was merged, split or moved. It now says: “{ $now }”. Go on there.
refusal-point-twice = The same point is in it twice. Name every point once.
refusal-point-unknown = This point is not there. Load the page again.
refusal-presence-wrong = Choose whether this person takes part, listens, or comes along as support.
refusal-private-not-yet-is-yours = A ‘not yet’ for one's own eyes cannot be written down by somebody else. Let them do it themselves, or choose who may see it.
refusal-question-frozen = The central question is fixed and cannot change any more.
refusal-question-takes-no-stance = This is a question. You take no stance on a question.
refusal-reason-needed = Write down why as well. A short sentence is enough.
refusal-report-drafted = The draft report has been sent already.
refusal-report-final = The report is final and does not change any more.
refusal-report-not-yet = The report is not possible yet. First the meeting is over and there is a draft.
refusal-revision-unknown = We do not have this wording. Load the page again and choose once more.
refusal-role-conflict = Nobody can be commissioner and facilitator in the same route. Choose somebody else.
refusal-role-not-given = You cannot give this role. Who is on the list is a participant by that.
refusal-role-not-held = This person does not hold that role. Load the page again.
refusal-role-takes-part = Who takes part as a participant cannot hold another role in this route. Choose somebody else.
refusal-round-not-closed = The closing round has not been closed. Close it first, or open an after-round.
refusal-round-unknown = This round is not in the schedule.
refusal-route-exists = This route is there already. You need not make it again.
refusal-route-stopped = This route was stopped. Nothing can change any more.
refusal-route-unknown = This route is not there. See whether the address is right.
refusal-seats-fixed = The seats are fixed since the carousel. Ask a facilitator to move you.
refusal-split-needs-two = Write at least two points to split into, and at most twenty.
refusal-staff-not-allowed = The commissioner's own staff do not take part as participants in this route.
refusal-stances-not-open = Stances cannot be taken now. That is possible from the theme tables until the round is closed.
refusal-sub-point-misplaced = A sub-point belongs to a point on the same petal. Choose another point.
refusal-table-full = This table is full: it has { $capacity } seats. Choose another table.
refusal-table-in-use = Somebody sits at this table, or an idea stands there. So this cannot be done any more.
refusal-seat-chosen = You chose a table already. Would you like another seat? Ask a facilitator.
refusal-table-not-free = This cannot be because of an arrangement made with somebody. Choose another table.
refusal-table-unknown = This table is not there. Load the page again.
refusal-tables-not-open = The theme tables are not open. Start that part of the meeting first.
refusal-tables-opened = The theme tables have been open. This cannot change after that.
refusal-talk-first = Nobody has talked with this person yet. Hold a short conversation first, at the door if need be.
refusal-text-control = There is a character in it that we cannot keep, at place { $at }. Take it out and send it again.
refusal-text-direction = There is an invisible character in it that turns the reading direction, at place { $at }. Take it out and send it again.
refusal-text-empty = There is nothing yet. Write a text first.
refusal-text-line-break = Write this on one line. There is a new line at place { $at }.
refusal-text-too-long = This is too long: { $chars } characters. There is room for { $max }. Make it shorter, or spread it over more points.
refusal-thread-through-carried = A thread runs only through points that everyone stands behind. Take the other points out.
refusal-thread-unknown = This thread is no longer there. Load the page again.
refusal-title-stays = The title of an idea cannot be dropped or moved. Change the words, or drop the whole idea.
refusal-too-many-at-once = This is too much at once. Do at most { $most } at a time.
refusal-too-many-frames = There is room for at most { $most } frames in a route. Put some together.
refusal-too-many-items = There is room for at most { $most } items in one conversation. Write the others down apart.
refusal-too-many-people = Read in at most { $most } people at a time. Split the list.
refusal-too-many-points = There is room for at most { $most } points in a route.
refusal-too-many-tables = There is room for at most { $most } tables in a meeting.
refusal-too-many-topics = There is room for at most { $most } topics in a route.
refusal-topic-in-use = There is a table on this topic. Take away that table first.
refusal-topic-twice = This topic is there already. Choose another name.
refusal-topic-unknown = This topic is not there. Load the page again.
refusal-transcript-topic-unknown = Line { $line }: there is no table on “{ $topic }”. Write the topic as it stands at the tables. Nothing was read in.
refusal-transcript-wrong =
    { $count ->
        [one] Line { $line } is not right: “{ $found }”. Correct that line. Nothing was read in.
       *[other] { $count } lines are not right. The first is line { $line }: “{ $found }”. Nothing was read in.
    }
refusal-withdrawn-not-asked = This person has withdrawn and is no longer asked about this point.

# The API asks for a key.
api-not-this-way-title = This address does not know that method
api-not-this-way-text = See /api/v1/openapi.json for what this address can do. Nothing was changed.
api-sign-in = Send a session along: a bearer token, or the cookie of a browser that has signed in.
refusal-no-clock = No clock is running now. Begin a part of the meeting first.
refusal-no-gathering = No meeting has been planned yet. Fill in the date and the place first.
refusal-nobody-chosen = You have not chosen anybody yet. Choose at least one person.
refusal-nobody-to-record = There is nobody at this table for whom this can be recorded now.
refusal-idea-changed = This idea has changed in the meantime. Read it once more, and then confirm.

refusal-box-brings-other = At entry { $entry } the box brings something that cannot happen in a box. Nothing was taken in.
refusal-box-by-file = This goes with a file. Do it on the page of the box, or with the command “bloemenzee box”.
refusal-box-changed = This file was changed after the box signed it. Nothing was taken in. Make a new file in the box with “Take back home”.
refusal-box-closed = This box is closed and goes home. The lead facilitator can open it again.
refusal-box-closed-before = This box was closed on this laptop on { $since }, into { $file }. What happened stands in that file. To go on with that evening, open that file. To begin again with only what left home, open this box with --again.
refusal-box-cut = Entry { $entry } is missing in this file. Nothing was taken in. Make a new file in the box with “Take back home”.
refusal-box-entry-wrong = Entry { $entry } in this file is not right. Nothing was taken in. Make a new file in the box with “Take back home”.
refusal-box-is-open = This box is open on this laptop already. Stop that program first.
refusal-box-key-wrong = The key of this box cannot be read. Take the route along anew.
refusal-box-no-box = This file is no box, or it is damaged. Choose the file that the box made.
refusal-box-not-away = No box is away with this route.
refusal-box-not-what-left = Entry { $entry } in this file is not what left home. Nothing was taken in.
refusal-box-other-open = Another box stands open in the folder beside this file. Close that first, or put this file in another folder.
refusal-box-photos-busy = The photos from the box cannot be taken in just now. Nothing was taken in. Try again in a minute.
refusal-box-returned = “{ $name }” is back since { $since }. A box comes back once only.
refusal-box-signature = This box did not sign with the key that was given out when it left. Nothing was taken in.
refusal-box-that-left = This is the file that left home. Nothing was taken in. Choose the file that you made in the box with “Take back home”, or with the command “bloemenzee box close”. Was the box never used? Then write it off.
refusal-box-unknown = This box does not belong to this route. Choose another file.
refusal-box-written-off = “{ $name }” was written off on { $since } and cannot come back any more. You can still open and read the file.
refusal-passphrase-differs = The passphrases are not the same. Type the same one twice.
refusal-passphrase-short = This passphrase is too short. Take at least twelve characters, four separate words for example.
refusal-passphrase-wrong = This passphrase does not open the file. Look whether you type it right.
refusal-route-away = This route is away in “{ $name }”, since { $since }. Nothing can change here until the box is back.
refusal-stays-home = This stayed home and cannot be done in the box. Do it when the box is back.
refusal-flower-of-another-table = This flower is of table { $table }. Let that table type it over.
refusal-flower-twice = One of these flower codes exists already. Make the PDF again.
refusal-flower-unknown = We do not know this flower code. Look at the paper once more.
refusal-flower-used = This flower was begun meanwhile. Go to the flower and type on there.
refusal-line-answered = Somebody took a stance on this point already. So it cannot simply be taken back. Talk it over at the table, and then drop or reword the point.
refusal-line-has-more = Meanwhile something stands under this point. Take that back first.
refusal-line-reworded = This point has other words now. So it cannot simply be taken back.
refusal-list-stands-already = All of this list stands on the flower already.
refusal-nothing-above = This point goes under another one, but nothing stands on this petal yet. First type the point above it.
refusal-photo-unknown = This photo is not there any more. Load the page again.
refusal-seat-unknown = We do not know seat number { $seat }. Look at the seat card, or leave the field empty.
refusal-stands-already = This stands there already, as point { $code }.
refusal-too-many-photos = There is room for { $most } photos with one flower. Take one away first.
# After the meeting.
refusal-action-changed = Somebody else has changed this action in the meantime. It now says: “{ $now }”. See what you want to keep and send it again.
refusal-action-unknown = This action is not there. Load the page again.
refusal-address-needed =
    { $by ->
        [mail] No e-mail address is known. Fill in an address first, or choose another way.
       *[other] No postal address is known. Fill in an address first, or choose another way.
    }
refusal-again-differs = A second round keeps the same question, promise and frames. These are not the same. Load the page again.
refusal-date-past = This day has passed. Choose a day that is still to come.
refusal-date-wrong = This date is not right. Choose a day between 2000 and 2100.
refusal-decision-not-standing = This decision no longer holds. The history says which decision took its place.
refusal-gathering-cancelled = This meeting does not take place. Plan a new one.
refusal-gathering-held = This meeting has begun. It can no longer be cancelled.
refusal-group-stopped = This working group has been stopped. Choose another group, or begin a new one.
refusal-group-unknown = This working group is not there. Load the page again.
refusal-horizon-changed = Somebody else has changed the horizon in the meantime. It now says: “{ $now }”. See what you want to keep and send it again.
refusal-horizon-unknown = There is no horizon yet. Write it down first.
refusal-kept-from-first = This round keeps the question and the frames of the first. They do not change. Do you want others? Then begin a new route.
refusal-line-unknown = This line is not there. Load the page again.
refusal-link-wrong = This address is not right. Begin with https:// and leave no spaces.
refusal-no-more-fits = There are { $most } already. No more fit.
refusal-not-a-decision = This is not a decision. Choose a decision.
refusal-not-a-member = This person is not in the working group. Add the person first.
refusal-not-asked-to-drive = This person was not asked to be the driver. Ask first.
refusal-not-signed-up = This person has not signed up to go on. Do that first.
refusal-not-the-driver = Only the driver can do this, or who guides.
refusal-note-unknown = This note is not there. Load the page again.
refusal-proposal-needs-what = Write down what you propose as well. Without a “What” there is nothing to decide on.
refusal-proposals-not-open = Nothing is being decided now. The lead facilitator opens the proposals at a follow-up meeting.
refusal-proposals-open = At another meeting proposals are still open. Close those first.
refusal-revisited-already = There is a proposal on this decision already, or this proposal is on another decision.
refusal-row-wrong = Choose every how many weeks and how often, from 1 to { $most }.
refusal-sign-up-not-yet = Signing up to go on begins at the end of the meeting.
refusal-whole-circle-needed = An earlier decision changes only with everybody who decided then. Open the proposals for the whole circle.
