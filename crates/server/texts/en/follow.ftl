# After the meeting: who goes on, what is done, what everybody works towards.
follow-title = Follow-up
follow-nav = Parts of the follow-up
follow-lead = Here you see what is done with the decisions, and what is still needed.
follow-lead-own = Here you see what you do yourself, and what happens with the decisions.
follow-early = The follow-up begins after the handover.
follow-early-do = From then on you find the waiting decisions, the actions and the next gathering here.
nav-follow = Follow-up

follow-waiting-title = Nobody has taken this yet
follow-waiting-lead = Nobody works on these decisions yet.
follow-waiting-none = Every decision was taken up: it says who does it.
follow-waiting-n =
    { $n ->
        [one] Nobody has taken up { $n } decision yet
       *[other] Nobody has taken up { $n } decisions yet
    }
follow-waiting-more =
    { $n ->
        [one] { $n } more decision that nobody has taken up
       *[other] { $n } more decisions that nobody has taken up
    }
follow-missing-both = It does not say who does it, nor when.
follow-missing-who = It does not say who does it.
follow-missing-when = It does not say when.
follow-missing-action = There is no action for it yet.
follow-make-action = Make an action
follow-see-action = See the action
follow-days-title = A day is still missing here
follow-days-lead = Somebody does this. It was only not said when.
follow-days-n =
    { $n ->
        [one] { $n } decision still lacks a day
       *[other] { $n } decisions still lack a day
    }
follow-days-more =
    { $n ->
        [one] Another { $n } decision that lacks a day
       *[other] Another { $n } decisions that lack a day
    }

follow-late-title = This needs attention
follow-late-n =
    { $n ->
        [one] { $n } thing needs attention
       *[other] { $n } things need attention
    }
follow-late-none = Nothing is late, and there is news of everything.
follow-late-more =
    { $n ->
        [one] { $n } more action that is late or silent
       *[other] { $n } more actions that are late or silent
    }
follow-late = late
follow-silent = no news since { $day }
follow-without-driver-since = Without a driver since { $day }.

follow-next-title = The next gathering
follow-next-none = No gathering is planned yet.

# Signing up.
follow-sign-up-title = Taking part in the follow-up
follow-sign-up-of = Sign-up of { $name }
follow-sign-up-ask = Do you want to help carry it out? Choose what you want to go on with, or be asked.
follow-sign-up-ask-of = What does this person want to do?
follow-sign-up-is = You signed up for the follow-up.
follow-sign-up-is-of = { $name } signed up.
follow-sign-up-do = Sign me up
follow-sign-up-keep = Keep the choice
follow-sign-up-change = See or change your choice
follow-sign-off = Take me off the list
follow-sign-off-of = Take off the list
follow-sign-off-means = Do you take yourself off the list? Then you get no more invitations to the follow-up. You can always sign up again.
follow-sign-up-early = Signing up begins at the plenary closing.
follow-sign-up-early-do = Come back to this page then.
follow-sign-up-not-now = Signing up is not possible now.
follow-wish-threads = Which thread do you want to go on with?
follow-wish-ideas = Which idea do you want to go on with?
follow-ask-me = If you choose nothing, it means: ask me.
follow-ask-me-short = ask me
follow-sign-ups-title = Who goes on?
follow-sign-ups-lead = People sign up on their phones. Where somebody does so on paper or aloud, write it down here.
follow-sign-ups-is =
    { $n ->
        [one] { $n } person signed up
       *[other] { $n } people signed up
    }
follow-sign-ups-none = Nobody signed up yet. Ask in the plenary closing.
follow-sign-ups-others = Not signed up yet
follow-sign-ups-others-n =
    { $n ->
        [one] { $n } person has not signed up yet
       *[other] { $n } people have not signed up yet
    }
