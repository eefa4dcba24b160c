# The pages of a participant.
me-page-title = My part
me-ask-stopped-title = This route was stopped
me-ask-stopped-text = { $reason }
me-ask-invitation-title = Will you take part?
me-ask-invitation-text = You are invited to decide together. Let us know whether you are coming.
me-ask-wait-title-yes = Good to know that you are coming
me-ask-wait-text-yes = There is nothing to do now. On the day, this page shows you where to go.
me-ask-wait-title-no = A pity that you cannot come
me-ask-wait-text-no = Does anything change? Then change your answer below.
me-ask-wait-title-not-yet = You do not know yet
me-ask-wait-text-not-yet = That is fine. Give your answer as soon as you know.
me-ask-at-the-door-title = The meeting has begun
me-ask-at-the-door-text = Check in at the door. After that you see here what you can do.
me-ask-choose-table-title = Choose a table
me-ask-choose-table-text = At each table you write ideas on one topic with others. Later you see all other tables too. Would you rather sit elsewhere after that? Then ask a facilitator.
me-ask-seat-wished-title = You chose { $table }
me-ask-seat-wished-text = Your choice for the topic { $topic } was saved. A facilitator will show you your seat.
me-ask-inform-title = Welcome
me-ask-inform-text = You will hear what this is about. There is nothing to fill in.
me-ask-write-title = You sit at { $table }
me-ask-write-text = Write ideas on { $topic } together. You can use paper or the tablet of the table.
me-ask-go-to-title = Go to { $table }
me-ask-stay-title = Stay at { $table }
me-ask-go-to-text = Look at the ideas on { $topic } there. Say for each point whether you stand behind it.
me-ask-closing-title =
    { $n ->
        [one] One point is still open for you
       *[other] { $n } points are still open for you
    }
me-ask-closing-text = See whether you stand behind it. Not yet? Then we talk about it.
me-ask-closing-held =
    { $n ->
        [one] On one point you said already: not yet.
       *[other] On { $n } points you said already: not yet.
    }
me-ask-seen-title = You have seen everything
me-ask-seen-text = Nothing more is asked of you now. If a point changes, you see it here.
me-ask-left-title = You went home
me-ask-left-text = Nothing is open for you. If a point changes, we ask you about it.
me-ask-withdrew-title = You withdrew
me-ask-withdrew-text = The others decide without you. You can come back as long as the round is open.
me-recorded-left = A facilitator recorded for you that you went home.
me-recorded-withdrawn = A facilitator recorded for you that you no longer decide with us. We still ask you about what stood there then. Is it right? Then say so yourself too: we then wait for you nowhere, except where you said “not yet”.
me-recorded-taking-part = A facilitator recorded for you that you take part again.
me-recorded-change = Not right? Change it at the bottom of this page.
me-ask-support-title = You support somebody
me-ask-support-text = You are there and do not decide. You can read everything.
me-ask-listen-title = You listen
me-ask-listen-text = You need not fill in anything. You can read all ideas.
me-ask-outcome-title = This is decided
me-ask-outcome-text = The round is closed. Below you read what everyone carries together, and what is not decided.
me-ask-draft-title = Read the draft report
me-ask-draft-text = Is it right? Propose a correction if something is not.
me-ask-follow-up-title = The report is ready
me-ask-follow-up-text = Read what was decided. Below you see how it goes on.
me-go-closing = Look at the points
me-go-ideas = Look at the ideas
me-go-draft = Read the draft
me-go-report = Read the report

me-answer-ask = Are you coming?
me-answer-yes = Yes, I am coming
me-answer-no = No, I am not coming
me-answer-not-yet = I do not know yet
me-answer-send = Give your answer
me-answer-change = Change your answer
me-practical = What do you need to be able to come?
me-practical-help = For example replacement care, transport, an interpreter or somebody who comes with you. May stay empty.
me-optional = May stay empty.

me-when-title = When and where
me-your-table = Your own table is { $table }.
me-tables-title = The tables
me-codes-title = { $n ->
    [one] A sign-in code was made for you
   *[other] { $n } sign-in codes were made for you
  }
