# Reading, correcting and finishing the report. The words in the report itself stand with the report.
report-title = Report
report-not-yet = There is no report yet. It comes after the meeting.
report-not-yet-stopped = This route was stopped. There will be no report.
report-not-yet-draft = There is a draft. It is first for those who were there. After that everybody can read the report here.
report-to-route = To the route
report-preview = This is how the report looks now. Only facilitators see this. No draft has been sent yet.
report-correct-before = This is a draft. Is something not right? Let us know before { $date }.
report-correct = Propose a correction
report-what-is-wrong = What is not right, and what should it say?
report-what-is-wrong-help = A decision does not change any more. A mistake in the report does.
report-send-correction = Send the correction
report-your-corrections = Your corrections
report-correction-waits = The facilitator still has to look at this.
report-correction-made = Taken over: { $note }
report-correction-not-made = Not taken over: { $note }
report-final-early = The report was finished earlier than planned. The reason: { $reason }
report-download = Download as PDF
report-print = Print
report-read = Read the report
report-to-work = Work on the report
points-xlsx = All points (Excel)
points-csv = All points (CSV)
report-file-pdf = report.pdf
points-file-csv = points.csv
points-file-xlsx = points.xlsx
report-gate-note =
    { $n ->
        [one] The meeting began while 1 thing was not ready. The reason: { $reason }
       *[other] The meeting began while { $n } things were not ready. The reason: { $reason }
    }
report-administrator-in-role = An administrator took this role: { $role }.
list-kind-point = point
list-kind-question = question
list-status-open = still open
list-status-said = said, nothing was decided on it
list-status-decided = decided
list-status-agreed = agreed, no decision
list-status-not-decided = not decided
list-status-question-open = question, still open
list-status-question-answered = question, answered
report-work-title = Work on the report
report-work-too-early = The report comes after the handover. Then open the phase Report on the workbench.
report-work-to-draft = The outcome has been handed over. Read the report through and send it round as a draft.
report-work-correcting = The draft has been sent round. People can propose corrections until { $date }.
report-work-period-over = The time for corrections is over. You can finish the report.
report-work-final = The report is final since { $date }. Everybody can read it.
report-draft-title = Send the draft round
report-next-steps = What happens next?
report-next-steps-help = One step on each line. Say who does it and when, without names of people.
report-draft-explained = Everybody who took part is told. Then there are { $n } days for corrections.
report-draft-send = Send the draft round
report-corrections = Corrections
report-corrections-how = The text of the report no longer changes. What you write here about a correction is printed in the report under ‘Corrections since the draft’. The correction itself and the name are not printed.
report-no-corrections = There are no corrections.
report-no-corrections-help = They appear here when somebody proposes one.
report-correction-by = Correction by { $who }
correction-without-name = somebody without a name
report-settle-question = Do you take this over?
report-settle-yes = Yes, this is right
report-settle-no = No
report-settle-note = What was it about, and what did you do with it?
report-settle-note-help = This is printed in the report. Also write how it really is. Mention no names.
report-settle = Keep
report-settled = settled
report-finalise-title = Finish the report
report-finalise-open =
    { $n ->
        [one] 1 correction is still open. Settle it first.
       *[other] { $n } corrections are still open. Settle them first.
    }
report-finalise-early = The time for corrections is not over. Finishing earlier needs a reason. That reason stands in the report.
report-finalise-reason = Why already now?
report-finalise-reason-help = For example: everybody has already answered.
report-finalise-reason-must = Write why first. Finishing early takes a reason.
finalise-title = Finish the report?
finalise-lead = Read the report once more first. You cannot take this back.
finalise-fixed = The report no longer changes. Nobody can give corrections any more.
finalise-told = Everyone who took part gets a message.
finalise-read = Everyone can read the report, also who did not take part.
finalise-early = People can still give corrections until { $date }. The reason that you write here is printed in the report.
finalise-do = Yes, finish the report
finalise-back = No, back
report-finalise-explained = After this the report does not change any more. Everybody is told and can read it.
report-finalise = Finish the report
