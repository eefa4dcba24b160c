# Setting a route up: workbench, question, frames, topics, roles, commissioner.
work-title = What now?
work-phase = Phase: { $phase }
work-nothing = There is nothing to do now.
work-path = Phases
work-more = More
work-roles = Roles in this route
work-public = The public page
work-home = All my routes
todo-late = late

todo-next-phase = Everything is ready for the next phase
todo-next-phase-do = Go to the next phase
todo-frames-proposed = The commissioner proposes other frames
todo-frames-proposed-do = Look at the proposal
todo-frames-proposed-soft = You decide whether they take effect.
todo-commissioner-missing = There is no commissioner yet
todo-commissioner-missing-do = Give the role
todo-question-missing = The central question is not there yet
todo-question-missing-do = Write the question
todo-promise-missing = The promise is not there yet
todo-promise-missing-do = Write the promise
todo-promise-missing-soft = What will the commissioner do with the outcome?
todo-frames-missing = The frames are not there yet
todo-frames-missing-do = Write the frames
todo-frames-release-waits = The commissioner has yet to release the frames
todo-frames-release-waits-do = Look at the frames
todo-frames-release = The frames are not released yet
todo-frames-release-do = Release the frames
todo-frames-release-soft = After that the route goes on, and you step back.
todo-topics-missing = There are no topics yet
todo-topics-missing-do = Write the topics
todo-circle-missing =
    { $n ->
        [1] One more person is needed in the circle
       *[other] { $n } more people are needed in the circle
    }
todo-circle-missing-do = Add people
todo-circle-missing-soft = Who lies awake over it? Also who thinks differently.
todo-invite =
    { $n ->
        [1] One person has not been invited yet
       *[other] { $n } people have not been invited yet
    }
todo-invite-do = Invite
todo-answer-late =
    { $n ->
        [1] One invitation has no answer after two weeks
       *[other] { $n } invitations have no answer after two weeks
    }
todo-answer-late-do = See who
todo-answer-late-soft = A telephone call often helps.
todo-answer-waits =
    { $n ->
        [1] One person has yet to answer
       *[other] { $n } people have yet to answer
    }
todo-answer-waits-do = See who
todo-doubts =
    { $n ->
        [1] One person does not know yet whether they will come
       *[other] { $n } people do not know yet whether they will come
    }
todo-doubts-do = See who
todo-date-missing = There is no date and place yet
todo-date-missing-do = Plan the meeting
todo-tables-missing = There are no theme tables yet
todo-tables-missing-do = Set out tables
todo-topics-without-table =
    { $n ->
        [1] One topic has no table yet
       *[other] { $n } topics have no table yet
    }
todo-topics-without-table-do = Set out tables
todo-seats-missing =
    { $n ->
        [1] There is one seat too few
       *[other] There are { $n } seats too few
    }
todo-seats-missing-do = Set out tables
todo-talks-late =
    { $n ->
        [1] One planned conversation is past and not written down yet
       *[other] { $n } planned conversations are past and not written down yet
    }
todo-talks-late-do = To the conversations
todo-talks-unplanned =
    { $n ->
        [1] One person has no conversation yet
       *[other] { $n } people have no conversation yet
    }
todo-talks-unplanned-do = Plan the conversations
todo-talks-planned =
    { $n ->
        [1] One conversation is planned
       *[other] { $n } conversations are planned
    }
todo-talks-planned-do = To the conversations
todo-information-open =
    { $n ->
        [1] One request for information is open
       *[other] { $n } requests for information are open
    }
todo-information-open-do = Answer
todo-information-put =
    { $n ->
        [1] One request for information is with the commissioner
       *[other] { $n } requests for information are with the commissioner
    }
todo-information-put-do = Look
todo-safety-open =
    { $n ->
        [1] One safety arrangement is not made yet
       *[other] { $n } safety arrangements are not made yet
    }
todo-safety-open-do = Arrange
todo-named-open =
    { $n ->
        [1] One person was named and not asked yet
       *[other] { $n } people were named and not asked yet
    }
todo-named-open-do = Ask them
todo-practical-open =
    { $n ->
        [1] One practical matter is not arranged yet
       *[other] { $n } practical matters are not arranged yet
    }
todo-practical-open-do = Arrange
todo-meeting-begin = The meeting can begin
todo-meeting-begin-do = To the meeting
todo-part-informing = The meeting has begun
todo-part-informing-do = To the meeting
todo-part-tables = The theme tables are open
todo-part-tables-do = To the meeting
todo-part-carousel = The carousel is going on
todo-part-carousel-do = To the meeting
todo-part-closing = The closing round is going on
todo-part-closing-do = To the closing round
todo-part-plenary = The plenary has begun, and the closing round is not closed yet
todo-part-plenary-do = To the meeting
todo-after-round = The after-round is going on
todo-after-round-do = To the closing round
todo-after-round-soft = Who left can still answer.
todo-after-round-over = The after-round is over. Close the closing round
todo-after-round-over-do = To the closing round
todo-hand-over = The outcome has not been handed over yet
todo-hand-over-do = To the plenary
todo-answers-wait =
    { $n ->
        [1] The commissioner has one answer to give
       *[other] The commissioner has { $n } answers to give
    }
