# The tablet of a table.
table-page-title = The table
table-choose-title = Choose a table
table-none = No table stands yet.
table-none-next = Set out the tables first, each on a topic.
table-all-tables = All tables
table-guided-by = guided by { $name }
table-ideas = Our ideas
table-no-ideas = No ideas yet.
table-no-ideas-next = Think of an idea together and give it a title.
table-idea-points =
    { $n ->
        [0] No points yet.
        [one] One point.
       *[other] { $n } points.
    }
table-idea-blooming = Everyone stands behind it.
table-idea-empty = Still empty: { $petals }.
table-new-idea = New idea
table-idea-title = Title of the idea
table-idea-title-help = Short and clear. The title is a point to stand behind too.
table-idea-add = Put the idea down
table-gone = Ideas that were taken away
table-other-idea = Other idea
table-edit-title = Change the title
table-drop-idea = Take this idea away
table-petals = Petals
table-points =
    { $n ->
        [one] point
       *[other] points
    }
table-closed = The points cannot change now.
table-write-at = Write a point at
table-write-help = Write one point at a time. Enter writes it down, and then you write the next one.
table-one-point = There are two lines here. Write one point at a time: take out the second line and write it down after this one.
table-write = Put on the petal
table-under = This goes under: { $text }
table-not-under = As a point of its own instead
table-add-under = Add below it
table-written = On the petal { $petal }
table-nothing-written = Nothing stands here yet.
table-empty-petals = Still empty: { $petals }. That is fine. We ask again later.
table-dropped = Points that were taken away
table-edit-point = Change this point
table-edit-lead = Other words are new to everyone. Every stance on this point then starts again.
table-edit-text = Text
table-restructure = Move, split or merge
table-restructure-lead = This makes a new point. Everyone sees it as new.
table-move-idea = To which idea?
table-move-petal = To which petal?
table-move = Move
table-split-first = First point
table-split-second = Second point
table-split-third = Third point
table-split = Split
table-merge-title = Merge with another point
table-merge-with = Together with “{ $text }” it becomes:
table-merge = Merge
table-answer-by = Which point answers this question?
table-answer = This is the answer
table-consent-go = Who stands behind it?
table-consent-title = Who are you?
table-consent-of = The points of our table, for { $name }
table-consent-lead = Choose your name. Everyone gives a stance of their own, one after another on this tablet.
table-consent-nobody = Nobody sits at this table yet.
table-consent-nobody-next = Ask the facilitator to seat people.
table-that-is-me = That is me
table-guest = visiting in this round
table-consent-read = Read the points. Is there one you do not stand behind yet? Say so at that point. Then you say it of the rest at once.
table-consent-own-stays = Did you already say “not yet” on your own phone? That stands. If only you may know, choose “Skip” and use your own phone.
table-consent-flags =
    { $n ->
        [one] One point seems to hold a name or address. Change that first.
       *[other] { $n } points seem to hold a name or address. Change that first.
    }
table-consent-more =
    { $n ->
        [one] There is one more point. It comes after these.
       *[other] There are { $n } more points. They come after these.
    }
table-consent-act = The stance of { $name }
table-not-yet = Not yet
table-later = Skip
table-not-yet-help = A few words are enough.
table-not-yet-must = Write down why. Nothing has been kept yet.
table-kept = Kept. What you said does not stand on this screen. Read on here.
table-is-later = skipped
table-not-later = Do not skip it after all
table-points-of = These are points { $from } to { $to } of { $of }. The next ones come after this.
table-next-points = To the next points
table-left-out = You skip these points. You see them again later.
table-behind-rest = I stand behind the rest
table-somebody-else = Somebody else
table-voice = Give your own stance
table-voice-code = The code on your seat card
table-voice-help = Twelve letters and digits. Capitals and dashes make no difference.
table-voice-unknown = We do not know this code. Look at your card once more, or ask the facilitator for a new one.
table-voice-go = Go on with my own voice