follow-sign-ups-filter = Whom do you want to see?
follow-sign-ups-everybody = Everybody ({ $n })
follow-sign-ups-pick = { $what } ({ $n })
follow-sign-ups-show = Show
follow-sign-ups-for = Wants to go on with: { $what }
follow-sign-ups-go = See the sign-ups
follow-sign-up-ask-them = Sign up: ask me
follow-sign-up-for = Choose what for

# Actions.
follow-actions-title = Actions
follow-actions-of = Actions of { $group }
follow-all-actions = All actions
follow-add = New action
follow-as-board = Show as a board
follow-as-list = Show as a list
follow-board-title = The board
follow-list-title = The list
follow-no-actions = There are no actions yet.
follow-no-actions-do = An action begins with a decision or a thread: what, who and when.
follow-column-empty = Nothing here.
follow-column-more = { $n } more in the list
follow-arrows = Choose on a card how far it is. Or go to it with Tab: ← and → put it in another column, ↑ and ↓ go along the actions.
follow-moved = “{"{"}what{"}"}” is now in: {"{"}column{"}"}.
follow-put = Put “{ $what }” in
follow-put-do = Put
follow-by-group = By working group
follow-nobody = nobody yet
follow-because = Why: { $why }
follow-by-day = by { $day }
follow-by-said = “{ $said }”
follow-by-both = “{ $said }”, by { $day }
action-state-to-do = to do
action-state-doing = under way
action-state-done = done
action-state-stopped = stopped
action-part-what = What
action-part-who = Who
action-part-by = When
action-part-state = How far
action-part-cost = Cost
action-part-means = What it takes
action-part-yields = What it yields
action-part-group = Working group
action-part-stands = What must stand

follow-add-do = Add
follow-add-from = Where does the action begin? Choose a decision or a thread.
follow-add-nothing = There is no decision to begin with yet.
follow-add-not = You cannot add an action here now.
follow-from = For: { $what }
follow-from-decision = A decision
follow-from-thread = A thread
follow-what = What will be done?
follow-what-help = One sentence that everybody understands.
follow-what-must = Write what will be done.
follow-who = Who
follow-who-help = May stay empty: then nobody does it yet.
follow-more = More, such as the working group and the costs
follow-who-person = A person
follow-who-organisation = Or an organisation
follow-who-words = Or in words
follow-who-words-help = For example: whoever has time.
follow-nobody-chosen = — nobody chosen —
follow-group = Working group
follow-no-group = — no working group —
follow-when = When
follow-when-day = By
follow-when-words = In words, as it was said
follow-when-words-help = For example: “tomorrow!”
follow-cost = Cost
follow-means = What it takes
follow-means-help = For example: a room, a telephone.
follow-yields = What it yields
follow-yields-help = For example: fewer nights alone, one number for every question.
follow-which-points = Which points does this carry out?
follow-which-points-help = If you choose nothing, it is for the whole decision.

follow-action-number = Action { $n }
follow-no-day = No day was named yet.
follow-carries-out = Carries out
follow-added = Added on
follow-notes = Notes
follow-note-label = How is it going?
follow-note-do = Keep the note
follow-no-notes = There are no notes yet.
follow-still-so = It is still going on.
follow-change = Change this action
follow-history = What changed before ({ $n })
follow-turned = { $part }: first “{ $was }”, now “{ $now }”.
follow-turned-group = Another working group.
follow-signed = { $name }, { $day }
follow-somebody = Somebody
follow-to-board = To the board
follow-stop = Stop this action
follow-on-phone = Tell how far it is
follow-stop-title = Does this action stop?
follow-stop-follows-1 = Everybody can read that it stopped, and why.
follow-stop-told = Everybody who took part is told once, with the reason.
follow-stop-in-news = Who wants to get news reads it in the next message.
follow-stop-follows-2 = It can be taken up again later.
follow-stop-why = Why does it stop?
follow-stop-why-help = Everybody can read this. Write no names of people.
follow-stop-why-must = Write why.
follow-stop-do = Stop the action

