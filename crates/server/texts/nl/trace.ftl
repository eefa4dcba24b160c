# Wat er werd van wat iedereen zei: de openbare pagina, de eigen punten, brieven, antwoorden, wat u kunt volgen.
trace-title = Wat is er met onze woorden gebeurd?
trace-lead = Hier leest u van elk punt wat ervan werd: besloten of niet, wat de opdrachtgever antwoordde, en wat er nu gebeurt. Namen van mensen staan hier niet.
trace-lead-listening = Hier leest u van elk punt wat ermee gebeurt: wat de opdrachtgever antwoordde, en wat er nu gebeurt. Namen van mensen staan hier niet.
trace-not-yet = Dit komt hier te staan als het verslag klaar is.
trace-as-of = Zo staat het er nu voor: { $date }.
trace-number-points = punten
trace-number-decided = besloten
trace-number-nobody = nog niemand pakt het op
trace-behind = Iedereen staat achter { $all } punten: { $decided } in een besluit, { $agreed } daarbuiten.
trace-all-of-it = Hoe alles ervoor staat
trace-number-doing = bezig of te doen
trace-number-done = gedaan
trace-find = Zoek een punt
trace-q = Zoek op woorden
trace-q-help = Bijvoorbeeld: bus, of koffie. Zoek niet op namen van mensen.
trace-topic = Onderwerp
trace-topic-all = Alle onderwerpen
trace-search = Zoek
trace-filter = Kies wat u wilt zien
trace-all = Alles
trace-see-all = Alle punten
trace-one-idea = U ziet één idee.
trace-found =
    { $n ->
        [0] Geen van de { $of } punten past hierbij.
        [one] 1 van de { $of } punten past hierbij.
       *[other] { $n } van de { $of } punten passen hierbij.
    }
trace-points = De punten
trace-nothing = Er is niets gevonden.
trace-nothing-help = Probeer een ander woord, of bekijk alle punten.
trace-goes-on = (vervolg)
trace-later = Later besloten, op { $date }
trace-words = Dit staat erin
trace-actions = Dit wordt er gedaan
trace-actions-more =
    { $n ->
        [one] En nog 1 actiepunt.
       *[other] En nog { $n } actiepunten.
    }
trace-action = Actiepunt { $n }
trace-nobody-yet = Nog niemand heeft dit opgepakt.
trace-silent = Lang niets gehoord
trace-page-of = Bladzijde { $n } van { $of }
trace-pages = Bladzijden met punten
trace-to-letters = Brieven voor wie geen e-mail heeft
nav-trace = Wat ervan werd
nav-answers = Antwoorden
trace-more = Meer weten
trace-stay = Op de hoogte blijven
trace-stay-help = Gebruikt u een nieuwslezer of een agenda op uw toestel? Dan kunt u dit volgen. U hoeft niet in te loggen.
trace-feed = Volg het nieuws van dit traject (Atom)
trace-calendar = Zet de bijeenkomsten in uw agenda (iCalendar)

trace-became-not-decided = niet besloten
trace-became-agreed = eens, geen besluit
trace-became-question = vraag
trace-became-unanswered = besloten, wacht op antwoord
trace-became-answer-late = besloten, antwoord is te laat
trace-became-back-with-circle = terug bij de kring
trace-became-nobody-yet = nog niemand pakt het op
trace-became-to-do = te doen
trace-became-doing = bezig
trace-became-done = gedaan
trace-became-stopped = gestopt
trace-became-superseded = vervangen
trace-became-withdrawn = ingetrokken

trace-decided = Besloten. Iedereen stond erachter.
trace-no-decision = Geen besluit. Niet iedereen stond achter alles.
trace-no-decision-agreed = Geen besluit. Wel zijn er punten waar iedereen achter stond.
answer-is-promised = Dat is beloofd voor { $date }.
answer-was-promised = Dat was beloofd voor { $date }.
answer-is-late = antwoord is te laat
trace-answer-came-late = Dat is later dan beloofd. Het was beloofd voor { $date }.
trace-review = De kring kijkt hier opnieuw naar op { $date }.
trace-revisited-confirms = De kring keek hier opnieuw naar. Dit besluit blijft staan:
trace-revisited-supersedes = De kring koos iets anders. Dit kwam ervoor in de plaats:
trace-revisited-withdraws = De kring trok dit besluit in.
trace-looks-again-confirms = Hier keek de kring opnieuw naar een eerder besluit:
trace-looks-again-supersedes = Dit komt in plaats van een eerder besluit:
trace-looks-again-withdraws = Hiermee trok de kring een eerder besluit in:

trace-who = Wie: { $who }.
trace-who-none = Nog niemand doet dit.
trace-somebody = iemand uit de kring
trace-by = Wanneer: { $by }.
trace-by-none = Er is geen dag afgesproken.
trace-by-said = “{ $said }” ({ $date })
trace-late = te laat
trace-done-on = Gedaan op { $date }.
trace-stopped-on = Gestopt op { $date }.
trace-last-news = Laatste nieuws: { $date }.
trace-no-news = Geen nieuws sinds { $date }.