todo-answers-wait-do = Look
todo-report-draft = The report has not been sent yet
todo-report-draft-do = Make the report
todo-corrections-open =
    { $n ->
        [1] One correction waits for you
       *[other] { $n } corrections wait for you
    }
todo-corrections-open-do = Look
todo-report-finalise = The report can become final
todo-report-finalise-do = To the report
todo-report-period = The participants can still correct the report
todo-report-period-do = To the report
todo-information-for-you =
    { $n ->
        [1] The participants ask you one thing
       *[other] The participants ask you { $n } things
    }
todo-information-for-you-do = Answer
todo-answers-for-you =
    { $n ->
        [1] You still have one answer to give
       *[other] You still have { $n } answers to give
    }
todo-answers-for-you-do = Answer
todo-opening-words = You can write opening words
todo-opening-words-do = Write

gate-title = Ready for the phase { $phase }?
gate-go = Open the next phase
gate-closed = When everything is ready, you open the next phase here.
gate-first-settle = This should be ready first. You can open it nevertheless, with a reason.
gate-anyway = Open the next phase nevertheless
gate-reason = Why do we not wait?
gate-reason-help = This reason stands on the public page of the route at once, and later in the report. Mention no names.
gate-by-lead = The lead facilitator opens the next phase.
gate-by-commissioner = The next phase opens when the commissioner releases the frames.
gate-question-met = The central question is there
gate-question-open = The central question is not there yet
gate-promise-met = The promise is there
gate-promise-open = The promise is not there yet
gate-commissioner-met = There is a commissioner
gate-commissioner-open = There is no commissioner yet
gate-frames-met = The frames are released
gate-frames-open = The frames are not released yet
gate-topics-met = There are topics
gate-topics-open = There are no topics yet
gate-circle-met = The circle is large enough
gate-circle-open = The circle is too small: { $n } more needed
gate-talks-met = Everybody has had a conversation
gate-talks-open = No conversation yet: { $n } open
gate-items-met = Everything from the conversations is settled
gate-items-open = Still to settle from the conversations: { $n } open
gate-items-some = Not everything from the conversations is settled yet
gate-handed-over-met = The outcome has been handed over
gate-handed-over-open = The outcome has not been handed over yet
gate-report-final-met = The report is final
gate-report-final-open = The report is not final yet

back-open = Back to an earlier phase
back-lead = You can until the theme tables have opened. What is there stays there.
back-to = To which phase?
back-reason = Why?
back-reason-help = Everybody can read the reason.
back-do = Go back
stop-open = Stop this route
stop-lead = Stopping cannot be undone. All participants get a message with the reason.
stop-reason = Why does the route stop?
stop-reason-help = The reason stands on the public page.
stop-do = Stop the route

question-title = Question and promise
question-lead = One open question, without a solution inside. And what happens with the outcome.
question-label = The central question
question-help = For example: What is needed so that …?
question-good = This is a good open question.
question-hints = This may make the question better. You decide.
question-look = Look first
question-none = The question is not there yet.
question-fixed = This question is fixed.
question-kept = This is a next round: the question and the promise stay as they were.
frames-kept = This is a next round: the frames stay as they were. The commissioner releases them here again.
question-draft = This is still a draft.
promise-label = The promise
promise-help = What will the commissioner do with the outcome? For example: what falls within the frames we carry out unchanged.
promise-none = The promise is not there yet.
hint-not-a-question = End with a question mark.
hint-closed = A question that begins with “{ $word }” can be answered with yes or no. Begin with what, how or who.
hint-solution = “{ $words }” already names a solution. Leave that to the participants.
hint-long = The question has { $words } words. Up to { $max } reads easily.
hint-two = There are two questions in it. Choose one.
hint-long-words = These words are long: { $words }. Is there a shorter word?
hint-so-that = The form “What is needed so that …?” often helps.
hint-acronym = Not everybody knows “{ $word }”. Write it out.

