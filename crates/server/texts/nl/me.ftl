# De pagina's van een deelnemer.
me-page-title = Mijn deelname
me-ask-stopped-title = Dit traject is gestopt
me-ask-stopped-text = { $reason }
me-ask-invitation-title = Doet u mee?
me-ask-invitation-text = U bent uitgenodigd om mee te besluiten. Laat ons weten of u komt.
me-ask-wait-title-yes = Fijn dat u komt
me-ask-wait-text-yes = U hoeft nu niets te doen. Op de dag zelf ziet u hier waar u moet zijn.
me-ask-wait-title-no = Jammer dat u niet komt
me-ask-wait-text-no = Verandert er iets? Pas dan hieronder uw antwoord aan.
me-ask-wait-title-not-yet = U weet het nog niet
me-ask-wait-text-not-yet = Dat mag. Geef uw antwoord zodra u het weet.
me-ask-at-the-door-title = De bijeenkomst is begonnen
me-ask-at-the-door-text = Meld u aan bij de deur. Daarna ziet u hier wat u kunt doen.
me-ask-choose-table-title = Kies een tafel
me-ask-choose-table-text = Aan elke tafel schrijft u met anderen ideeën over één onderwerp. Later ziet u ook alle andere tafels. Wilt u daarna toch ergens anders zitten? Vraag het dan een begeleider.
me-ask-seat-wished-title = U koos { $table }
me-ask-seat-wished-text = Uw keuze voor het onderwerp { $topic } is bewaard. Een begeleider wijst u zo uw plaats.
me-ask-inform-title = Welkom
me-ask-inform-text = U hoort nu wat er speelt. U hoeft niets in te vullen.
me-ask-write-title = U zit aan { $table }
me-ask-write-text = Schrijf samen ideeën over { $topic }. Dat kan op papier of op de tablet van de tafel.
me-ask-go-to-title = Ga naar { $table }
me-ask-stay-title = Blijf aan { $table }
me-ask-go-to-text = Bekijk daar de ideeën over { $topic }. Zeg bij elk punt of u erachter staat.
me-ask-closing-title =
    { $n ->
        [one] Er staat nog één punt open voor u
       *[other] Er staan nog { $n } punten open voor u
    }
me-ask-closing-text = Kijk of u erachter staat. Nog niet? Dan praten we erover.
me-ask-closing-held =
    { $n ->
        [one] Bij één punt zei u al: nog niet.
       *[other] Bij { $n } punten zei u al: nog niet.
    }
me-ask-seen-title = U hebt alles gezien
me-ask-seen-text = Er wordt nu niets meer van u gevraagd. Verandert er een punt, dan ziet u het hier.
me-ask-left-title = U bent naar huis
me-ask-left-text = Er staat niets open voor u. Verandert er een punt, dan vragen we u erover.
me-ask-withdrew-title = U hebt zich teruggetrokken
me-ask-withdrew-text = De anderen besluiten zonder u. U kunt terugkomen zolang de ronde open is.
me-recorded-left = Een begeleider noteerde voor u dat u naar huis bent.
me-recorded-withdrawn = Een begeleider noteerde voor u dat u niet meer mee besluit. Over wat er toen al stond, vragen we u nog. Klopt het? Zeg het dan ook zelf: dan wachten we nergens meer op u, behalve waar u “nog niet” zei.
me-recorded-taking-part = Een begeleider noteerde voor u dat u weer meedoet.
me-recorded-change = Klopt het niet? Verander het onder aan deze pagina.
me-ask-support-title = U steunt iemand
me-ask-support-text = U bent erbij en beslist niet mee. U kunt alles lezen.
me-ask-listen-title = U luistert mee
me-ask-listen-text = U hoeft niets in te vullen. U kunt alle ideeën lezen.
me-ask-outcome-title = Dit is besloten
me-ask-outcome-text = De ronde is gesloten. Hieronder staat wat iedereen samen draagt, en wat niet besloten is.
me-ask-draft-title = Lees het conceptverslag
me-ask-draft-text = Klopt het? Stel een verbetering voor als er iets niet goed staat.
me-ask-follow-up-title = Het verslag is klaar
me-ask-follow-up-text = Lees terug wat er is besloten. Hieronder ziet u hoe het verdergaat.
me-go-closing = Bekijk de punten
me-go-ideas = Bekijk de ideeën
me-go-draft = Lees het concept
me-go-report = Lees het verslag