trace-chain-decided = Besloten op { $date }. Iedereen stond erachter.
trace-chain-agreed = Op { $date } stond iedereen hierachter. Het hele idee werd geen besluit.
trace-chain-not-decided = Niet besloten. Op { $date } stond nog niet iedereen erachter.
trace-chain-question-open = Een vraag. Die staat nog open.
trace-chain-question-answered = Een vraag. Die kreeg antwoord in een ander punt.
trace-chain-said = Opgeschreven in het verslag.
trace-chain-answer = De opdrachtgever antwoordde op { $date }: { $answer }
trace-chain-nobody = Nog niemand heeft dit opgepakt.
trace-chain-nobody-beside = Aan dit idee wordt gewerkt. Dit punt heeft nog niemand opgepakt.
trace-chain-action = Actiepunt: { $what }. Stand: { $state }.
trace-chain-late = Dit is te laat: het zou gedaan zijn op { $date }.

trace-mine-title = Wat werd er van uw punten?
trace-mine-lead = Dit ziet u alleen zelf.
trace-mine-wrote = Zelf geschreven
trace-mine-said = Erop geantwoord
trace-mine-wrote-none = U schreef zelf geen punten. Kijk bij “Erop geantwoord”.
trace-mine-said-none = Er is geen punt van een ander waarop u antwoordde.
trace-you-said-behind = U stond erachter.
trace-you-said-not-yet = U stond er nog niet achter.
trace-you-said-reserved = U stond erachter, onder voorbehoud.
trace-is-title = De titel van het idee
trace-beside = aan het idee wordt gewerkt
trace-mine-your-words = Dit schreef u in dit idee
trace-mine-your-answers = Hier gaf u antwoord op
trace-mine-way = Zo ging het met dit idee
trace-see-idea = Bekijk het hele idee
trace-see-everything = Alle punten van iedereen
trace-mine-link = Bekijk wat er van uw punten werd

wishes-title = Bericht krijgen
wishes-change = Verander dit
wishes-tell = Wilt u bericht als er iets verandert?
wishes-tell-help = Dan hoort u wat er met de punten gebeurt. U kunt altijd stoppen.
wishes-at-once = Uw keuze geldt meteen.
wishes-how = Hoe wilt u het horen?
wishes-rhythm = Hoe vaak?
wishes-by-mail = Per e-mail
wishes-by-post = Met een brief
wishes-by-none = Niet
wishes-no-mail = We hebben geen e-mailadres van u. Geef het door aan { $lead }, de hoofdbegeleider.
wishes-no-post = We hebben geen postadres van u. Geef het door aan { $lead }, de hoofdbegeleider.
wishes-rhythm-at-once = Meteen als er iets verandert
wishes-rhythm-weekly = Eén keer per week
wishes-rhythm-monthly = Eén keer per maand
wishes-about = Iets over uzelf (mag u overslaan)
wishes-about-why = We willen weten of we iedereen bereiken: jong en oud, uit elke wijk. U hoeft niets te zeggen. We laten alleen aantallen zien, en nooit minder dan tien mensen bij elkaar.
wishes-age = Hoe oud bent u?
wishes-age-unsaid = Dat zeg ik niet
wishes-district = In welke wijk of welk dorp woont u?
wishes-district-help = Mag leeg blijven.
wishes-about-away = Haal dit weg
trace-told-unasked = U krijgt nu geen bericht als er iets verandert.
trace-told-none = U krijgt geen bericht als er iets verandert. Dat hebt u zo gekozen.
trace-told-is = U krijgt bericht { $by }, { $rhythm }.
trace-told-by-mail = per e-mail
trace-told-by-post = met een brief
trace-told-by-none = niet
trace-told-at-once = meteen als er iets verandert
trace-told-weekly = één keer per week
trace-told-monthly = één keer per maand
trace-told-never = nooit

letters-title = Brieven: wat werd er van uw punten?
letters-lead = Niet iedereen heeft e-mail. Maak hier brieven voor wie post wil. In een brief staat alleen wat u als begeleider mag weten.
letters-none-chosen = Er is niemand gekozen die een postadres heeft. Vink minstens één naam aan.
letters-post =
    { $n ->
        [0] Niemand wil post
        [one] 1 persoon wil post
       *[other] { $n } mensen willen post
    }
letters-post-none = Nog niemand koos voor een brief. Kies hieronder een naam om dat voor iemand vast te leggen.
letters-to-whom = Aan wie?
letters-print = Maak de brieven (PDF)
letters-print-one = Maak deze brief (PDF)
letters-unasked =
    { $n ->
        [one] 1 persoon zonder e-mail: nog niet gevraagd
       *[other] { $n } mensen zonder e-mail: nog niet gevraagd
    }