follow-how-far = How far is it?
follow-say = Do you want to say something with it?
follow-say-help = May stay empty. Name nobody.
follow-say-doing = With “Under way” only people of this route read what you write.
follow-say-done = With “Done” everybody can read it, also on the public page.
follow-busy = Under way
follow-still-busy = Still under way
follow-ready = Done
follow-stopped = Stopped
follow-last-note = The latest note
follow-all-of-it = All about this action
follow-told-nothing-more = You are done. Nothing more is needed.
follow-back-to-me = Back to your own page
follow-back-to-actions = Back to the actions
follow-back-to-state = That was a mistake: back to “{ $state }”
follow-tell-again = Something more to say or to change?
follow-note-gone = Does it say something that nobody should have read? Tell your facilitator, who can erase words.
follow-done-on = done on { $day }
follow-present-from = Who is there is filled in here from { $day }.
follow-present-now = Fill it in now
follow-no-driver-yet = Whoever takes part in this group can become its driver. The driver keeps the group going. The facilitator can ask somebody too.
follow-now-not-yours = This action is somebody else’s. You can read it.
follow-own-title = Your actions
follow-tell = How far is it?

# Working groups.
follow-groups-title = Working groups
follow-no-groups = There are no working groups yet.
follow-no-groups-do = The facilitator forms one with those who signed up.
follow-group-form = Form a working group
follow-group-form-do = Form the working group
follow-group-nobody = A working group is formed of those who signed up. Nobody did yet.
follow-group-name = What is the working group called?
follow-group-name-help = A few words, for example: information point.
follow-group-members = Who is in it
follow-group-about = What is it about?
follow-members =
    { $n ->
        [one] { $n } member
       *[other] { $n } members
    }
follow-driver = driver
follow-driver-is = Driver: { $name }
follow-driver-asked = asked to drive
follow-asked-of = { $name } was asked to be the driver, and has not answered yet.
follow-asked-to-drive = Do you want to be the driver of { $group }?
follow-asked-look = See the question
follow-drive-ask = Do you want to be the driver?
follow-drive-offer-ask = This working group has no driver. Do you want to be it?
follow-drive-means = The driver keeps the work moving and tells how far it is. You can always step down.
follow-drive-yes = Yes, I will be the driver
follow-drive-no = Rather not
follow-drive-offer = I will be the driver
follow-ask-driver = Ask to be the driver
follow-hand-over = Ask to take over
follow-said-yes = Says yes
follow-said-no = Says no
follow-step-down = I step down as driver
follow-step-down-of = Steps down as driver
follow-leave = I leave the working group
follow-take-out = Leaves
follow-join = I join this working group
follow-put-in = Put somebody in the working group
follow-put-in-who = Who?
follow-put-in-do = Put in
follow-group-actions = What there is to do
follow-group-no-actions = Nothing is open now.
follow-group-board = The board of this working group
follow-group-board-more = The board, with { $n } more
follow-group-empty = Nobody is in it yet.
follow-group-edit = Another name or other work
follow-group-stop = Stop this working group
follow-group-stop-title = Does this working group stop?
follow-group-stop-follows-1 = Everybody who took part is told, with the reason.
follow-group-stop-follows-2 = A stopped working group does not begin again. You can form a new one.
follow-group-stop-why = Why does the working group stop?
follow-group-stop-do = Stop the working group
follow-drove-title = Earlier drivers
follow-drove = { $name }, from { $from } to { $until }
follow-to-groups = To the working groups
group-state-without-driver = without a driver
group-state-at-work = at work
group-state-ended = finished
group-state-stopped = stopped