me-answer-ask = Komt u?
me-answer-yes = Ja, ik kom
me-answer-no = Nee, ik kom niet
me-answer-not-yet = Ik weet het nog niet
me-answer-send = Geef antwoord
me-answer-change = Verander uw antwoord
me-practical = Wat hebt u nodig om te kunnen komen?
me-practical-help = Bijvoorbeeld vervangende zorg, vervoer, een tolk of iemand die met u meekomt. Mag leeg blijven.
me-optional = Mag leeg blijven.

me-when-title = Wanneer en waar
me-your-table = Uw eigen tafel is { $table }.
me-tables-title = De tafels
me-codes-title = { $n ->
    [one] Er is een inlogcode voor u gemaakt
   *[other] Er zijn { $n } inlogcodes voor u gemaakt
  }
me-code-made = { $name } maakte een code op { $when }.
me-codes-help = Met zo’n code kan iemand op uw pagina. Klopt er iets niet? Zeg het de organisatie.
me-table-take = Ga hier zitten
me-table-full = vol
me-table-room =
    { $n ->
        [0] geen plaats meer
        [one] nog één plaats
       *[other] nog { $n } plaatsen
    }
me-ideas-here = De ideeën van deze tafel
me-ideas-all = Alle ideeën
me-ideas-other = De ideeën van de andere tafels
me-idea-open =
    { $n ->
        [0] U hebt alles gezien.
        [one] Eén punt is nieuw voor u.
       *[other] { $n } punten zijn nieuw voor u.
    }

me-name-title = Wie moet er nog meer bij zijn?
me-name-lead = Wie vindt dit belangrijk? Ook wie er anders over denkt. We vragen diegene of het goed is.
me-name-who = Naam
me-name-why = Waarom ligt diegene hier wakker van?
me-name-why-help = Een paar woorden is genoeg.
me-name-email = E-mailadres
me-name-phone = Telefoonnummer
me-name-kind = Hoe doet diegene mee?
me-name-send = Geef de naam door

me-leave-title = Eerder weg, of niet meer meedoen
me-leave-text = Gaat u naar huis? Dan blijft u meetellen. Wat nog open is, kunt u later beantwoorden: op uw telefoon, met een brief of aan de telefoon.
me-leave = Ik ga naar huis
me-withdraw-text = Wilt u niet meer mee besluiten? Dan besluiten de anderen zonder u. Zei u bij een punt “nog niet”, dan blijft dat staan tot u het zelf verandert.
me-withdraw-kept =
    { $n ->
        [one] Dat geldt nu voor één punt. Wie begeleidt, kan daarna aan de tellingen merken dat er nog iets openstaat.
       *[other] Dat geldt nu voor { $n } punten. Wie begeleidt, kan daarna aan de tellingen merken dat er nog iets openstaat.
    }
me-withdraw = Ik trek me terug
me-return-title = Ik ben terug
me-return-text = Bent u er weer, of wilt u toch weer mee besluiten? Wat nieuw is, ziet u dan hier.
me-return = Ik doe weer mee

me-agreed-title = Wat u ons vroeg
me-item-open = Hier zijn we mee bezig.
me-item-open-named = We vragen diegene nog.
me-item-answered = Antwoord:
me-item-declined = Dit kan niet:
me-item-arranged = Geregeld.
me-item-asked = Gevraagd.

me-outcome-title = Wat er is besloten
me-became-wrote =
    { $n ->
        [one] U schreef 1 punt. Dat is nu:
       *[other] U schreef { $n } punten. Die zijn nu:
    }
me-became-said =
    { $n ->
        [one] U gaf antwoord op 1 punt van een ander. Dat is nu:
       *[other] U gaf antwoord op { $n } punten van anderen. Die zijn nu:
    }
