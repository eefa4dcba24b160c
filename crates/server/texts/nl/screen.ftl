# Het grote scherm, en hetzelfde als tekst.
screen-views = Wat dit scherm laat zien
screen-view-sea = Bloemenzee
screen-view-question = Vraag en kaders
screen-view-clock = Klok
screen-view-tables = De tafels
screen-view-round = Carrousel
screen-view-closing = Wat nog open staat
screen-view-threads = De rode draden
screen-view-empty-question = Er zijn nog geen kaders.
screen-view-empty-clock = Er loopt nu geen klok.
screen-view-empty-tables = Er staan nog geen tafels.
screen-view-empty-round = De carrousel is nu niet bezig.
screen-view-empty-closing = Er is nog geen idee.
screen-view-empty-threads = Er zijn nog geen rode draden.
screen-open-here = nog open: { $what }
screen-now = Nu
screen-read-as-text = Lees dit scherm als tekst
screen-see-picture = Bekijk de bloemenzee
screen-the-ideas = De ideeën
screen-no-ideas = De eerste bloem komt hier zodra een tafel een idee opschrijft.
screen-no-ideas-yet = Nog geen ideeën.
screen-ideas =
    { $n ->
        [0] Nog geen ideeën
        [one] 1 idee
       *[other] { $n } ideeën
    }
screen-blooming =
    { $n ->
        [0] nog niet in bloei
       *[other] { $n } in bloei
    }
in-bloom = in bloei
flower-label =
    { $points ->
        [one] { $title }. { $carried } van 1 punt gedragen.
       *[other] { $title }. { $carried } van { $points } punten gedragen.
    }
flower-label-listening =
    { $points ->
        [one] { $title }. 1 punt opgeschreven.
       *[other] { $title }. { $points } punten opgeschreven.
    }
screen-points-carried =
    { $points ->
        [one] { $carried } van 1 punt gedragen
       *[other] { $carried } van { $points } punten gedragen
    }
screen-points-written =
    { $n ->
        [one] 1 punt opgeschreven
       *[other] { $n } punten opgeschreven
    }
screen-petal = { $petal }: { $carried } van { $points } gedragen
screen-petal-written =
    { $points ->
        [one] { $petal }: 1 punt
       *[other] { $petal }: { $points } punten
    }
screen-petal-empty = { $petal }: nog leeg
screen-stopped = Dit traject is gestopt
screen-before = De bijeenkomst is nog niet begonnen
screen-until = tot { $time }
screen-informing = Welkom. We beginnen met de vraag, de kaders en wat we al weten.
screen-tables = Schrijf aan uw tafel op wat u belangrijk vindt. Elk idee is een bloem.
screen-round = Carrousel, ronde { $round } van { $rounds }
screen-carousel-soon = De carrousel begint zo. Daarna bekijkt iedereen de bloemen van elke tafel.
screen-carousel-over = De rondes zijn klaar. Ga terug naar uw eigen tafel.
screen-go-to-next-table = Ga nu naar uw volgende tafel. Welke dat is, staat op uw telefoon of op uw kaart.
screen-seats = Stoel { $seats }
screen-seats-and = Stoel { $seats }, en nog { $n }
screen-visitors =
    { $n ->
        [0] Deze ronde geen bezoek
        [one] 1 bezoeker
       *[other] { $n } bezoekers
    }
screen-table-visitors =
    { $n ->
        [0] Tafel { $table }, { $topic }: deze ronde geen bezoek
        [one] Tafel { $table }, { $topic }: 1 bezoeker
       *[other] Tafel { $table }, { $topic }: { $n } bezoekers
    }
screen-none-open = Achter elk punt staat nu iedereen.
screen-open = Nog open: { $what }. Kijk wat er nieuw is voor u.
screen-after-round = Naronde
screen-after-round-until = tot en met { $date }
screen-decisions =
    { $n ->
        [0] De ronde is gesloten. Er is geen besluit genomen.
        [one] De ronde is gesloten. Er is 1 besluit.
       *[other] De ronde is gesloten. Er zijn { $n } besluiten.
    }
screen-plenary = We kijken samen welke rode draden er zijn.
