# What stands around every page, and what several pages share.
product-name = Bloemenzee
skip-to-content = To the content
nav-label = Route
nav-work = Workbench
nav-circle = Circle
nav-talks = Conversations
nav-meeting = Meeting
nav-plenary = Plenary
nav-report = Report
nav-outbox = Messages
nav-commissioner = Commissioner
nav-me = My part
nav-roles = Roles
live-on = Connected
live-off = No connection. We keep trying.
outbox-waiting = Saved on this device: {"{"}n{"}"}. We send it as soon as there is a connection.
sign-out = Sign out
undo = Undo
back = Back
try-again = Try again
to-start = To the start
go-on = Go on
privacy = Privacy
accessibility = Accessibility
other-language = Nederlands
other-language-tag = nl
big-screen = Big screen
tablet-of-table = Tablet of table { $n }
one-more-thing = Something is still needed

role-administrator = administrator
role-commissioner = commissioner
role-lead-facilitator = lead facilitator
role-facilitator = facilitator
role-participant = participant
role-tablet = table tablet

say-inform = inform
say-consult = listen
say-advise = advise
say-co-produce = make together
say-decide-together = decide together

step-question = Question
step-frames = Frames
step-topics = Topics
step-circle = Circle
step-conversations = Conversations
step-gathering = Meeting
step-report = Report
step-follow-up = Follow-up

part-informing = Informing
part-tables = Theme tables
part-carousel = Carousel
part-closing = Closing round
part-plenary = Plenary

petal-what = What
petal-how = How
petal-who = Who
petal-where = Where
petal-when = When
petal-preconditions = Preconditions

kind-resident = resident
kind-professional = professional
strength-hard = Frame
strength-intent = Intent

day-1 = Monday
day-2 = Tuesday
day-3 = Wednesday
day-4 = Thursday
day-5 = Friday
day-6 = Saturday
day-7 = Sunday
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

oops-not-for-you-title = This page is not for you
oops-not-for-you-text = You are signed in with a role that does not see this page. Ask your facilitator for help.
oops-not-found-title = This page is not here
oops-not-found-text = The address is wrong, or the page is gone. Go to the start and look from there.
oops-stale-title = This form has expired
oops-stale-text = You have signed in again since, or as somebody else. Go back, reload the page and send it again. Nothing has changed.
oops-wrong-title = We could not read this
oops-wrong-text = What you sent does not fit the form. Go back and try again. Nothing has changed.
oops-refused-title = That is not possible now
oops-failed-title = Something went wrong on our side
oops-failed-text = Nothing is lost. Wait a moment and try again.
refused-title = That is not possible now
refused-now = This is what stands there now

home-title = Decide together
home-lead = Here residents, professionals and the municipality decide together. Only what everyone stands behind becomes a decision.
to-my-work = To my work
join-with-code = Join with a code
the-routes = The routes
no-routes = There is no route yet. The administrator can make one.
sign-in-title = Join
sign-in-lead = You were given a code with your invitation, or at the door.
your-code = Your code
code-help = Twelve letters and digits. Capitals and dashes do not matter.
code-unknown = We do not know this code, or it has been used. Check every letter, or ask for a new code.
no-code = No code, or does it not work? Ask your facilitator. You can take part without a device too.
link-title = Welcome
link-lead = This link signs you in. It works once. After that this device knows you.
link-used-title = This link no longer works
link-used-lead = The link has been used, or is too old. Ask your facilitator for a new link or code.
sign-in-with-code = Sign in with a code

route-of = Route of { $organisation }
route-stopped = This route was stopped. { $reason }
we-are-at = We are now at: { $phase }.
meeting-is-at = The meeting is on { $when }, { $place }.
read-report = Read the report
where-we-are = Where we are
path-done = done
path-now = now
path-coming = to come
the-frames = The frames
frames-fixed =
    { $n ->
        [1] The commissioner set these frames beforehand. They are fixed.
       *[other] The commissioner set these frames. This is version { $n }. They are fixed.
    }
the-promise = The promise
the-topics = The topics
who-takes-part = Who takes part
residents = residents
professionals = professionals
administrator-took-role = An administrator took this role: { $roles }.
what-comes-next = What comes next
next-decide-together = Everybody who takes part looks at every idea. What everyone stands behind becomes a decision.
next-consult = We listen. Every worry gets an answer that everyone can read.
next-inform = We tell what happens.
next-advise = The participants give their advice together.
next-co-produce = The participants make the plan together with the commissioner.
next-after-decision = The decisions are fixed. The commissioner answers each of them, and everyone gets the report.
