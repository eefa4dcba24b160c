# The circle: who, why, named by whom, and how far they are with us.
circle-title = Circle
circle-lead = Everybody who lies awake over the question. Who is still missing?
circle-add = Add somebody
circle-import = Bring in a list
circle-not-now = In this phase you cannot add anybody.
circle-number-listed = people on the list
circle-number-invited = people invited
circle-number-yes = people come
circle-number-no = people do not come
circle-number-talked = people talked with
circle-number-attended = people present
circle-search = Search by name, reason or organisation
circle-search-do = Search
circle-show = Show
circle-show-all = Everybody
circle-show-uninvited = Not invited yet
circle-show-silent = Invited, no answer yet
circle-show-coming = Coming
circle-show-doubt = Do not know yet
circle-show-not-coming = Not coming
circle-show-no-talk = No conversation yet
circle-show-signed-up = Signed up to go on
circle-show-removed = Taken off the list
circle-empty = There is nobody on the list yet.
circle-empty-soft = Ask: who finds this important? Also who thinks differently.
circle-found-none = Nobody found. Search for something else, or show everybody.
circle-found =
    { $n ->
        [1] 1 person
       *[other] { $n } people
    }
circle-who = Who
circle-why = Why
circle-named-by = Named by
circle-invited = Invited
circle-answer = Answer
circle-talked = Talked with
circle-attended = Attended
circle-signed-up = Signed up to go on
circle-select = Select { $name }
circle-invite-selected = Invite the selected people
circle-undated = The day and place of the meeting are not set yet. The invitation then does not say when and where.
circle-undated-do = First set the day and the place
circle-invite-help = Who has an e-mail address gets mail. The others get a letter: it waits under Messages.
circle-pages = Pages
circle-page = Page { $n } of { $of }
circle-page-before = Previous
circle-page-after = Next
circle-yes = yes
circle-not-yet = not yet
circle-to-invite = to ask
circle-invited-otherwise = without a letter
circle-no-answer = no answer yet
circle-waived = no conversation needed
circle-planned = planned on { $when }
circle-kind-resident = resident
circle-kind-professional = professional
circle-kind-commissioner-staff = staff of the commissioner
circle-reply-yes = Coming
circle-reply-no = Not coming
circle-reply-not-yet = Does not know yet
circle-channel-own = themself
circle-channel-tablet = tablet
circle-channel-paper = by letter
circle-channel-spoken = said
circle-channel-phone = by telephone
circle-presence-taking-part = takes part
circle-presence-left = went home
circle-presence-withdrawn = withdrew
circle-presence-listening = listens
circle-presence-support = supports somebody

circle-add-title = Add somebody
circle-add-lead = Who lies awake over this, and why? Only the name is required.
circle-add-lead-after = Who wants to join in what comes next? Only the name is required. After that, sign the person up on their own page.
circle-why-label = Why does this person lie awake over it?
circle-why-help = In common words. No illnesses or other sensitive matters.
circle-named-by-label = Named by
circle-named-by-help = Who named this person? For example: themself, or an organisation.
circle-kind-label = Takes part as
circle-organisation-label = Organisation
circle-organisation-help = Only for who is there for their work.
circle-email-help = Without an e-mail address we send letters.
circle-adult-label = Trusted adult
circle-adult-help = Only for who is younger than 18.

circle-code-for = Code for { $name }
circle-code-lead = Go to { $at } and type this code. The code works once.
circle-link-lead = Or use this link. It works once too. We show both now and never again.
circle-removed = This person was taken off the list. The reason: { $reason }
circle-restore = Put back
circle-invite = Invite
circle-invite-again = Invite once more
circle-to-talk = To the conversation
circle-record = Record or change
circle-record-answer = An answer by telephone or letter
circle-comes = Is this person coming?
circle-came-by = How did the answer come?
circle-practical = What must be arranged?
circle-practical-help = Replacement care, transport, an interpreter, an allowance, somebody who comes along.
circle-record-need = Something practical to arrange
circle-need = What is needed?
circle-code-open = A code for who has no mail
circle-code-help = A new code makes an older, unused code invalid. The code stays valid for sixty days.
circle-code-do = Make a code
circle-sign-up = Sign up to go on
circle-sign-off = Sign off
circle-edit-open = Change the details
circle-remove-open = Take off the list
circle-remove-reason = Why?
circle-remove-help = For example: does not want to, or is listed twice. They can be put back.
circle-remove = Take off the list
circle-needs = What is needed
circle-to-items = To everything that is to be settled
circle-back = To the list

import-title = Bring in a list
import-lead = A file with one person in each row: CSV, or XLSX from a spreadsheet.
import-columns = The first row holds headings: name, e-mail, phone, address, kind (resident or professional), why.
import-only-name = Only the column name is required. The order does not matter.
import-preview-first = You first see what we read. Nobody is put on the list yet.
import-file = File
import-file-help = At most 4 MB and 2000 people.
import-look = Look at the list
import-empty = There is nobody in this file. Put one person in each row below the headings.
import-format = We cannot read this file. Save it as CSV or XLSX and try again.
import-no-name = There is no column with the heading name. We found: { $found }.
import-too-many = There are more than { $n } people in it. Cut the file into parts.
import-preview-title = This is what we read
import-good =
    { $n ->
        [0] There is nobody to add.
        [1] One person can be put on the list.
       *[other] { $n } people can be put on the list.
    }
import-wrong =
    { $n ->
        [0] All rows are right.
        [1] One row is left out.
       *[other] { $n } rows are left out.
    }
import-wrong-title = These rows are left out
import-wrong-lead = Mend them in your file and bring it in again, or add the rest now.
import-line = Line { $n }
import-not-taken = left out
import-good-title = These people are put on the list
import-row = Line
import-contact = Reached by
import-same-name = name is there already
import-more = And { $n } others.
import-do =
    { $n ->
        [1] Put this person on the list
       *[other] Put these { $n } people on the list
    }
import-other-file = Choose another file
import-name-needed = The name is missing or longer than 120 characters.
import-email-wrong = “{ $found }” is not an e-mail address. It looks like name@example.org.
import-phone-wrong = “{ $found }” is not a telephone number. Use 8 to 15 digits.
import-address-wrong = The address is too long or holds strange characters.
import-kind-wrong = We do not know “{ $found }”. Write resident or professional.
import-why-long = The reason is too long. Use at most 1000 characters.
import-twice = { $found } is there already, with the same details.
