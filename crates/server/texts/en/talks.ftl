# The talks, and what comes out of them.
talks-title = Conversations
talks-lead = { $done } of { $of } people have had a conversation.
talks-not-used = This method has no conversations beforehand.
talks-to-items =
    { $n ->
        [0] Everything is settled
        [1] One thing to settle
       *[other] { $n } things to settle
    }
talks-unplanned = Not planned yet
talks-none-unplanned = Everybody's conversation is planned or held.
talks-of = Conversations of { $name }
talks-nobody-any-more = somebody who no longer holds this role
talks-finished = Done
talks-finished-count =
    { $n ->
        [1] One conversation
       *[other] { $n } conversations
    }
talks-open = Conversation
talks-plan = Plan a conversation
talks-with = With whom?
talks-by = Who holds the conversation?
talks-how = Where and how?
talks-when = When?
talks-when-help = May be left empty.
talks-plan-do = Plan
talks-setting-home-visit = at home
talks-setting-phone = by telephone
talks-setting-at-the-door = at the door of the meeting
talks-setting-elsewhere = elsewhere

talk-kicker = Preparatory conversation
talk-title = Conversation with { $name }
talk-lead = Take your time. Not everything has to be filled in. What you type stays on this device until you save.
talk-held = This conversation was on { $when }. You can add to it.
talk-waived = No conversation is needed. The reason: { $reason }
talk-closed = { $name } held this conversation. Only { $name } and the lead facilitator read what was said.
talk-not-now = In this phase you cannot record a conversation yet. Planning one may be possible.
talk-answer = The answer
talk-help-information = Write down what the participant says. Every request for information gets an answer.
talk-help-safety = Only you, the lead facilitator and this participant can read this.
talk-help-named-person = Who finds this important? Also who thinks differently.
talk-help-practical = Replacement care, transport, an interpreter, an allowance, somebody who comes along.
talk-help-none = Write down what the participant says.
talk-becomes-information = Make these requests that get an answer
talk-becomes-safety = Make these arrangements
talk-becomes-named-person = Write down whom we will ask
talk-becomes-practical = Write down what we arrange
talk-item-information = Request
talk-item-safety = Arrangement
talk-item-named-person = Who
talk-item-practical = To arrange
talk-need = What is needed?
talk-need-help = Only you and the lead facilitator read this.
talk-acts = What does this arrangement do?
talk-acts-other = Something else, in words
talk-acts-not-with = Not at one table with somebody
talk-acts-together-with = Together with somebody
talk-acts-step-free = Without steps or stairs
talk-acts-first-to-go = First to go
talk-acts-break = A break whenever needed
talk-with = With whom?
talk-with-help = Only when the arrangement is about somebody else.
talk-with-nobody = With nobody
talk-instruction = What may others know?
talk-instruction-help = For example: sits near the door. Do not write why.
talk-row-text-needed = Write down what is needed with the arrangement.
talk-row-whom-needed = Choose with whom the arrangement is.
talk-save = Save the conversation
talk-later = Go on later
talk-open-items =
    { $n ->
        [1] One thing from this conversation is still open
       *[other] { $n } things from this conversation are still open
    }
talk-more = Otherwise
talk-waive-open = No conversation is needed
talk-waive-reason = Why not?
talk-waive-help = For example: the participant does not want a conversation.
talk-waive = Skip the conversation
talk-to-person = To this person's details

items-title = To settle
items-lead = What comes out of the conversations is followed up here.
items-of-information = Requests for information
items-of-safety = Safety arrangements
items-of-named-person = People to ask
items-of-practical = Practical matters
items-lead-information = Answer, or put the request to the commissioner.
items-lead-safety = Only who held the conversation and the lead facilitator read this. The seating takes it into account.
items-lead-named-person = Ask who was named, and put them on the list.
items-lead-practical = Arrange what somebody needs in order to come.
items-kind-information = Request for information
items-kind-safety = Safety arrangement
items-kind-named-person = Named person
items-kind-practical = Practical matter
items-open = still open
items-instruction = instruction
items-none-open = Nothing open
items-put = is with the commissioner
items-put-do = Put to the commissioner
items-waits = waits for the commissioner
items-told = Others know: { $instruction }
items-settle-open = Settle
items-text-information = The answer, or why there will be none
items-text-safety = What did you arrange?
items-text-named-person = What did this person say?
items-text-practical = What did you arrange, or why is it not possible?
items-do-answered = Answered
items-do-declined = Not possible
items-do-arranged = Arranged
items-do-asked = Asked
items-outcome-answered = answered
items-outcome-declined = not possible
items-outcome-arranged = arranged
items-outcome-asked = asked
items-add-person = Put on the list of people
items-settled =
    { $n ->
        [1] One settled
       *[other] { $n } settled
    }
items-reopen = Open again
items-acts-not-with = not at one table with { $name }
items-acts-together-with = together with { $name }
items-instructions = Instructions
items-instructions-lead = Take this into account. You need not know why.
items-new = Something else to settle
items-new-open = Add something
items-new-kind = What is it?
items-new-text = What is it about?
items-new-whose = Whose?
items-new-nobody = Nobody's in particular
items-to-talks = To the conversations