me-became-none = U schreef zelf geen punten. Van alle punten kunt u lezen wat ervan werd.
me-became-all = Bekijk alle punten
me-decision = besluit
me-no-decision = geen besluit
me-carried = Hier staat iedereen achter
me-not-decided = Niet besloten
me-outcome-more =
    { $n ->
        [1] Er is nog een punt. U leest het in het verslag.
       *[other] Er zijn nog { $n } punten. U leest ze in het verslag.
    }
me-questions-open = Vragen die open bleven
me-reply-within-frames = Antwoord van de opdrachtgever: binnen de kaders, wij nemen dit over.
me-reply-outside-frame = Antwoord van de opdrachtgever: dit past niet binnen kader { $frame }. Het gaat terug naar de kring.
me-reply-deviates-from-intent = Antwoord van de opdrachtgever: dit wijkt af van kader { $frame }, een intentie. Wij nemen het toch over.
me-reply-heard = Antwoord van de opdrachtgever:

me-report-title = Het verslag
me-report-link = Lees het verslag
me-correct-before = U kunt tot { $when } een verbetering voorstellen.
me-correct-label = Wat moet er anders?
me-correct-help = Noem het punt of de bladzijde. Uw voorstel gaat naar de procesbegeleider.
me-correct-send = Stel de verbetering voor
me-corrections-mine = Uw voorstellen
me-correction-open = Nog niet bekeken.
me-correction-taken = Overgenomen.
me-correction-not-taken = Niet overgenomen.

me-follow-title = Hoe het verdergaat
me-follow-ask = Wilt u helpen om het uit te voeren? Meld u aan, dan hoort u van ons.
me-follow-yes = U hebt u aangemeld voor het vervolg.
me-follow-on = Meld mij aan
me-follow-choose = Kies waar u mee verder wilt
me-follow-see = Bekijk wat ervan wordt

me-topic = Onderwerp { $topic }
me-ideas-nav = Ideeën
me-idea-count = Idee { $n } van { $of }
me-previous = Vorig idee
me-next = Volgend idee
me-stance-on = Uw standpunt over: { $point }
me-count = Punt { $n } van { $of }
me-all-open =
    { $n ->
        [one] Het ene open punt
       *[other] Alle { $n } open punten
    }
me-all-link = Alle { $n } in één keer
me-all-closing =
    { $n ->
        [one] Het ene nieuwe punt
       *[other] Alle { $n } nieuwe punten
    }
me-all-lead =
    { $n ->
        [one] Lees het punt. Staat u er nog niet achter? Kies het, dan kunt u dat zeggen.
       *[other] Lees de { $n } punten hieronder. Staat u ergens nog niet achter? Kies dat punt, dan kunt u dat zeggen. Onderaan zegt u het in één keer van alles wat hier staat.
    }
me-all-rest =
    { $n ->
        [one] Daarna komt er nog één punt.
       *[other] Daarna komen er nog { $n } punten.
    }
me-all-act = Staat u achter alles hierboven?
me-one-by-one = Eén voor één bekijken
me-later = Ik denk nog na: volgend punt
me-whole-more = De punten van dit idee
me-idea-seen = U hebt dit idee helemaal gezien
me-next-idea = Naar: { $idea }
me-back-home = Terug naar mijn deelname
me-questions = Vragen bij dit idee
me-said-title = Wat u al zei bij dit idee
me-look-again = Bekijk
me-said-behind = Ik sta erachter
me-said-not-yet = Nog niet
me-said-reserved = Onder voorbehoud
me-why-not-listening-route = We besluiten hier niet. We luisteren, en elke zorg krijgt een antwoord.
me-why-not-decided = De ronde is gesloten. Wat besloten is, ligt vast.
me-why-not-stopped = Dit traject is gestopt. U hoeft niets meer te doen.
me-why-not-not-open = U kunt uw standpunt geven als de tafels open zijn.
me-why-not-not-checked-in = Meld u eerst aan bij de deur. Dan kunt u uw standpunt geven.
me-why-not-listening = U luistert mee. Uw standpunt wordt niet gevraagd.
me-why-not-support = U steunt iemand. Uw standpunt wordt niet gevraagd.

