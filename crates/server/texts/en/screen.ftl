# The big screen, and the same as text.
screen-views = What this screen shows
screen-view-sea = Bloemenzee
screen-view-question = Question and frames
screen-view-clock = Clock
screen-view-tables = The tables
screen-view-round = Carousel
screen-view-closing = What is still open
screen-view-threads = The threads
screen-view-empty-question = There are no frames yet.
screen-view-empty-clock = No clock is running now.
screen-view-empty-tables = There are no tables yet.
screen-view-empty-round = The carousel is not going on now.
screen-view-empty-closing = There is no idea yet.
screen-view-empty-threads = There are no threads yet.
screen-open-here = still open: { $what }
screen-now = Now
screen-read-as-text = Read this screen as text
screen-see-picture = See the sea of flowers
screen-the-ideas = The ideas
screen-no-ideas = The first flower comes here as soon as a table writes down an idea.
screen-no-ideas-yet = No ideas yet.
screen-ideas =
    { $n ->
        [0] No ideas yet
        [one] 1 idea
       *[other] { $n } ideas
    }
screen-blooming =
    { $n ->
        [0] none in bloom yet
       *[other] { $n } in bloom
    }
in-bloom = in bloom
flower-label =
    { $points ->
        [one] { $title }. { $carried } of 1 point carried.
       *[other] { $title }. { $carried } of { $points } points carried.
    }
flower-label-listening =
    { $points ->
        [one] { $title }. 1 point written down.
       *[other] { $title }. { $points } points written down.
    }
screen-points-carried =
    { $points ->
        [one] { $carried } of 1 point carried
       *[other] { $carried } of { $points } points carried
    }
screen-points-written =
    { $n ->
        [one] 1 point written down
       *[other] { $n } points written down
    }
screen-petal = { $petal }: { $carried } of { $points } carried
screen-petal-written =
    { $points ->
        [one] { $petal }: 1 point
       *[other] { $petal }: { $points } points
    }
screen-petal-empty = { $petal }: still empty
screen-stopped = This route has been stopped
screen-before = The meeting has not begun yet
screen-until = until { $time }
screen-informing = Welcome. We begin with the question, the frames and what we already know.
screen-tables = Write down at your table what matters to you. Every idea is a flower.
screen-round = Carousel, round { $round } of { $rounds }
screen-carousel-soon = The carousel is about to begin. Then everybody looks at the flowers of every table.
screen-carousel-over = The rounds are done. Go back to your own table.
screen-go-to-next-table = Now go to your next table. Your phone or your card says which one.
screen-seats = Seats { $seats }
screen-seats-and = Seats { $seats }, and { $n } more
screen-visitors =
    { $n ->
        [0] No visitors this round
        [one] 1 visitor
       *[other] { $n } visitors
    }
screen-table-visitors =
    { $n ->
        [0] Table { $table }, { $topic }: no visitors this round
        [one] Table { $table }, { $topic }: 1 visitor
       *[other] Table { $table }, { $topic }: { $n } visitors
    }
screen-none-open = Everyone now stands behind every point.
screen-open = Still open: { $what }. See what is new to you.
screen-after-round = After-round
screen-after-round-until = up to and including { $date }
screen-decisions =
    { $n ->
        [0] The round is closed. No decision was made.
        [one] The round is closed. There is 1 decision.
       *[other] The round is closed. There are { $n } decisions.
    }
screen-plenary = Together we look for the main threads.
