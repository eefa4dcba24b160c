# The words of the print pack. Short sentences, plain words.

pack-title = Print pack: { $title }
pack-kind = Print pack
pack-contents = What is in it?
pack-column-part = Part
pack-column-paper = Paper
pack-column-pages = Pages
pack-tips = How to print it
pack-tip-size = Print at actual size (100%). Then the QR codes are large enough.
pack-tip-side = Print on one side. Black and white will do.
pack-tip-card = Use stiff paper for the seat cards. Cut along the dotted lines.
pack-tip-keep = The seat cards have names and codes on them. Do not leave them lying about.
pack-empty = There is nothing to print yet. Choose other parts, or fill in the gathering first.

pack-part-script = Script of the day
pack-part-seat-cards = Seat cards
pack-part-walks = Carousel per participant
pack-part-posters = Posters for the tables
pack-part-flowers = Blank flowers
pack-part-visits = Carousel per table
pack-part-ideas = All points, for reading aloud
pack-a4 = A4
pack-a4-cut = A4, to be cut
pack-a3-upright = A3, upright
pack-a3-wide = A3, landscape

pack-seat = Seat { $n }
pack-seat-word = Seat
pack-table = Table { $n }
pack-starts-at = You begin at table
pack-table-later = You will hear your table at the door.
pack-type-at = Or type this code at
pack-qr-card = QR code of seat { $n }, with the address { $address }
pack-privacy-report = Your name is not on the big screen or in the report.
pack-privacy-screen = Nobody can read off a screen what you think of a point.
pack-privacy-code = Keep your code: whoever has it takes part as you.

pack-topic = Topic { $n }

pack-flower-name = Flower { $code }
pack-flower-code = Flower code
pack-flower-table = Table
pack-flower-alt = Blank flower to write on. Six petals with lines: { $petals }. In the centre lines for the title.
pack-flower-heart = The idea
pack-flower-heart-hint = a short title
pack-flower-rule = One point per line. Full? Take another flower.
pack-hint-what = What will we do?
pack-hint-how = How will we do it?
pack-hint-who = Who will do it?
pack-hint-where = Where will it be?
pack-hint-when = When, or how often?
pack-hint-preconditions = What is needed first?
pack-qr-flower = QR code of flower { $code }, with the address { $address }

pack-round = Round
pack-when = Time
pack-time = { $from } – { $until }
pack-go-to = Go to
pack-walk-from = You begin at table { $n }. After that:
pack-walk-free = free
pack-walk-comes = Table { $n } comes to you
pack-visit-count = Number
pack-visit-seats = Seat numbers
pack-visit-nobody = nobody
pack-visit-bring = Bring the flowers to a place without steps.
pack-visit-intro = Stay with your flowers and explain them. These people come to you.

pack-question-mark = Question
pack-addition = Addition

pack-minutes = { $n ->
    [one] 1 minute
   *[other] { $n } minutes
}
pack-script-part = Part
pack-script-length = How long
pack-script-overview = The day at a glance
pack-script-say = What you tell
pack-script-ready = What is ready
pack-script-do = What you still do
pack-script-notes = Mind today
pack-script-tables-title = The tables
pack-table-word = Table
pack-topic-word = Topic

pack-script-before = Before the start
pack-before-ready-cards = The seat cards lie at the door, in order of name or number.
pack-before-ready-tables = A poster hangs at every table. On every table lie blank flowers and thick felt-tips.
pack-before-ready-screen = The big screen is on. The tablets lie charged on the tables.
pack-before-ready-test = You have tried one seat card with a phone, in this hall.

pack-script-informing = Informing
pack-informing-say-welcome = Welcome. Today we decide together on one question: { $question }
pack-informing-say-listen = Welcome. Today we listen to each other on one question: { $question } We make no decisions.
pack-informing-say-frames = The commissioner tells the question and the frames, and then steps back.
pack-informing-say-everyone = A point is decided only when everyone stands behind it. You do not? Say so. That is fine.
pack-informing-say-channels = You can take part on your phone, on the tablet, on paper or by saying it. All weigh the same.
pack-informing-ready-commissioner = The commissioner knows when to speak and when to leave.
pack-informing-ready-late = Somebody is at the door for who comes later.

pack-script-tables = Theme tables
pack-tables-say-idea = Take a blank flower for each idea. Write the title in the centre.
pack-tables-say-point = Write one point per line. Use your own words.
pack-tables-say-empty = A petal may stay empty.
pack-tables-say-names = Do not write down names or telephone numbers.
pack-tables-say-consent = Read everything aloud at the end. Everyone at the table takes a stance on each point.
pack-tables-ready-flowers = Enough blank flowers: count on two per table and a few more.
pack-tables-ready-typing = At every table somebody types along, or takes a photo of the flower.

pack-script-carousel = Carousel
pack-carousel-say-rounds = { $rounds ->
    [0] Now you visit every other table.
    [one] Now you visit the other table. There is one round.
   *[other] Now you visit every other table. There are { $rounds } rounds.
}
pack-carousel-say-slip = Your slip says where you go. So does the big screen.
pack-carousel-say-stance = The facilitator explains the flowers. You take your stance on each point.
pack-carousel-say-addition = Is something missing? Write an addition. It gets a star.
pack-carousel-ready-slips = The carousel slips are handed out. Every table has its own sheet.
pack-carousel-ready-read = Somebody reads aloud to who likes that.

pack-script-closing = Closing round
pack-closing-say-open = We only look at what is new to you or still open.
pack-closing-say-why = You do not stand behind it? You may say why. You need not.
pack-closing-say-stays = We do not agree? Then the point is not decided. It will be in the report.
pack-closing-say-listen = Have we heard everything? Say so now if something is missing.
pack-closing-ready-read = The sheets for reading aloud are ready.
pack-closing-ready-leavers = You know who leaves early. You ask them first.

pack-script-plenary = Closing
pack-plenary-say-outcome = This is what we decided together. And this is not decided.
pack-plenary-say-heard = This is what we heard from you.
pack-plenary-say-threads = Which thread do you see?
pack-plenary-say-handover = The commissioner is back and receives the outcome.
pack-plenary-say-report = You get a draft of the report. Is something wrong? Then we correct it.
pack-plenary-say-follow = Would you like to go on with this? Sign up now.
pack-plenary-ready-screen = The bloemenzee is on the big screen.
pack-plenary-ready-list = There is a list for who wants to go on.

pack-script-after = Afterwards
pack-after-ready-cards = Collect the seat cards that are left. Destroy them.
pack-after-ready-flowers = Take all flowers with you. See that each is typed over and read back.
pack-after-ready-room = See that no sheet with names is left anywhere.
