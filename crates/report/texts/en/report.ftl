# The words of the report. Short sentences, plain words.

kind = Report
    .listening = Listening report
kind-draft = Report (draft)
    .listening = Listening report (draft)
document-title = { $kind }: { $title }
letters-title = Letters
contents = Contents
draft-note = This is a draft. Is something wrong? Tell us before { $date }. After that the report is final.
final-note = This report is final. It will not change any more.
made-on = Made on { $date }
footer-page = Page
footer-of = of

short-heading = In short
short-decisions = { $n ->
    [0] No decision has been made yet.
    [one] One decision was made.
   *[other] { $n } decisions were made.
}
short-points = { $n ->
    [0] There is no point yet that everyone stands behind.
    [one] There is one point that everyone stands behind.
   *[other] There are { $n } points that everyone stands behind.
}
short-not-decided = { $n ->
    [0] All points have been decided on.
    [one] One point was not decided.
   *[other] { $n } points were not decided.
}
short-questions = { $n ->
    [0] No questions are open.
    [one] One question is still open.
   *[other] { $n } questions are still open.
}
short-listened = We listened. Nothing was decided.
short-said = { $n ->
    [0] Nothing was written down.
    [one] One thing was written down, in people's own words.
   *[other] { $n } things were written down, in people's own words.
}
short-answered = { $n ->
    [0] The commissioner has not answered yet.
    [one] The commissioner answered one of them.
   *[other] The commissioner answered { $n } of them.
}

day-heading = What did the day look like?
day-nth = Gathering { $n }
day-when = When
day-where = Where
day-parts = What we did
day-people = { $n ->
    [one] There was one participant.
   *[other] There were { $n } participants.
}

approach-heading = The approach in four steps
approach-intro = We worked with De Nieuwe Route. Whoever lies awake over the question may help decide. Every voice weighs the same.
    .listening = We listened. Everyone tells what they see and need. Nothing was decided.
approach-1 = Setting the question
approach-1-text = What is it about? The commissioner asks one open question.
approach-2 = Setting the frames
    .listening = Who belongs to it
approach-2-text = The commissioner says beforehand what is fixed, and then steps back.
    .listening = Whoever has to do with the question is welcome. People name each other too.
approach-3 = A conversation with everyone
    .listening = The conversation
approach-3-text = What do you still want to know? What do you need to take part? Who else should be there?
    .listening = At tables people tell what is going on. We write it down in their own words.
approach-4 = Deciding together
    .listening = The answer
approach-4-text = Ideas grow at tables. Everybody looks at all of them. A point is decided when everyone stands behind it.
    .listening = To each point the commissioner says what is done with it. Also what cannot be done, and why.

question-heading = The question
question-asked-by = Asked by
question-say = How much say
question-promise = What was promised

frames-heading = The frames
frames-intro = These frames were set beforehand.
frame-hard = Hard frame
frame-intent = Intent
frame-version = version { $n }
frame-none = There were no frames.

topics-heading = The topics

people-heading = Who took part?
people-intro = This report holds no names. It does say how many people took part.
people-caption = How many people took part
people-column = Who
people-number = Number
people-invited = Invited
people-talked = Had a conversation beforehand
people-waived = Chose to have no conversation
people-attended = Were present
people-required = Helped decide
people-residents = Of whom residents
people-professionals = Of whom professionals
people-withdrawn = Withdrew
people-left = Left early
people-listening = Listened, without deciding
people-support = Support persons, without a voice
people-gate = Not everything was settled beforehand

overview-heading = The ideas at a glance
    .listening = What was said, at a glance
overview-caption = All ideas and what became of them
    .listening = All that was said, and whether there is an answer
overview-idea = Idea
    .listening = What was said
overview-outcome = Outcome
    .listening = Answer
overview-points = Points carried
    .listening = Points
overview-none = No ideas were written.
    .listening = Nothing was written down.

threads-heading = The main threads
thread-intro = These lines run through the decisions.
    .listening = These lines run through what was said.

thread-rest = More points belong to this thread. All of them stand in the PDF.

answers-heading = The commissioner's answer
answers-intro = The commissioner does not change a decision, but answers it.
    .listening = The commissioner changes nothing in what people said, but answers it.
answer-within = Within the frames. The decision is adopted as it stands.
answer-outside = Outside hard frame { $frame }. It goes back to the circle.
answer-deviates = Deviates from intent { $frame }. The decision is adopted all the same.
answer-heard = Heard.
answer-why = Why
answer-weighed = How that was weighed
answer-date = Answered on { $date }
answer-text = In their words
    .listening = What the commissioner does with it
answer-documents = Documents

next-heading = What happens next?

about-heading = About this report
about-corrections = Corrections since the draft
about-admins = Administrators with a role

appendix-heading = Appendix: the ideas by topic
    .listening = Appendix: what was said, by topic
legend-heading = How to read a flower
legend-flower = Each idea is a flower with six petals. A petal fills with the points that everyone stands behind. The figure says how many there are. A dashed line means: nothing on this petal is carried yet.
legend-carried = Filled circle: everyone stands behind this point.
legend-not-carried = Open circle: not decided. Not everyone stands behind it.
legend-question = Diamond: a question.
legend-addition = Star *: an addition by someone from another table.

topic-line = Topic { $n }
idea-number = Idea { $n }
outcome-decision = Decision
outcome-decision-text = Everyone stands behind this, except where it says otherwise.
outcome-agreed = Agreed, no decision
outcome-agreed-text = Everyone stands behind some of the points. It is not a decision.
outcome-not-decided = Not decided
outcome-not-decided-text = No decision was made on this idea.
outcome-open = Still open
outcome-open-text = This idea is still being worked on.
outcome-answered = Answered
outcome-unanswered = No answer yet
outcome-heard-text = This is how it was said. Nothing was decided on it.
title-not-carried = Not everyone stands behind the title.
petal-what = What
petal-how = How
petal-who = Who
petal-where = Where
petal-when = When
petal-preconditions = Preconditions
petal-empty = This petal stayed empty.
petal-count = { $carried } of { $total } carried
    .listening = { $total ->
        [one] 1 point
       *[other] { $total } points
    }
petal-count-all = { $total ->
    [one] Everyone stands behind this
   *[other] Everyone stands behind these { $total } points
}
point-addition = addition
point-not-carried = Not decided
point-reason = Reason: { $reason }
point-open-question = Open question
point-answered = Question, answered by { $code }
flower-alt = Flower of idea { $n }, { $title }: { $petals }.
flower-alt-petal = { $name } { $carried } of { $total } points carried
flower-alt-empty = { $name } empty
field-alt = { $n ->
    [one] Drawing of one flower, for one idea.
   *[other] Drawing of a field of { $n } flowers, one for each idea.
} The fuller a flower, the more points everyone stands behind.

letter-access = How to take part
letter-address = Go to
letter-code = Your code

list-sheet = Points
list-route = Route
list-topic = Topic
list-idea-number = Idea number
list-idea-title = Idea
list-petal = Petal
list-code = Code
list-sub-of = Part of
list-text = Text
list-addition = Addition
list-kind = Kind
list-status = Outcome
list-required = Required
list-behind = Behind
list-yes = yes
list-no = no
