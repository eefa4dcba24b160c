# What became of what everybody said: the public page, one's own points, letters, answers, what can be followed.
trace-title = What became of what we said?
trace-lead = Here you read of every point what became of it: decided or not, what the commissioner answered, and what happens now. No names of people stand here.
trace-lead-listening = Here you read of every point what happens with it: what the commissioner answered, and what happens now. No names of people stand here.
trace-not-yet = This will be here when the report is final.
trace-as-of = How it stands now: { $date }.
trace-number-points = points
trace-number-decided = decided
trace-number-nobody = nobody has taken it up yet
trace-behind = Everyone stands behind { $all } points: { $decided } in a decision, { $agreed } outside one.
trace-all-of-it = How all of it stands
trace-number-doing = under way or to do
trace-number-done = done
trace-find = Find a point
trace-q = Search for words
trace-q-help = For example: bus, or coffee. Do not search for names of people.
trace-topic = Topic
trace-topic-all = All topics
trace-search = Search
trace-filter = Choose what you want to see
trace-all = Everything
trace-see-all = All points
trace-one-idea = You see one idea.
trace-found =
    { $n ->
        [0] None of the { $of } points fits.
        [one] 1 of the { $of } points fits.
       *[other] { $n } of the { $of } points fit.
    }
trace-points = The points
trace-nothing = Nothing was found.
trace-nothing-help = Try another word, or look at all points.
trace-goes-on = (continued)
trace-later = Decided later, on { $date }
trace-words = What it says
trace-actions = What is done about it
trace-actions-more =
    { $n ->
        [one] And 1 more action.
       *[other] And { $n } more actions.
    }
trace-action = Action { $n }
trace-nobody-yet = Nobody has taken this up yet.
trace-silent = Not heard of for long
trace-page-of = Page { $n } of { $of }
trace-pages = Pages of points
trace-to-letters = Letters for who has no e-mail
nav-trace = What became
nav-answers = Answers
trace-more = Know more
trace-stay = Stay informed
trace-stay-help = Do you use a news reader, or a calendar on your device? Then you can follow this. You need not sign in.
trace-feed = Follow the news of this route (Atom)
trace-calendar = Put the gatherings in your calendar (iCalendar)

trace-became-not-decided = not decided
trace-became-agreed = agreed, no decision
trace-became-question = question
trace-became-unanswered = decided, waits for an answer
trace-became-answer-late = decided, the answer is late
trace-became-back-with-circle = back with the circle
trace-became-nobody-yet = nobody has taken it up yet
trace-became-to-do = to do
trace-became-doing = under way
trace-became-done = done
trace-became-stopped = stopped
trace-became-superseded = replaced
trace-became-withdrawn = withdrawn

trace-decided = Decided. Everyone stood behind it.
trace-no-decision = No decision. Not everyone stood behind all of it.
trace-no-decision-agreed = No decision. There are points that everyone stood behind.
answer-is-promised = It is promised for { $date }.
answer-was-promised = It was promised for { $date }.
answer-is-late = answer is late
trace-answer-came-late = That is later than promised. It was promised for { $date }.
trace-review = The circle looks at this again on { $date }.
trace-revisited-confirms = The circle looked at this again. This decision stays:
trace-revisited-supersedes = The circle chose something else. This took its place:
trace-revisited-withdraws = The circle withdrew this decision.
trace-looks-again-confirms = Here the circle looked again at an earlier decision:
trace-looks-again-supersedes = This takes the place of an earlier decision:
trace-looks-again-withdraws = With this the circle withdrew an earlier decision:

trace-who = Who: { $who }.
trace-who-none = Nobody does this yet.
trace-somebody = somebody of the circle
trace-by = When: { $by }.
trace-by-none = No day was agreed.
trace-by-said = “{ $said }” ({ $date })
trace-late = late
trace-done-on = Done on { $date }.
trace-stopped-on = Stopped on { $date }.
trace-last-news = Latest news: { $date }.
trace-no-news = No news since { $date }.