me-code-made = { $name } made a code on { $when }.
me-codes-help = Such a code opens your page. Is something not right? Tell the organisation.
me-table-take = Sit here
me-table-full = full
me-table-room =
    { $n ->
        [0] no seat left
        [one] one seat left
       *[other] { $n } seats left
    }
me-ideas-here = The ideas of this table
me-ideas-all = All ideas
me-ideas-other = The ideas of the other tables
me-idea-open =
    { $n ->
        [0] You have seen everything.
        [one] One point is new to you.
       *[other] { $n } points are new to you.
    }

me-name-title = Who else should be there?
me-name-lead = Who finds this important? Also people who think differently. We first ask them whether they want to.
me-name-who = Name
me-name-why = Why do they lie awake over this?
me-name-why-help = A few words are enough.
me-name-email = E-mail address
me-name-phone = Telephone number
me-name-kind = How do they take part?
me-name-send = Pass on the name

me-leave-title = Leaving early, or no longer taking part
me-leave-text = Going home? Then you still count. What is open you can answer later: on your phone, by letter or by telephone.
me-leave = I am going home
me-withdraw-text = Do you no longer want to decide? Then the others decide without you. Where you said “not yet”, that stands until you change it yourself.
me-withdraw-kept =
    { $n ->
        [one] That is the case now on one point. Who guides can tell from the counts afterwards that something is still open.
       *[other] That is the case now on { $n } points. Who guides can tell from the counts afterwards that something is still open.
    }
me-withdraw = I am withdrawing
me-return-title = I am back
me-return-text = Are you here again, or do you want to decide after all? This page then shows you what is new.
me-return = I am taking part again

me-agreed-title = What you asked us
me-item-open = We are working on this.
me-item-open-named = We still have to ask them.
me-item-answered = Answer:
me-item-declined = This cannot be done:
me-item-arranged = Arranged.
me-item-asked = Asked.

me-outcome-title = What was decided
me-became-wrote =
    { $n ->
        [one] You wrote 1 point. It is now:
       *[other] You wrote { $n } points. They are now:
    }
me-became-said =
    { $n ->
        [one] You answered 1 point of somebody else. It is now:
       *[other] You answered { $n } points of others. They are now:
    }
me-became-none = You wrote no points yourself. You can read what became of all points.
me-became-all = See all points
me-decision = decision
me-no-decision = no decision
me-carried = Everyone stands behind this
me-not-decided = Not decided
me-outcome-more =
    { $n ->
        [1] There is one more point. It is in the report.
       *[other] There are { $n } more points. They are in the report.
    }
me-questions-open = Questions that stayed open
me-reply-within-frames = Answer of the commissioner: within the frames, we adopt this.
me-reply-outside-frame = Answer of the commissioner: this does not fit frame { $frame }. It goes back to the circle.
me-reply-deviates-from-intent = Answer of the commissioner: this deviates from frame { $frame }, an intent. We adopt it all the same.
me-reply-heard = Answer of the commissioner:

me-report-title = The report
me-report-link = Read the report
me-correct-before = You can propose a correction until { $when }.
me-correct-label = What should be different?
me-correct-help = Name the point or the page. Your proposal goes to the facilitator.
me-correct-send = Propose the correction
me-corrections-mine = Your proposals
me-correction-open = Not looked at yet.
me-correction-taken = Accepted.
me-correction-not-taken = Not accepted.

me-follow-title = How it goes on
me-follow-ask = Do you want to help carry it out? Sign up, and you hear from us.
me-follow-yes = You signed up to go on.
me-follow-on = Sign me up
me-follow-choose = Choose what you want to go on with
me-follow-see = See what becomes of it

me-topic = Topic { $topic }
me-ideas-nav = Ideas
me-idea-count = Idea { $n } of { $of }
me-previous = Previous idea
me-next = Next idea
me-stance-on = Your stance on: { $point }
me-count = Point { $n } of { $of }
me-all-open =
    { $n ->
        [one] The one open point
       *[other] All { $n } open points
    }
me-all-link = All { $n } at once
me-all-closing =
    { $n ->
        [one] The one new point
       *[other] All { $n } new points
    }