me-not-yet-title = Nog niet, want …
me-not-yet-kind = Wat past het best?
me-not-yet-own = Ik sta er nog niet achter
me-not-yet-reserved = Onder voorbehoud
me-not-yet-reserved-hint = Ik moet het eerst vragen aan mijn organisatie. Tot dan telt het als nog niet.
me-not-yet-reason = Wat is er nog voor nodig?
me-not-yet-reason-help = Een paar woorden is genoeg. Mag alleen u het lezen, dan mag het leeg blijven.
me-eyes = Wie mag dit lezen?
me-eyes-owner = Alleen ik
me-eyes-owner-hint = Dan praten we over het punt, met iedereen. Niemand ziet dat het van u komt.
me-eyes-facilitator = De procesbegeleider
me-eyes-facilitator-hint = Die komt naar u toe om te praten.
me-eyes-everyone = Iedereen
me-eyes-everyone-hint = De reden staat bij het punt, zonder uw naam.
me-in-report = De reden mag in het verslag
me-in-report-hint = Alleen als het punt niet besloten wordt, en zonder uw naam. Niet als alleen u de reden mag lezen.
me-eyes-are-owner = Alleen u ziet dit.
me-eyes-are-facilitator = U en de procesbegeleider zien dit.
me-eyes-are-everyone = Iedereen ziet de reden, zonder uw naam.

me-addition-title = Ik heb een aanvulling
me-addition-lead = Uw aanvulling komt bij het idee te staan, met een sterretje. Iedereen ziet het als nieuw punt.
me-addition-own-table = Dit is een idee van uw eigen tafel. Uw punt komt erbij te staan.
me-addition-text = Wat wilt u toevoegen?
me-addition-kind = Wat is het?
me-addition-point = Een punt
me-addition-point-hint = Iets om achter te staan. U staat er zelf al achter.
me-addition-question = Een vraag
me-addition-question-hint = Een vraag houdt niets tegen. De tafel beantwoordt hem met een punt, of hij blijft open in het verslag.
me-addition-petal = Bij welk bloemblad hoort het?
me-addition-closed = U kunt nu niets toevoegen. Dat kan als u meedoet en de ronde open is.

me-point-title = Dit punt
me-your-stance = Uw standpunt
me-said-nothing = U hebt nog niets gezegd over deze woorden.
me-question-no-stance = Bij een vraag hoeft u geen standpunt te geven.
me-take-back = Neem terug
me-how-own = U zei dit zelf.
me-how-tablet = U zei dit op de tablet van de tafel.
me-how-paper = U zei dit op papier.
me-how-spoken = U zei dit in de zaal.
me-how-phone = U zei dit aan de telefoon.
me-how-on-behalf-own = Dit is voor u genoteerd.
me-how-on-behalf-tablet = Dit is voor u genoteerd op de tablet van de tafel. Klopt het niet? Verander het hier.
me-how-on-behalf-paper = Dit is voor u genoteerd van papier. Klopt het niet? Verander het hier.
me-how-on-behalf-spoken = Dit is voor u genoteerd; u zei het in de zaal. Klopt het niet? Verander het hier.
me-how-on-behalf-phone = Dit is voor u genoteerd; u zei het aan de telefoon. Klopt het niet? Verander het hier.
me-reword-title = Verander de woorden
me-reword-lead = Andere woorden zijn nieuw voor iedereen. Elk standpunt begint dan opnieuw.
me-reword-text = Het punt
me-reword-keep = Bewaar de nieuwe woorden

me-closing-title = Dit is nieuw voor u
me-closing-seen = Er is niets nieuws voor u. U hebt alles gezien.
me-closing-until = U kunt antwoorden tot { $when }.
me-own-not-yet = Uw “nog niet”
me-own-not-yet-lead = Dit zei u zelf. Zo blijft het staan, tenzij u het verandert.
me-now-behind = Ik sta er nu achter
me-other-reason = Verander de reden
