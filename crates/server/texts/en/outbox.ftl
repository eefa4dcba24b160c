# Messages to people: the list, and the texts of mails and letters.
outbox-title = Messages
outbox-lead = What we tell people, and whether it arrived.
outbox-no-server = No mail server has been set. You can read all messages here and print them as letters.
outbox-empty = There are no messages yet.
outbox-empty-help = They appear here when you invite somebody, send the report round, or the frames change.
outbox-to-print =
    { $n ->
        [one] 1 letter to print
       *[other] { $n } letters to print
    }
outbox-print-who = These are for people without e-mail.
outbox-print-help = Every letter gets a code of its own. Print them, then mark them as printed.
outbox-print = Print the letters (PDF)
outbox-printed = I have printed them
outbox-file-letters = letters.pdf
outbox-all = All messages
outbox-noted-printed = The letters are marked as printed.
outbox-noted-again = We try the message again.
outbox-message-to = Message to { $name }
outbox-to = To
outbox-subject = Subject
outbox-link-later = Here stands the personal link. We make it only when sending. Only the recipient sees it.
outbox-code-later = Here stands the personal code. We make it only when printing.
outbox-tried-again-at = { $what } We try again: { $when }.
outbox-error-no-address = There is no e-mail address. Fill one in under Circle and try again.
outbox-error-address-wrong = The e-mail address is not right. Correct it under Circle and try again.
outbox-error-unreachable = The mail server could not be reached.
outbox-error-refused = The mail server did not take the message (code { $code }). Check whether the address is right.
outbox-error-unsubscribed = This person wants to hear no more about what follows. It was not sent.
outbox-error-removed = This person does not take part any more. It was not sent.
outbox-error-nothing-left = What it said was no longer needed. It was not sent.
outbox-error-other = Sending did not work. Ask the administrator to look in the log.
outbox-count-waiting =
    { $n ->
        [one] message waits
       *[other] messages wait
    }
outbox-count-sent =
    { $n ->
        [one] message sent
       *[other] messages sent
    }
outbox-count-failed =
    { $n ->
        [one] message failed
       *[other] messages failed
    }
outbox-count-printed =
    { $n ->
        [one] letter printed
       *[other] letters printed
    }
delivery-waiting = waiting
delivery-sent = sent
delivery-failed = failed
delivery-printed = printed
way-mail = e-mail
way-letter = letter
message-invitation = Invitation
message-new-frames = New frames
message-after-round = After-round
message-draft-report = Draft of the report
message-final-report = Report is final
message-stopped = Route has been stopped
message-code-made = Sign-in code made

mail-greeting = Dear { $name },
mail-regards = Kind regards,
mail-link-help = The link is yours alone and works once. Do not pass it on. Does it not work? Ask for a new link.
letter-way-in = Would you like to do it on a phone or computer? Then you need a code. The code is yours alone. Without a device it works too: tell your facilitator.

mail-invitation-subject = Invitation: { $title }
mail-invitation = { $organisation } invites you to the route { $title }.
mail-invitation-question = The question is: { $question }
mail-invitation-promise = The commissioner promises: { $promise }
mail-invitation-decide = You decide together with the others. There is a decision only when everyone stands behind it.
mail-invitation-listen = We would like to hear what you think. Nothing is decided this time. You do get an answer to what you say.
mail-invitation-meeting = The meeting is on { $when }, { $place }.
mail-invitation-practical = Do you need something to be able to come, such as replacement care, transport or an interpreter? Let us know. Then we arrange it together.
mail-invitation-ask = Do you have a question? Ask { $who }.
mail-invitation-link = Let us know by this link whether you are coming:

mail-new-frames-subject = New frames: { $title }
mail-new-frames = The frames of the route { $title } have changed. These are the frames now:
mail-new-frames-link = See by this link what else there is:

mail-after-round-subject = A few more points: { $title }
mail-after-round = You were at the meeting of { $title }. There is an after-round, so that everybody can answer in peace.
mail-after-round-points =
    { $n ->
        [one] There is 1 more point on which we ask for your answer.
       *[other] There are { $n } more points on which we ask for your answer.
    }
mail-after-round-until = The after-round runs until { $date }. No answer does not count as yes.
mail-after-round-link = Give your answer by this link:

mail-draft-report-subject = Draft of the report: { $title }
mail-draft-report = There is a draft of the report of { $title }. We would like to hear whether it is right.
mail-draft-report-until = You can propose corrections before { $date }. After that the report is final.
mail-draft-report-link = Read the draft by this link:

mail-final-report-subject = The report is final: { $title }
mail-final-report = The report of { $title } is final. It does not change any more. Everybody can read it.
mail-final-report-link = Read the report by this link:

mail-code-made-subject = A sign-in code was made for you: { $title }
mail-code-made = You take part in { $title }. A code was made that opens your own page.
mail-code-made-who = { $name } made the code on { $when }. Did you not know of it? Then call or write to us.
mail-stopped-subject = Stopped: { $title }
mail-stopped = The route { $title } has been stopped. We find it important that you know why.
mail-stopped-reason = The reason: { $reason }
outbox-print-after =
    { $n ->
        [one] After these there is one more.
       *[other] After these there are { $n } more.
    }

# After the meeting.
message-group-stopped = Working group has been stopped
message-gathering-planned = Follow-up meeting
message-gathering-cancelled = Meeting does not take place
message-later-decided = New decision
mail-group-stopped-subject = A working group has been stopped: { $title }
mail-group-stopped = In the route { $title } a working group has been stopped. We find it important that you know why.
mail-group-stopped-name = The working group is called: { $name }
mail-gathering-planned-subject = Follow-up meeting: { $title }
mail-gathering-planned = You signed up to go on with { $title }. A meeting has been planned.
mail-gathering-planned-link = See by this link what it is about:
mail-gathering-when = The meeting is on { $when }, { $place }.
mail-gathering-cancelled-subject = Does not take place: follow-up meeting { $title }
mail-gathering-cancelled = A follow-up meeting of { $title } does not take place.
mail-later-decided-subject = News of what you decided: { $title }
mail-later-decided = At a follow-up meeting of { $title } people have decided again.
mail-later-decided-count =
    { $n ->
        [0] Nothing was decided. The route tells what was on the table.
        [one] 1 decision was taken.
       *[other] { $n } decisions were taken.
    }
mail-later-decided-link = Read it by this link:
