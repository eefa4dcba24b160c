# Het verslag lezen, verbeteren en klaarmaken. De woorden in het verslag zelf staan bij het verslag.
report-title = Verslag
report-not-yet = Er is nog geen verslag. Het komt na de bijeenkomst.
report-not-yet-stopped = Dit traject is gestopt. Er komt geen verslag.
report-not-yet-draft = Er is een concept. Dat is eerst voor wie erbij waren. Daarna kan iedereen het verslag hier lezen.
report-to-route = Naar het traject
report-preview = Zo ziet het verslag er nu uit. Alleen begeleiders zien dit. Er is nog geen concept verstuurd.
report-correct-before = Dit is een concept. Klopt er iets niet? Laat het weten vóór { $date }.
report-correct = Geef een verbetering
report-what-is-wrong = Wat klopt er niet, en wat moet er staan?
report-what-is-wrong-help = Een besluit verandert niet meer. Een fout in het verslag wel.
report-send-correction = Verstuur de verbetering
report-your-corrections = Uw verbeteringen
report-correction-waits = De begeleider bekijkt dit nog.
report-correction-made = Overgenomen: { $note }
report-correction-not-made = Niet overgenomen: { $note }
report-final-early = Het verslag is eerder klaargemaakt dan gepland. De reden: { $reason }
report-download = Download als PDF
report-print = Print
report-read = Lees het verslag
report-to-work = Werk aan het verslag
points-xlsx = Alle punten (Excel)
points-csv = Alle punten (CSV)
report-file-pdf = verslag.pdf
points-file-csv = punten.csv
points-file-xlsx = punten.xlsx
report-gate-note =
    { $n ->
        [one] De bijeenkomst begon terwijl 1 ding nog niet klaar was. De reden: { $reason }
       *[other] De bijeenkomst begon terwijl { $n } dingen nog niet klaar waren. De reden: { $reason }
    }
report-administrator-in-role = Een beheerder heeft zichzelf deze rol gegeven: { $role }.
list-kind-point = punt
list-kind-question = vraag
list-status-open = nog open
list-status-said = gezegd, er is niet over besloten
list-status-decided = besloten
list-status-agreed = eens, geen besluit
list-status-not-decided = niet besloten
list-status-question-open = vraag, nog open
list-status-question-answered = vraag, beantwoord
report-work-title = Werk aan het verslag
report-work-too-early = Het verslag komt na de overhandiging. Open daarna op de werkbank de fase Verslag.
report-work-to-draft = De uitkomst is overhandigd. Lees het verslag na en stuur het als concept rond.
report-work-correcting = Het concept is rondgestuurd. Mensen kunnen verbeteringen geven tot { $date }.
report-work-period-over = De tijd voor verbeteringen is voorbij. U kunt het verslag klaarmaken.
report-work-final = Het verslag is klaar sinds { $date }. Iedereen kan het lezen.
report-draft-title = Stuur het concept rond
report-next-steps = Hoe gaat het verder?
report-next-steps-help = Eén stap per regel. Zet erbij wie het doet en wanneer, zonder namen van mensen.
report-draft-explained = Iedereen die meedeed, krijgt bericht. Daarna is er { $n } dagen tijd voor verbeteringen.
report-draft-send = Stuur het concept rond
report-corrections = Verbeteringen
report-corrections-how = De tekst van het verslag verandert niet meer. Wat u hier over een verbetering schrijft, komt in het verslag onder ‘Verbeteringen sinds het concept’. De verbetering zelf en de naam komen er niet in.
report-no-corrections = Er zijn geen verbeteringen.
report-no-corrections-help = Ze komen hier te staan als iemand er een geeft.
report-correction-by = Verbetering van { $who }
correction-without-name = iemand zonder naam
report-settle-question = Neemt u dit over?
report-settle-yes = Ja, dit klopt
report-settle-no = Nee
report-settle-note = Waar ging het over, en wat hebt u ermee gedaan?
report-settle-note-help = Dit komt zo in het verslag. Schrijf ook hoe het wel is. Noem geen namen.
report-settle = Bewaar
report-settled = afgehandeld
report-finalise-title = Maak het verslag klaar
report-finalise-open =
    { $n ->
        [one] Er staat nog 1 verbetering open. Handel die eerst af.
       *[other] Er staan nog { $n } verbeteringen open. Handel die eerst af.
    }
report-finalise-early = De tijd voor verbeteringen loopt nog. Eerder klaarmaken kan alleen met een reden. Die reden staat in het verslag.
report-finalise-reason = Waarom nu al?
report-finalise-reason-help = Bijvoorbeeld: iedereen heeft al gereageerd.
report-finalise-reason-must = Schrijf eerst waarom. Eerder klaarmaken kan alleen met een reden.
finalise-title = Het verslag klaarmaken?
finalise-lead = Lees het verslag eerst nog één keer na. U kunt dit niet terugdraaien.
finalise-fixed = Het verslag verandert niet meer. Verbeteringen kunnen niet meer.
finalise-told = Iedereen die meedeed, krijgt bericht.
finalise-read = Iedereen kan het verslag lezen, ook wie niet meedeed.
finalise-early = Mensen kunnen nog verbeteringen geven tot { $date }. De reden die u hier schrijft, komt in het verslag.
finalise-do = Ja, maak het verslag klaar
finalise-back = Nee, terug
report-finalise-explained = Daarna verandert het verslag niet meer. Iedereen krijgt bericht en kan het lezen.
report-finalise = Maak het verslag klaar