me-all-lead =
    { $n ->
        [one] Read the point. Do you not stand behind it yet? Choose it, and you can say so.
       *[other] Read the { $n } points below. Is there one you do not stand behind yet? Choose it, and you can say so. At the end you answer for everything that stands here at once.
    }
me-all-rest =
    { $n ->
        [one] After these comes one more point.
       *[other] After these come { $n } more points.
    }
me-all-act = Do you stand behind all of the above?
me-one-by-one = Look at them one by one
me-later = I am still thinking: next point
me-whole-more = The points of this idea
me-idea-seen = You have seen all of this idea
me-next-idea = To: { $idea }
me-back-home = Back to my part
me-questions = Questions on this idea
me-said-title = What you said on this idea
me-look-again = Look
me-said-behind = I stand behind it
me-said-not-yet = Not yet
me-said-reserved = Under reservation
me-why-not-listening-route = We do not decide here. We listen, and every worry gets an answer.
me-why-not-decided = The round is closed. What is decided is fixed.
me-why-not-stopped = This route was stopped. You need not do anything more.
me-why-not-not-open = You can give your stance once the tables are open.
me-why-not-not-checked-in = Check in at the door first. Then you can give your stance.
me-why-not-listening = You listen. Your stance is not asked.
me-why-not-support = You support somebody. Your stance is not asked.

me-not-yet-title = Not yet, because …
me-not-yet-kind = What fits best?
me-not-yet-own = I do not stand behind it yet
me-not-yet-reserved = Under reservation
me-not-yet-reserved-hint = I must ask my organisation first. Until then it counts as not yet.
me-not-yet-reason = What is still needed?
me-not-yet-reason-help = A few words are enough. If only you may read it, it may stay empty.
me-eyes = Who may read this?
me-eyes-owner = Only me
me-eyes-owner-hint = Then we talk about the point, with everyone. Nobody sees that it comes from you.
me-eyes-facilitator = The facilitator
me-eyes-facilitator-hint = They come to you for a talk.
me-eyes-everyone = Everyone
me-eyes-everyone-hint = The reason stands with the point, without your name.
me-in-report = The reason may stand in the report
me-in-report-hint = Only if the point is not decided, and without your name. Not if only you may read the reason.
me-eyes-are-owner = Only you see this.
me-eyes-are-facilitator = You and the facilitators see this.
me-eyes-are-everyone = Everyone sees the reason, without your name.

me-addition-title = I have an addition
me-addition-lead = Your addition stands with the idea, with a star. Everyone sees it as a new point.
me-addition-own-table = This is an idea of your own table. Your point is added to it.
me-addition-text = What do you want to add?
me-addition-kind = What is it?
me-addition-point = A point
me-addition-point-hint = Something to stand behind. You stand behind it already.
me-addition-question = A question
me-addition-question-hint = A question blocks nothing. The table answers it with a point, or it is reported open.
me-addition-petal = Which petal does it belong to?
me-addition-closed = You cannot add anything now. You can when you take part and the round is open.

me-point-title = One point
me-your-stance = Your stance
me-said-nothing = You have said nothing on these words yet.
me-question-no-stance = A question takes no stance.
me-take-back = Take back
me-how-own = You said this yourself.
me-how-tablet = You said this on the tablet of the table.
me-how-paper = You said this on paper.
me-how-spoken = You said this in the room.
me-how-phone = You said this by telephone.
me-how-on-behalf-own = This was recorded for you.
me-how-on-behalf-tablet = This was recorded for you on the tablet of the table. Not right? Change it here.
me-how-on-behalf-paper = This was recorded for you from paper. Not right? Change it here.
me-how-on-behalf-spoken = This was recorded for you; you said it in the room. Not right? Change it here.
me-how-on-behalf-phone = This was recorded for you; you said it by telephone. Not right? Change it here.
me-reword-title = Change the words
me-reword-lead = Other words are new to everyone. Every stance then starts again.
me-reword-text = The point
me-reword-keep = Keep the new words

me-closing-title = This is new to you
me-closing-seen = There is nothing new for you. You have seen everything.
me-closing-until = You can answer until { $when }.
me-own-not-yet = Your “not yet”
me-own-not-yet-lead = You said this yourself. It stands, unless you change it.
me-now-behind = I stand behind it now
me-other-reason = Change the reason