# Follow-up gatherings.
follow-gathering = Follow-up gathering
follow-gatherings-title = Gatherings
follow-gathering-title = Gathering on { $day }
follow-gathering-of = Follow-up gathering of { $day }
follow-from-to = { $time } to { $end }, { $place }
follow-at = { $time }, { $place }
follow-gathering-planned = planned
follow-gathering-held = held
follow-gathering-unwritten = nothing written
follow-gathering-cancelled = cancelled
follow-no-gatherings = There is no follow-up gathering yet.
follow-no-gatherings-do = Plan one: the agenda comes by itself from what is still open.
follow-coming = What is coming
follow-past = What has been
follow-present-n = { $n } present
follow-notes-n =
    { $n ->
        [one] { $n } note
       *[other] { $n } notes
    }
follow-plan = Plan a gathering
follow-plan-do = Plan and invite
follow-invited-n =
    { $n ->
        [one] Who signed up is invited: { $n } person.
       *[other] Who signed up is invited: { $n } people.
    }
follow-plan-at = When
follow-plan-minutes = How long does it take, in minutes?
follow-plan-minutes-help = Leave this empty if you do not know. The calendar then shows no end.
follow-plan-place = Where
follow-plan-topics = What do we talk about?
follow-plan-topics-help = What is open comes on the agenda by itself.
follow-plan-topic = Subject { $n }
follow-row = More than once?
follow-row-help = Fill in both for a row of gatherings. Empty is once.
follow-row-weeks = Every how many weeks
follow-row-times = How many times
follow-replan = Another day, place or agenda
follow-gathering-change = Changing
follow-cancel = This gathering is cancelled
follow-cancel-title = Is this gathering cancelled?
follow-cancel-told =
    { $n ->
        [one] { $n } person is told that it is cancelled.
       *[other] { $n } people are told that it is cancelled.
    }
follow-cancel-why = Why is it cancelled?
follow-cancel-why-help = This stands in the message.
follow-cancel-do = Cancel the gathering
follow-is-cancelled = This gathering is cancelled. { $why }
follow-agenda = Agenda
follow-agenda-actions = What is still open
follow-agenda-empty = Nothing is open. Put something on the agenda yourself.
follow-agenda-more =
    { $n ->
        [one] { $n } more action
       *[other] { $n } more actions
    }
follow-meeting-note = What was said?
follow-meeting-note-help = From a note you can make an action or a proposal afterwards.
follow-meeting-no-notes = Nothing is written yet.
follow-notes-more =
    { $n ->
        [one] There is { $n } earlier note.
       *[other] There are { $n } earlier notes.
    }
follow-note-taken = is an action
follow-note-to-action = Make it an action
follow-note-to-proposal = Make it a proposal
follow-present = Who is there?
follow-present-none = That is not written down yet.
follow-present-nobody = Nobody signed up yet.
follow-is-there = Is there
follow-not-there = Is not there
follow-goes-home = Goes home
follow-somebody-else = Somebody else is there too
follow-to-gatherings = To the gatherings
follow-to-gathering = To the gathering

# Proposals.
follow-proposal = Proposal
follow-proposals = Proposals
follow-proposals-none = No proposals were made.
follow-no-proposals = There is no proposal yet.
follow-open-lead = Do you want to decide something here? Then the same rule holds: everybody who takes part stands behind it.
follow-open-who = Who decides?
follow-open-there = Who is here now
follow-open-there-hint = For something new.
follow-open-circle = The whole circle
follow-open-circle-hint = Needed to look at an earlier decision again. Who is not here answers later.
follow-open-do = Open the proposals
follow-propose-not-here = Nobody decides in this route: it listens.
follow-propose-one-at-a-time = The proposals of another gathering are still open. Close those first.
follow-decides-there =
    { $n ->
        [one] { $n } person decides: who takes part here.
       *[other] { $n } people decide: who takes part here.
    }
follow-decides-circle =
    { $n ->
        [one] { $n } person decides: the whole circle.
       *[other] { $n } people decide: the whole circle.
    }
follow-after-until = Who was not there can answer until { $when }.
follow-after-title = Ask who is not here too
follow-after-help = Who still has something to say is told, and has some days to answer.
follow-still-to-ask = Still to ask
follow-open-points =
    { $n ->
        [one] { $n } point open
       *[other] { $n } points open
    }