letters-unasked-label = Zonder e-mail, nog niet gevraagd
letters-unasked-help = Vraag hun of zij een brief willen. Kies een naam om het antwoord vast te leggen.
letters-others =
    { $n ->
        [one] 1 andere deelnemer
       *[other] { $n } andere deelnemers
    }
letters-others-label = Andere deelnemers
letters-no-address = Er is geen postadres.
letters-record = Leg vast hoe deze persoon bericht wil
letters-read = De brief
letters-told-unasked = Nog niet gevraagd.
letters-told-none = Wil geen bericht.
letters-told-is = Wil bericht { $by }, { $rhythm }.
letters-told-since = Gekozen op { $date } ({ $by }).
letters-file = brieven-wat-werd-ervan.pdf
letter-trace-subject = Wat werd er van uw punten? { $title }
letter-trace-lead = U deed mee aan { $title }. In deze brief leest u wat er van uw punten is geworden. Zo stond het ervoor op { $date }.
letter-trace-nothing = We hebben geen punten van u gevonden waar al iets over te zeggen is.
letter-trace-wrote = Dit schreef u zelf
letter-trace-more =
    { $n ->
        [one] U schreef nog 1 punt. Uw begeleider kan vertellen wat daarvan werd.
       *[other] U schreef nog { $n } punten. Uw begeleider kan vertellen wat daarvan werd.
    }
letter-trace-said = Hier gaf u antwoord op
letter-trace-said-lead =
    { $n ->
        [one] U gaf antwoord op 1 punt van een ander. Dat werd ervan:
       *[other] U gaf antwoord op { $n } punten van anderen. Dat werd ervan:
    }
letter-trace-count = { $n } keer: { $word }
letter-trace-end = Wilt u meer weten, of liever geen brief meer? Zeg het tegen uw begeleider. Dat geldt dan meteen.

answers-title = De antwoorden van de opdrachtgever
answers-lead = Bij elk besluit staat wat de opdrachtgever antwoordde, en wanneer. Een antwoord verandert nooit iets aan het besluit.
answers-lead-listening = Bij elk idee staat wat de opdrachtgever antwoordde, en wanneer.
answers-late =
    { $n ->
        [one] 1 antwoord is te laat
       *[other] { $n } antwoorden zijn te laat
    }
answers-open = Dit wacht nog op antwoord
answers-open-more =
    { $n ->
        [one] En nog 1 besluit.
       *[other] En nog { $n } besluiten.
    }
answers-promise = Wanneer komt het antwoord?
answers-promise-none = De opdrachtgever heeft nog geen dag genoemd.
answers-promise-by = Beloofd voor { $date }.
answers-promise-before = Eerder beloofd voor { $date }.
answers-promise-given = Gezegd op { $date }.
answers-promise-first = Noem een dag
answers-promise-other = Noem een andere dag
answers-promise-help = Iedereen ziet deze dag. Ook de dagen die u eerder noemde blijven staan.
answers-promise-day = Uiterlijk op
answers-promise-why = Waarom wordt het een andere dag?
answers-promise-why-help = Iedereen leest dit.
answers-promise-why-must = Leg uit waarom het een andere dag wordt.
answers-promise-do = Beloof deze dag
answers-back = Terug bij de kring
answers-back-help = Dit past niet binnen een hard kader. De kring leest waarom, en kan samen een nieuw besluit nemen.
answers-back-guide = Plan een vervolgbijeenkomst, en vraag de hele kring wat er wel kan.
answers-all = Alle besluiten
answers-state-waits = wacht op antwoord
answers-state-back = terug bij de kring
answers-state-deviates = overgenomen, wijkt af
answers-state-taken = overgenomen
answers-state-heard = beantwoord
answer-documents = Stukken bij dit antwoord
answer-more = Stukken erbij (mag leeg blijven)
answer-document-title = Naam van stuk { $n }
answer-document-link = Adres van stuk { $n }
answer-document-help = Begint met https://
answer-body = Wie nam dit besluit?
answer-body-help = Bijvoorbeeld: het college, of de gemeenteraad. Leeg: de opdrachtgever zelf.
answer-taken = Op welke dag?
answer-taken-by-on = Genomen door { $body } op { $date }.
answer-taken-by = Genomen door { $body }.
answer-taken-on = Genomen op { $date }.

feed-title = { $title }: wat ervan werd
feed-decided = Besloten: { $title }
feed-answered = Antwoord van de opdrachtgever: { $title }
feed-revisited = Opnieuw bekeken: { $title }
feed-action = Nieuw actiepunt: { $what }
feed-action-is = { $what }: { $state }
calendar-gathering = Vervolgbijeenkomst: { $title }
calendar-horizon = { $event } ({ $title })
calendar-add = Zet in uw agenda (iCalendar)
calendar-file = bijeenkomst-{ $n }.ics

field-rhythm = Hoe vaak
field-age = Leeftijd
field-district = Wijk of dorp
field-link = Adres van het stuk
field-body = Wie het besluit nam
field-taken = Op welke dag