trace-chain-decided = Decided on { $date }. Everyone stood behind it.
trace-chain-agreed = On { $date } everyone stood behind this. The whole idea became no decision.
trace-chain-not-decided = Not decided. On { $date } not everyone stood behind it yet.
trace-chain-question-open = A question. It is still open.
trace-chain-question-answered = A question. Another point answered it.
trace-chain-said = Written down in the report.
trace-chain-answer = The commissioner answered on { $date }: { $answer }
trace-chain-nobody = Nobody has taken this up yet.
trace-chain-nobody-beside = The idea is worked on. Nobody has taken up this point yet.
trace-chain-action = Action: { $what }. State: { $state }.
trace-chain-late = This is late: it was to be done by { $date }.

trace-mine-title = What became of your points?
trace-mine-lead = Only you see this.
trace-mine-wrote = Written by you
trace-mine-said = Answered by you
trace-mine-wrote-none = You wrote no points yourself. Look at “Answered by you”.
trace-mine-said-none = There is no point of somebody else that you answered to.
trace-you-said-behind = You stood behind it.
trace-you-said-not-yet = You did not stand behind it yet.
trace-you-said-reserved = You stood behind it, under reservation.
trace-is-title = The title of the idea
trace-beside = the idea is being worked on
trace-mine-your-words = This you wrote in this idea
trace-mine-your-answers = This you answered to
trace-mine-way = What happened to this idea
trace-see-idea = See the whole idea
trace-see-everything = All points of everybody
trace-mine-link = See what became of your points

wishes-title = Being told
wishes-change = Change this
wishes-tell = Do you want to be told when something changes?
wishes-tell-help = Then you hear what happens with the points. You can always stop.
wishes-at-once = Your choice counts at once.
wishes-how = How do you want to hear it?
wishes-rhythm = How often?
wishes-by-mail = By e-mail
wishes-by-post = By letter
wishes-by-none = Not at all
wishes-no-mail = We have no e-mail address of you. Give it to { $lead }, the lead facilitator.
wishes-no-post = We have no postal address of you. Give it to { $lead }, the lead facilitator.
wishes-rhythm-at-once = As soon as something changes
wishes-rhythm-weekly = Once a week
wishes-rhythm-monthly = Once a month
wishes-about = Something about yourself (you may skip this)
wishes-about-why = We want to know whether we reach everybody: young and old, from every district. You need not say anything. We only show numbers, and never of fewer than ten people together.
wishes-age = How old are you?
wishes-age-unsaid = I do not say
wishes-district = In which district or village do you live?
wishes-district-help = May stay empty.
wishes-about-away = Take this away
trace-told-unasked = You are not told now when something changes.
trace-told-none = You are not told when something changes. That is what you chose.
trace-told-is = You are told { $by }, { $rhythm }.
trace-told-by-mail = by e-mail
trace-told-by-post = by letter
trace-told-by-none = not at all
trace-told-at-once = as soon as something changes
trace-told-weekly = once a week
trace-told-monthly = once a month
trace-told-never = never

letters-title = Letters: what became of your points?
letters-lead = Not everybody has e-mail. Make letters here for who wants post. Only what you may know as a facilitator stands in a letter.
letters-none-chosen = Nobody with a postal address was chosen. Tick at least one name.
letters-post =
    { $n ->
        [0] Nobody wants post
        [one] 1 person wants post
       *[other] { $n } people want post
    }
letters-post-none = Nobody has chosen a letter yet. Choose a name below to record that for somebody.
letters-to-whom = To whom?
letters-print = Make the letters (PDF)
letters-print-one = Make this letter (PDF)
letters-unasked =
    { $n ->
        [one] 1 person without e-mail: not asked yet
       *[other] { $n } people without e-mail: not asked yet
    }