follow-propose = Write a proposal
follow-propose-lead = A title, and what you want. Everybody who takes part then says what they think.
follow-propose-title = Title
follow-propose-title-help = A few words.
follow-propose-what = What do you propose?
follow-propose-more = How, who, where, when
follow-propose-line = Line { $n }
follow-propose-petal = Petal
follow-propose-text = What does it say?
follow-propose-do = Make the proposal
follow-propose-closed = No proposals are open now.
follow-propose-closed-do = The lead facilitator opens them at the gathering.
follow-proposal-open = open
follow-proposal-decided = decision
follow-proposal-not = not decided
follow-proposal-more = More with this proposal
follow-proposal-drop = Take this proposal away
follow-proposal-drop-help = The proposal does not come back. Write it again otherwise.
follow-proposal-drop-do = Take away
follow-line-add = Add a point
follow-line-do = Add
follow-reword = Other words
follow-reword-help = With other words everybody says again what they think.
follow-reword-label = The new words
follow-stand-for = You write down what { $name } says.
follow-stand-asks =
    { $n ->
        [one] There is { $n } point to say something of.
       *[other] There are { $n } points to say something of.
    }
follow-stand-done = Every point has an answer.
follow-stand-all = I stand behind all that is still open here
follow-said-behind = stands behind it
follow-said-not-yet = not yet
follow-said-nothing = nothing said yet
follow-not-yet-why = Not yet, because
follow-not-yet-eyes = Who may read this?
follow-eyes-everyone = Everyone
follow-eyes-facilitator = The facilitators only
follow-eyes-owner = Only me
follow-not-yet-report = It may stand in the report if it stays so
follow-not-yet-do = Keep: not yet
follow-revisit = Is this about an earlier decision?
follow-revisit-help = An earlier decision changes only by a new decision of the whole circle.
follow-revisit-which = Which decision
follow-revisit-how = What becomes of it?
follow-revisit-why = Why?
follow-how-confirms = It stays
follow-how-supersedes = This takes its place
follow-how-withdraws = It no longer holds
follow-revisit-confirms = Stays as it was: { $title }
follow-revisit-supersedes = Takes the place of: { $title }
follow-revisit-withdraws = Takes back: { $title }
follow-close = Close the proposals
follow-close-title = Do you close the proposals?
follow-close-lead = This happens once.
follow-close-follows-1 = What everybody stands behind is decided. The rest is not decided.
follow-close-follows-2 = The decisions go to the commissioner for an answer.
follow-close-follows-3 = Everybody who took part is told.
follow-close-early = The days to answer are not over yet.
follow-close-whole =
    { $n ->
        [one] { $n } proposal that everybody stands behind
       *[other] { $n } proposals that everybody stands behind
    }
follow-close-part =
    { $n ->
        [one] { $n } proposal that not everybody stands behind yet
       *[other] { $n } proposals that not everybody stands behind yet
    }
follow-close-do = Close and record
follow-answers-wait =
    { $n ->
        [one] { $n } point of a proposal waits for you.
       *[other] { $n } points of proposals wait for you.
    }
follow-answers-go = See the proposals

# The horizon.
follow-horizon-title = Horizon
follow-horizon-none = There is no horizon yet.
follow-horizon-none-do = Choose a day or event that everybody works towards, and what must stand by then.
follow-horizon-set = Set a horizon
follow-horizon-change = Change the horizon
follow-horizon-event = What do we work towards?
follow-horizon-event-help = For example: the week of the carer.
follow-horizon-on = On which day?
follow-horizon-line = What must stand by then? ({ $n })
follow-horizon-line-text = What must stand
follow-horizon-actions = Which actions belong to it?
follow-horizon-no-lines = It does not say yet what must be ready by then.
follow-must-stand = What must stand by then
follow-stands = stands
follow-stands-not = does not stand yet
follow-stands-of = { $n } of { $of } stand
follow-stands-since = since { $day }
follow-actions-done = { $n } of { $of } actions done
follow-mark = This stands
follow-mark-not = Does not stand yet

