# From paper to the screen: typing a flower over, pasting a list, the flower code, the photo.
paper-go = Type over from paper
paper-keys = How to type without a mouse
paper-key-enter = the next point
paper-key-tab = the next petal
paper-key-back = the petal before
paper-space = space
paper-key-sub = in front: this goes under the point above it
paper-key-addition = in front: an addition by another table
paper-key-question = an addition that asks something
paper-key-undo = in an empty field: take the last point back
paper-seat = Seat number
paper-seat-help = Do you know whose point it is? Type the number of the seat card. Leave it empty otherwise: then it is the table’s.
paper-next-on = Next point on { $petal }
paper-before =
    { $n ->
        [one] One more line stands before these.
       *[other] { $n } more lines stand before these.
    }
paper-write = Put on the flower
paper-on-device = on this device
paper-received = received
paper-not-written = not written down
paper-problems = This is not on the flower yet
paper-again = Add it all the same
paper-leave = Understood
paper-retry = Type it again
paper-undo = Take back:
paper-next-flower = Next flower
paper-list-title = Paste a whole list
paper-list = The list
paper-list-help = One point on each line. Two spaces in front: it goes under the point above. A * in front: an addition. A line with only “How”, or the name of another petal, goes on to that petal.
paper-list-petal = The list begins at
paper-list-lead = This is how we read the list. Nothing is kept yet. Is it right? Then put it on the flower.
paper-list-wrong = This list cannot go on the flower yet
paper-list-nothing = There is no point in the list yet.
paper-list-too-many = A list has { $n } lines at most. Divide it.
paper-list-there =
    { $n ->
        [one] One line stands on the flower already. We leave it out.
       *[other] { $n } lines stand on the flower already. We leave them out.
    }
paper-there = stands there already
paper-list-do =
    { $n ->
        [one] Put this one line on the flower
       *[other] Put these { $n } lines on the flower
    }

flower-code = Flower code
flower-have = Do you have a flower on paper?
flower-help = Six letters and digits, at the bottom of the paper flower. Or scan the QR code with the camera of a phone on which you are signed in.
flower-go = To this flower
flower-of-code = Flower { $code }
flower-title = What is this idea called?
flower-lead = This flower has not been typed over yet. First write down what stands in its middle.
flower-table = At which table was this idea thought of?
flower-table-first = Choose a table
flower-begin = Begin with this flower
flower-try-again = Try once more
flower-not-known = We do not know this flower code. Look at the paper once more. Is there no code on it, or was the sheet printed elsewhere? Then start a new idea at the table.
flower-other-route = This flower was printed for another route. Take a flower of this meeting, or start a new idea at the table.
flower-other-table = This flower is of { $table }. Let that table type it over, or ask the facilitator.

typing-here = { $name } is typing here now.
typing-at = { $name } is typing here now, at { $petal }.

photo-title = Photo of the flower
photo-file = The photo
photo-help = Handy for typing over and reading back. Only who types over or guides sees the photo. We take off place, time and device.
photo-add = Put the photo beside it
photo-alt = Photo of the paper flower, taken in at { $when }
photo-larger = Look at the photo larger
photo-smaller = Make the photo smaller
photo-sending = The photo is being sent.
photo-lost = The photo was not sent. Try again when there is a connection.
photo-added = The photo is there.
photo-none = Choose a photo first.
photo-heic = This photo is of a kind (HEIC) that your browser cannot read. Choose “Most Compatible” in the camera settings of your phone, or take a screenshot of the photo.
photo-unreadable = We cannot read this as a photo. Choose a photo in JPEG, PNG or WebP.
photo-too-large = This photo is too large. Make it smaller than 20 MB, or take a new one in a lower quality.
photo-too-fine = This photo has too many pixels: we take at most 50 million (50 megapixels). Put the camera of your phone in its normal mode and take the photo again.
photo-busy = Many photos are being taken in just now. Try again in a minute.
photo-too-many = There are enough photos with this flower. Take one away first.
photo-remove = Take the photo away
photo-in-archive = In the archive of this route.
photo-then-removed = As soon as somebody has read the flower back, the photo is taken away.
photo-then-archived = As soon as somebody has read the flower back, the photo goes to the archive of this route.
photo-rule-title = Photos of the flowers
photo-rule-ask = What becomes of a photo once its flower was read back?
photo-rule-remove = Take the photo away
photo-rule-remove-hint = What was on it stands on the screen then. This is what we advise.
photo-rule-archive = Keep the photo in the archive
photo-rule-archive-hint = Only who guides can then still see it and take it away.

field-what = What
field-how = How
field-who = Who
field-where = Where
field-when = When
field-preconditions = Preconditions
field-seat = Seat number
field-list = The list