letters-unasked-label = Without e-mail, not asked yet
letters-unasked-help = Ask them whether they want a letter. Choose a name to record the answer.
letters-others =
    { $n ->
        [one] 1 other participant
       *[other] { $n } other participants
    }
letters-others-label = Other participants
letters-no-address = There is no postal address.
letters-record = Record how this person wants to be told
letters-read = The letter
letters-told-unasked = Not asked yet.
letters-told-none = Does not want to be told.
letters-told-is = Wants to be told { $by }, { $rhythm }.
letters-told-since = Chosen on { $date } ({ $by }).
letters-file = letters-what-became-of-it.pdf
letter-trace-subject = What became of your points? { $title }
letter-trace-lead = You took part in { $title }. In this letter you read what became of your points. This is how it stood on { $date }.
letter-trace-nothing = We found no points of yours of which something can be said already.
letter-trace-wrote = You wrote this yourself
letter-trace-more =
    { $n ->
        [one] You wrote 1 more point. Your facilitator can tell what became of it.
       *[other] You wrote { $n } more points. Your facilitator can tell what became of them.
    }
letter-trace-said = You answered to this
letter-trace-said-lead =
    { $n ->
        [one] You answered to 1 point of somebody else. This became of it:
       *[other] You answered to { $n } points of others. This became of them:
    }
letter-trace-count = { $n } times: { $word }
letter-trace-end = Do you want to know more, or rather no more letters? Tell your facilitator. It counts at once.

answers-title = The answers of the commissioner
answers-lead = With each decision stands what the commissioner answered, and when. An answer never changes anything in the decision.
answers-lead-listening = With each idea stands what the commissioner answered, and when.
answers-late =
    { $n ->
        [one] 1 answer is late
       *[other] { $n } answers are late
    }
answers-open = Still waiting for an answer
answers-open-more =
    { $n ->
        [one] And 1 more decision.
       *[other] And { $n } more decisions.
    }
answers-promise = When does the answer come?
answers-promise-none = The commissioner has not named a day yet.
answers-promise-by = Promised for { $date }.
answers-promise-before = Promised earlier for { $date }.
answers-promise-given = Said on { $date }.
answers-promise-first = Name a day
answers-promise-other = Name another day
answers-promise-help = Everybody sees this day. The days that you named before stay too.
answers-promise-day = At the latest on
answers-promise-why = Why does it become another day?
answers-promise-why-help = Everybody reads this.
answers-promise-why-must = Explain why it becomes another day.
answers-promise-do = Promise this day
answers-back = Back with the circle
answers-back-help = This does not fit within a hard frame. The circle reads why, and can make a new decision together.
answers-back-guide = Plan a follow-up gathering, and ask the whole circle what is possible.
answers-all = All decisions
answers-state-waits = waits for an answer
answers-state-back = back with the circle
answers-state-deviates = adopted, deviates
answers-state-taken = adopted
answers-state-heard = answered
answer-documents = Documents with this answer
answer-more = Documents with it (may stay empty)
answer-document-title = Name of document { $n }
answer-document-link = Address of document { $n }
answer-document-help = Begins with https://
answer-body = Who took this decision?
answer-body-help = For example: the executive, or the council. Empty: the commissioner itself.
answer-taken = On which day?
answer-taken-by-on = Taken by { $body } on { $date }.
answer-taken-by = Taken by { $body }.
answer-taken-on = Taken on { $date }.

feed-title = { $title }: what became of it
feed-decided = Decided: { $title }
feed-answered = The commissioner's answer: { $title }
feed-revisited = Looked at again: { $title }
feed-action = New action: { $what }
feed-action-is = { $what }: { $state }
calendar-gathering = Follow-up gathering: { $title }
calendar-horizon = { $event } ({ $title })
calendar-add = Put it in your calendar (iCalendar)
calendar-file = gathering-{ $n }.ics

field-rhythm = How often
field-age = Age
field-district = District or village
field-link = Address of the document
field-body = Who took the decision
field-taken = On which day