# Decisions live on.
follow-decisions-title = Decisions
follow-decisions-none-do = As soon as there are decisions, you see here what happens with them.
follow-decisions-lead = A decision stands until the same circle decides otherwise. Here you read what happened to each decision.
follow-decisions-how = Do you want to change a decision? At a gathering, make a proposal that looks at it again. Everybody who decided then is asked again.
follow-decision-holds = stands
follow-decision-due = to be looked at again
follow-decision-superseded = replaced
follow-decision-withdrawn = withdrawn
follow-review-choose = Choose a day to look again
follow-review-change = Change the day to look again
follow-review-help = On that day the lead facilitator gets a message. Everybody can read the day. The decision simply goes on to stand.
follow-review-day = On which day do you look again?
follow-review-do = Keep the day
follow-review-none = No day after all
follow-review-due = It was agreed to look again on { $day }.

# A second round of the whole route.
follow-again-title = A second round
follow-again-look = What is a second round?
follow-again-lead = A second round is a new route with the same question. This route stays as it is.
follow-again-of = This route is a next round of:
follow-again-in = This route goes on in:
follow-again-stays = This stays, word for word
follow-again-anew = This begins anew
follow-again-anew-1 = The circle: everybody is invited again, also people who were not there.
follow-again-anew-2 = The conversations beforehand, the meeting and the report.
follow-again-anew-3 = The actions. With each you can say what you do, what it costs, what it yields, who does it and when.
follow-again-name = What is the second round called?
follow-again-name-help = The name stands on the public page.
follow-again-named = { $title }, second round
follow-again-do = Make the second round
follow-again-who-title = Who makes the second round?
follow-again-now = It can be made now.
follow-again-who = The administrator makes the second round, on this page.
follow-again-ask = Do you want a second round? Tell your facilitator.
follow-again-when = It can be made once the route is in its follow-up.

follow-sign-up-plenary = Who wants to go on with the outcome? People sign up here, on the phone or aloud.
follow-sign-up-go = To the sign-ups

# What there is to do, on the workbench.
todo-follow-driverless =
    { $n ->
        [1] One working group has no driver
       *[other] { $n } working groups have no driver
    }
todo-follow-driverless-do = Find a driver
todo-follow-late =
    { $n ->
        [1] One action is late
       *[other] { $n } actions are late
    }
todo-follow-late-do = Look
todo-follow-group =
    { $n ->
        [1] One person signed up, and there is no working group yet
       *[other] { $n } people signed up, and there is no working group yet
    }
todo-follow-group-do = Form a working group
todo-follow-nobody =
    { $n ->
        [1] Nobody has taken up one decision yet
       *[other] Nobody has taken up { $n } decisions yet
    }
todo-follow-nobody-do = Share the work
todo-follow-days =
    { $n ->
        [1] One decision still lacks a day
       *[other] { $n } decisions still lack a day
    }
todo-follow-days-do = Choose a day
todo-follow-plan = No follow-up gathering is planned
todo-follow-plan-do = Plan a gathering

refused-differs = What differs?
refused-part = What
refused-stands = So it stands now
refused-yours = You wrote this
refused-keep-yours = If you send it again, what you wrote holds.
field-by-words = When, in words
field-cost = Cost
field-means = What it takes
field-yields = What it yields
field-minutes = How long it takes, in minutes
field-every-weeks = Every how many weeks
field-times = How often
field-event = What we work towards
follow-erase-title = These words tell something of a person
follow-erase-help = Erasing takes the words away, the old ones too. It cannot be undone. Do the same words stand elsewhere? Erase them there as well: that does not happen by itself.
follow-erase-which = Which note?
follow-erase-note = Erase the words of this note
follow-erase-action = Erase the words of this action
follow-erase-group = Erase the name of this working group
