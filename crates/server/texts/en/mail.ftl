# What is sent after the meeting: reminders and digests, and stopping them.
message-action-stopped = Action has been stopped
message-reminder = Reminder
message-news = Digest

mail-open = Go to the page
mail-attached = Would you like this in your calendar? Then open the attachment of this mail.
mail-more =
    { $n ->
        [one] And 1 more, which you can read on the page.
       *[other] And { $n } more, which you can read on the page.
    }
mail-unsubscribe = Would you rather hear no more about what follows on this route? You stop it here, with one press of a button:
mail-unsubscribe-link = No more messages

mail-gathering-row-subject = Follow-up meetings: { $title }
mail-gathering-row = You signed up to go on with { $title }. These are the days on which we meet:
mail-gathering-row-link = See by this link what it is about:
mail-gathering-line = { $when }, { $place }
mail-gathering-moved-subject = Changed: follow-up meeting { $title }
mail-gathering-moved = Please note: a follow-up meeting of { $title } has changed.
mail-gathering-moved-link = See by this link what it is about:
mail-gathering-was = The meeting was to be on { $when }, { $place }.

mail-action-stopped-subject = An action has been stopped: { $title }
mail-action-stopped = In the route { $title } an action has been stopped. We find it important that you know why.
mail-action-stopped-what = The action was: { $what }

mail-reminder-subject = A reminder: { $title }
mail-reminder = You take part in what follows on { $title }. Thank you for that!
mail-reminder-link = Tell us on your page how it is going. It takes ten seconds:
mail-reminder-staff-subject = A reminder: { $title }
mail-reminder-staff = This is about what follows on { $title }.
mail-reminder-staff-link = This leads to the route. You sign in as you always do.
mail-asked = This asks something of you
mail-silent = We have heard nothing of this. One sentence is enough, also when nothing has happened yet.
mail-silent-lead = Nothing has been heard of this, not after a reminder either. Will you make a call?
mail-nudge-action-soon = “{ $what }”: its day is coming near. It is { $date }.
mail-nudge-action-late = “{ $what }”: the day agreed was { $date }. Is it done, or will it be another day?
mail-nudge-action-silent = “{ $what }”: since { $date }.
mail-nudge-group-silent = Working group “{ $name }”: since { $date }.
mail-nudge-group-without-driver-lead = Working group “{ $name }”: it has had no driver since { $date }. Whom can you ask?
mail-nudge-answer-soon = Your answer to the decision “{ $what }”. You promised it by { $date }.
mail-nudge-answer-late = Your answer to the decision “{ $what }”. You promised it by { $date }, and it is not there yet. Give your answer, or name another day with the reason.
mail-nudge-answer-late-lead = The answer to the decision “{ $what }”. The commissioner promised it by { $date }. It is not there yet, not after a reminder either.
mail-nudge-review-lead = The decision “{ $what }”. It was agreed to look at it again on { $date }. Put it on the agenda of a meeting.

mail-news-subject = What happened: { $title }
mail-news = There is news of what follows on { $title }. Here it is, point by point.
mail-news-link = Read on the page what became of all points:
mail-news-asked-subject = A question to you, and news: { $title }
mail-news-asked = There is news of what follows on { $title }. And we ask something of you.
mail-news-asked-link = Tell us on your page how it is going. It takes ten seconds:
mail-news-heading = What happened
mail-group-news = Your working group: { $name }
mail-group-open = What is still to be done in your working group
mail-ahead = What is coming
mail-open-new = New: { $line }
mail-open-late = “{ $what }”: late. The day was { $date }.
mail-open-to-do = “{ $what }”: still to do.
mail-open-to-do-by = “{ $what }”: still to do, by { $date }.
mail-open-doing = “{ $what }”: somebody is at it.
mail-open-doing-by = “{ $what }”: somebody is at it, until { $date }.
mail-news-action-added = New action: “{ $what }”.
mail-news-action-added-by = New action: “{ $what }”, by { $date }.
mail-news-action-to-do = “{ $what }”: this is to do again.
mail-news-action-doing = “{ $what }”: somebody is at it now.
mail-news-action-done = “{ $what }”: this is done!
mail-news-action-stopped = “{ $what }”: this has been stopped. The reason: { $reason }
mail-news-action-changed = “{ $what }”: this action has changed.
mail-news-action-noted = “{ $what }”: somebody wrote how it is going.
mail-news-group-formed = There is a working group: “{ $name }”.
mail-news-group-driven = Working group “{ $name }” has a driver.
mail-news-group-left = The driver of working group “{ $name }” has stepped down. There is no other yet.
mail-news-group-stopped = Working group “{ $name }” has been stopped. The reason: { $reason }
mail-news-answered = The commissioner answered to the decision “{ $what }”.
mail-news-promised = The commissioner promises an answer by { $date }.
mail-news-decided =
    { $n ->
        [0] At a follow-up meeting nothing new was decided.
        [one] At a follow-up meeting 1 decision was taken.
       *[other] At a follow-up meeting { $n } decisions were taken.
    }
mail-news-planned = There is a follow-up meeting on { $when }, { $place }.
mail-news-cancelled = The follow-up meeting on { $when } does not take place. The reason: { $reason }
mail-news-horizon = This is what everybody works towards: { $event }.
mail-news-stands = This stands: { $what }

unsubscribe-title = No more messages?
unsubscribe-lead = You will then hear no more about what follows on { $title }: no invitations, no reminders and no digests.
unsubscribe-stays = You still take part. Your own page keeps working.
unsubscribe-do = Send me no more messages
unsubscribe-done-title = You will get no more messages
unsubscribe-done = That worked. You will hear no more about what follows on { $title }.
unsubscribe-back = Changed your mind? Tell your facilitator, or choose it yourself on your own page.
unsubscribe-wrong-title = This link does not work
unsubscribe-wrong = See whether you took over the whole link from the mail. Still no luck? Tell your facilitator, or answer the mail.
