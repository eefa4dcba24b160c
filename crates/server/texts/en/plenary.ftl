# The plenary: threads, the handover and the commissioner's answer.
plenary-title = Threads and answers
plenary-lead = What runs through the points? Draw threads through them. Then the commissioner receives the outcome.
plenary-lead-handed-over = The commissioner has received the outcome. An answer never changes anything that stands here.
handed-over-on = Handed over on { $when }.
hand-over = Hand over the outcome
hand-over-explained = You give the outcome to the commissioner. This happens once. You cannot take it back.
hand-over-title = Hand over the outcome?
hand-over-then-answers = The commissioner sees the decisions and answers each of them.
hand-over-then-answers-listening = The commissioner sees what was said and answers each idea.
hand-over-then-nothing-changes = The commissioner changes nothing of what stands there.
hand-over-then-report = After that you can make the report.
hand-over-decisions =
    { $n ->
        [one] One decision
       *[other] { $n } decisions
    }
hand-over-ideas =
    { $n ->
        [one] One idea
       *[other] { $n } ideas
    }
hand-over-others =
    { $n ->
        [one] One idea that is no decision
       *[other] { $n } ideas that are no decision
    }
hand-over-threads =
    { $n ->
        [one] One thread
       *[other] { $n } threads
    }
hand-over-no-threads = There is no thread yet. Do you want to draw one first? Then go back.
hand-over-do = Yes, hand over the outcome
hand-over-back = No, go back
hand-over-needs-close = First close the closing round. Then you can hand over the outcome.
hand-over-needs-plenary = First begin the plenary. You do that on the meeting page. Then you can hand over the outcome.
the-threads = The threads
no-threads = There is no thread yet.
no-threads-draw = Give a thread a name below and choose the points that belong to it.
no-threads-wait = The facilitator draws them during the plenary, together with the room.
thread-see-points = See the points
thread-which-help = Open an idea and tick the points. Choose at least one.
thread-none-title = No point is chosen yet
thread-none = Open an idea and tick at least one point. Then keep the thread.
thread-redraw = Change
thread-remove = Take away
thread-draw-title = Draw a thread
thread-redraw-title = Change the thread: { $title }
thread-name = Name of the thread
thread-name-help = A few words. For example: knowing and finding each other.
thread-which-points = Which points belong to it?
thread-keep = Keep the thread
thread-more = And { $what } more. All of it stands in the report.
thread-other-points = There are more points to choose from. What you ticked stays.
thread-elsewhere =
    { $n ->
        [one] One chosen point stands on another page.
       *[other] { $n } chosen points stand on another page.
    }
thread-nothing-carried = There is no point yet that everyone stands behind. A thread only runs through such points.
the-decisions = The decisions
no-decisions = No decision was made.
the-other-ideas = The other ideas
not-decided-dignity = No decision was made on these. That is part of it: there is a decision only when everyone stands behind it. The ideas are not lost. They stand in the report.
what-was-said = What was said
outcome-decision = decision
outcome-agreed = agreed, no decision
outcome-not-decided = not decided
outcome-open = still open
outcome-said = written down
text-erased = [taken away, because it held personal data]
addition-said = Addition:
idea-what-it-says = What it says
idea-not-decided = { $what } not decided
idea-questions-open =
    { $n ->
        [one] 1 question open
       *[other] { $n } questions open
    }
no-answer-yet = The commissioner has not answered yet.
answers-progress = { $n } of { $of } decisions have an answer.
answers-progress-listening = { $n } of { $of } ideas have an answer.
answer-next = Give the next answer
answer-place = Decision { $n } of { $of }
answer-place-listening = Idea { $n } of { $of }
answer-to-yours = To your answer
answer-before = Previous
answer-after = Next
answer-all = All answers
answer-choose-frame = Choose a frame
answer-give = Give an answer
answer-again = Give a new answer
answer-earlier = Earlier answer
answer-by = Commissioner, { $date }
answer-is-within-frames = Within the frames. Adopted as it stands.
answer-is-outside-frame = Does not fit within frame { $n }. It goes back to the circle.
answer-is-deviates-from-intent = Deviates from frame { $n }, an intent. Adopted nevertheless.
answer-is-heard = Heard. This is the answer.
answer-to = Answer to: { $title }
answer-lead = Everyone stands behind this. Does it fit within the frames? Then you adopt it as it stands. You change nothing in the text.
answer-lead-listening = People said this. Tell them what you do with it. You change nothing in what they said.
answer-your-promise = This is what you promised
answer-decided-is = This was decided
answers-given = Answers given
answer-yours = Your answer
answer-within = It fits within the frames
answer-remark = Remark
answer-remark-help = May stay empty.
answer-adopt = Adopt the decision
answer-outside = It does not fit within a hard frame
answer-which-frame = Which frame does it fall outside?
answer-why = Why does it not fit?
answer-why-help = The circle reads this and goes on with it.
answer-send-back = Give it back to the circle
answer-intent = It deviates from an intent
answer-which-intent = Which intent does it deviate from?
answer-weighed = How did you weigh that?
answer-weighed-help = You do adopt the decision. Explain why that is possible.
answer-adopt-anyway = Adopt it nevertheless
answer-heard = What do you do with this?
answer-heard-help = Everybody can read this answer. Also say honestly what is not possible, and why.
answer-send = Give this answer