frames-title = Frames
frames-lead = What should the outcome stay within? Write each frame in a box of its own. An empty row does not count.
frames-number = Frame { $n }
frames-text = What is the frame?
frames-strength = How firm is it?
frames-hard = Firm: the outcome must fall within it
frames-intent = Intent: one may deviate, and it is weighed
frames-rows-help = More rows? Save, and blank rows are added. To remove a frame, empty its box and save.
frames-release-title = Release the frames
frames-release-lead = These are the frames as they are saved now. When you release them, this happens:
frames-release-1 = The frames can no longer change. The participants can count on them.
frames-release-2 = You step back until the handover. You can write opening words, answer requests for information, stop with a reason, and propose other frames.
frames-release-3 = The route goes on with the topics.
frames-release = Release these frames
frames-unsaved = You typed something that is not saved yet. Save it first. Then you can release the frames.
release-title = Release these frames?
release-lead = Read the frames once more. You cannot take this back.
release-frames =
    { $n ->
        [1] This one frame is then fixed
       *[other] These { $n } frames are then fixed
    }
release-do = Yes, release these frames
release-back = No, back to the frames
frames-release-by-commissioner = The commissioner releases the frames.
frames-version =
    { $n ->
        [1] The frames are fixed.
       *[other] The frames are fixed. This is version { $n }.
    }
frames-not-used = This method works without frames.
frames-not-yet = The frames come after the question. Open the phase Frames first.
frames-draft = This is a draft. The frames are not released yet.
frames-proposal = Proposal for other frames
frames-because = The reason: { $reason }
frames-reopen-lead = Do you let the proposal take effect? Then every participant gets a message. If the meeting was open, the route goes back to the conversations.
frames-reopen = Let these frames take effect
frames-decline-open = Lay the proposal aside
frames-decline-reason = Why not?
frames-decline = Lay aside
frames-proposal-waits = The lead facilitator decides whether this proposal takes effect.
frames-propose-title = Other frames?
frames-propose-lead = The commissioner can propose other frames until the theme tables have opened. They take effect only when the lead facilitator decides so. Then everybody gets a message.
frames-propose-open = Propose other frames
frames-propose-reason = Why is this needed?
frames-propose-reason-help = The participants read this reason.
frames-propose = Propose
frames-tables-opened = The theme tables have opened. The frames change no more.

topics-title = Topics
topics-lead = A topic is a part of the question. Each topic gets a theme table.
topics-none = There are no topics yet.
topics-none-soft = Draw them from policy and research, together with who knows it. Six is a good number.
topics-tables =
    { $n ->
        [1] one theme table
       *[other] { $n } theme tables
    }
topics-rename-open = Change
topics-title-label = Topic
topics-new = New topic
topics-new-help = Short, in common words.
topics-add = Add
topics-not-now = Topics cannot be added now.

roles-title = Roles
roles-lead = Who does what in this route. Everybody here can see when a role is handed over.
roles-of-commissioner = Commissioner
roles-of-lead-facilitator = Lead facilitator
roles-of-facilitator = Facilitators
roles-nobody = Nobody yet.
roles-by-administrator = took this role as administrator
roles-hand-over-open = Hand over
roles-hand-over = Hand over
roles-to = To whom?
roles-to-help = Illness, moving, elections: a role can always go to another.
roles-revoke = Take the role back
revoke-title = Take back the role of { $name }?
revoke-lead = { $name } then no longer has this role: { $role }.
revoke-at-once = This person loses access to what comes with the role at once, also in the middle of something.
revoke-done-stays = What this person has done stays.
revoke-seen = The page of roles shows who had the role before.
revoke-give-again = You can give the role again later, to the same person or to another.
revoke-own = This is your own role. After this you have no access with it any more.
revoke-do = Yes, take back the role
revoke-back = No, back to the roles
roles-before = Held this role before: { $names }.
roles-grant-open = Give this role to somebody
roles-who = To whom?
roles-grant = Give the role
roles-more-staff = Is somebody not listed? Add a member of staff under Administration first.

com-title = For the commissioner
com-now = This is what we ask of you now
com-stepped-back = You have released the frames and stepped back. You return at the handover.
com-back = The outcome was handed to you. You answer each decision. An answer never changes a decision.
com-to-answers = To the decisions and your answers
com-information = Requests for information
com-no-information = No request is with you now.
com-answer = Your answer
com-answer-help = Do you decline? Then write why.
com-answer-must = Write your answer first. If it cannot be done, write why not.
com-answered = answered
com-words = Opening words
com-words-label = What will you say at the start of the meeting?
com-words-help = Short. Why this question, and what you will do with the outcome.
com-asked = What you asked
com-to-question = Question and promise
com-to-frames = The frames
com-hand-over = Hand your role over to another

field-question = The central question
field-promise = The promise
field-reason = The reason
field-name = Name
field-email = E-mail address
field-phone = Telephone
field-address = Address
field-why = Why
field-named-by = Named by
field-organisation = Organisation
field-trusted-adult = Trusted adult
field-title = Title
field-text = Text
field-practical = What must be arranged
field-instruction = What others may know
