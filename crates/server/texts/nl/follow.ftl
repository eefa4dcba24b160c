# Na de bijeenkomst: wie gaat verder, wat er gedaan wordt, waar iedereen naartoe werkt.
follow-title = Vervolg
follow-nav = Onderdelen van het vervolg
follow-lead = Hier ziet u wat er met de besluiten gebeurt, en wat er nog nodig is.
follow-lead-own = Hier ziet u wat u zelf doet, en wat er met de besluiten gebeurt.
follow-early = Het vervolg begint na de overhandiging.
follow-early-do = Dan staan hier de besluiten die wachten, de actiepunten en de volgende bijeenkomst.
nav-follow = Vervolg

follow-waiting-title = Dit heeft nog niemand opgepakt
follow-waiting-lead = Aan deze besluiten werkt nog niemand.
follow-waiting-none = Elk besluit is opgepakt: er staat wie het doet.
follow-waiting-n =
    { $n ->
        [one] { $n } besluit heeft nog niemand opgepakt
       *[other] { $n } besluiten heeft nog niemand opgepakt
    }
follow-waiting-more =
    { $n ->
        [one] Nog { $n } besluit dat niemand heeft opgepakt
       *[other] Nog { $n } besluiten die niemand heeft opgepakt
    }
follow-missing-both = Er staat niet wie het doet, en niet wanneer.
follow-missing-who = Er staat niet wie het doet.
follow-missing-when = Er staat niet wanneer.
follow-missing-action = Er is nog geen actiepunt voor.
follow-make-action = Maak een actiepunt
follow-see-action = Bekijk het actiepunt
follow-days-title = Hier ontbreekt nog een dag
follow-days-lead = Iemand doet dit. Alleen is nog niet gezegd wanneer.
follow-days-n =
    { $n ->
        [one] Bij { $n } besluit ontbreekt nog een dag
       *[other] Bij { $n } besluiten ontbreekt nog een dag
    }
follow-days-more =
    { $n ->
        [one] Nog { $n } besluit waar een dag ontbreekt
       *[other] Nog { $n } besluiten waar een dag ontbreekt
    }

follow-late-title = Dit vraagt aandacht
follow-late-n =
    { $n ->
        [one] { $n } ding vraagt aandacht
       *[other] { $n } dingen vragen aandacht
    }
follow-late-none = Niets is te laat, en overal is nieuws van.
follow-late-more =
    { $n ->
        [one] Nog { $n } actiepunt dat te laat of stil is
       *[other] Nog { $n } actiepunten die te laat of stil zijn
    }
follow-late = te laat
follow-silent = geen nieuws sinds { $day }
follow-without-driver-since = Zonder aanjager sinds { $day }.

follow-next-title = De volgende bijeenkomst
follow-next-none = Er is nog geen bijeenkomst gepland.

# Aanmelden.
follow-sign-up-title = Meedoen met het vervolg
follow-sign-up-of = Aanmelding van { $name }
follow-sign-up-ask = Wilt u helpen om het uit te voeren? Kies waar u mee verder wilt, of laat u vragen.
follow-sign-up-ask-of = Wat wil deze persoon doen?
follow-sign-up-is = U hebt u aangemeld voor het vervolg.
follow-sign-up-is-of = { $name } heeft zich aangemeld.
follow-sign-up-do = Meld mij aan
follow-sign-up-keep = Bewaar de keuze
follow-sign-up-change = Bekijk of verander uw keuze
follow-sign-off = Meld mij af
follow-sign-off-of = Meld af
follow-sign-off-means = Meldt u zich af? Dan krijgt u geen uitnodigingen meer voor het vervolg. Aanmelden kan altijd weer.
follow-sign-up-early = Aanmelden kan vanaf de plenaire afsluiting.
follow-sign-up-early-do = Kom dan terug op deze bladzijde.
follow-sign-up-not-now = Aanmelden kan nu niet.
follow-wish-threads = Met welke rode draad wilt u verder?
follow-wish-ideas = Met welk idee wilt u verder?
follow-ask-me = Kiest u niets, dan betekent het: vraag mij maar.
follow-ask-me-short = vraag mij maar
follow-sign-ups-title = Wie gaat er verder?
follow-sign-ups-lead = Mensen melden zich aan op hun telefoon. Doet iemand het op papier of hardop, schrijf het dan hier op.
follow-sign-ups-is =
    { $n ->
        [one] { $n } persoon heeft zich aangemeld
       *[other] { $n } mensen hebben zich aangemeld
    }
follow-sign-ups-none = Nog niemand heeft zich aangemeld. Vraag het in de plenaire afsluiting.
follow-sign-ups-others = Nog niet aangemeld
follow-sign-ups-others-n =
    { $n ->
        [one] { $n } persoon is nog niet aangemeld
       *[other] { $n } mensen zijn nog niet aangemeld
    }
follow-sign-ups-filter = Wie wilt u zien?
follow-sign-ups-everybody = Iedereen ({ $n })
follow-sign-ups-pick = { $what } ({ $n })
follow-sign-ups-show = Toon
follow-sign-ups-for = Wil verder met: { $what }
follow-sign-ups-go = Bekijk de aanmeldingen
follow-sign-up-ask-them = Meld aan: vraag mij maar
follow-sign-up-for = Kies waarvoor

# Actiepunten.
follow-actions-title = Actiepunten
follow-actions-of = Actiepunten van { $group }
follow-all-actions = Alle actiepunten
follow-add = Nieuw actiepunt
follow-as-board = Toon als bord
follow-as-list = Toon als lijst
follow-board-title = Het bord
follow-list-title = De lijst
follow-no-actions = Er zijn nog geen actiepunten.
follow-no-actions-do = Een actiepunt begint bij een besluit of een rode draad: wat, wie en wanneer.
follow-column-empty = Niets hier.
follow-column-more = Nog { $n } in de lijst
follow-arrows = Kies op een kaart hoe ver het is. Of ga er met Tab op staan: ← en → zetten het in een andere kolom, ↑ en ↓ gaan langs de actiepunten.
follow-moved = “{"{"}what{"}"}” staat nu bij: {"{"}column{"}"}.
follow-put = Zet “{ $what }” bij
follow-put-do = Zet
follow-by-group = Per werkgroep
follow-nobody = nog niemand
follow-because = Waarom: { $why }
follow-by-day = uiterlijk { $day }
follow-by-said = “{ $said }”
follow-by-both = “{ $said }”, uiterlijk { $day }
action-state-to-do = te doen
action-state-doing = bezig
action-state-done = gedaan
action-state-stopped = gestopt
action-part-what = Wat
action-part-who = Wie
action-part-by = Wanneer
action-part-state = Hoe ver
action-part-cost = Kosten
action-part-means = Wat ervoor nodig is
action-part-yields = Wat het oplevert
action-part-group = Werkgroep
action-part-stands = Wat er moet staan

follow-add-do = Voeg toe
follow-add-from = Waar begint het actiepunt? Kies een besluit of een rode draad.
follow-add-nothing = Er is nog geen besluit om mee te beginnen.
follow-add-not = U kunt hier nu geen actiepunt toevoegen.
follow-from = Bij: { $what }
follow-from-decision = Een besluit
follow-from-thread = Een rode draad
follow-what = Wat gaat er gebeuren?
follow-what-help = Eén zin, zo dat iedereen het begrijpt.
follow-what-must = Schrijf op wat er gaat gebeuren.
follow-who = Wie
follow-who-help = Leeg mag: dan is het van nog niemand.
follow-more = Meer, zoals de werkgroep en de kosten
follow-who-person = Een persoon
follow-who-organisation = Of een organisatie
follow-who-words = Of in woorden
follow-who-words-help = Bijvoorbeeld: wie er tijd voor heeft.
follow-nobody-chosen = — niemand gekozen —
follow-group = Werkgroep
follow-no-group = — geen werkgroep —
follow-when = Wanneer
follow-when-day = Uiterlijk op
follow-when-words = In woorden, zoals het gezegd is
follow-when-words-help = Bijvoorbeeld: “morgen!”
follow-cost = Kosten
follow-means = Wat ervoor nodig is
follow-means-help = Bijvoorbeeld: een ruimte, een telefoon.
follow-yields = Wat het oplevert
follow-yields-help = Bijvoorbeeld: minder nachten alleen, één nummer voor elke vraag.
follow-which-points = Welke punten voert dit uit?
follow-which-points-help = Kiest u niets, dan geldt het voor het hele besluit.

follow-action-number = Actiepunt { $n }
follow-no-day = Er is nog geen dag genoemd.
follow-carries-out = Voert uit
follow-added = Toegevoegd op
follow-notes = Notities
follow-note-label = Hoe gaat het?
follow-note-do = Bewaar de notitie
follow-no-notes = Er zijn nog geen notities.
follow-still-so = Het loopt nog.
follow-change = Verander dit actiepunt
follow-history = Wat er eerder veranderde ({ $n })
follow-turned = { $part }: eerst “{ $was }”, nu “{ $now }”.
follow-turned-group = Een andere werkgroep.
follow-signed = { $name }, { $day }
follow-somebody = Iemand
follow-to-board = Naar het bord
follow-stop = Stop dit actiepunt
follow-on-phone = Vertel hoe ver het is
follow-stop-title = Stopt dit actiepunt?
follow-stop-follows-1 = Iedereen kan lezen dat het is gestopt, en waarom.
follow-stop-told = Iedereen die meedeed, krijgt één keer bericht met de reden.
follow-stop-in-news = Wie nieuws wil krijgen, leest het in het volgende bericht.
follow-stop-follows-2 = Het kan later weer worden opgepakt.
follow-stop-why = Waarom stopt het?
follow-stop-why-help = Iedereen kan dit lezen. Schrijf geen namen van mensen.
follow-stop-why-must = Schrijf op waarom.
follow-stop-do = Stop het actiepunt

follow-how-far = Hoe ver is het?
follow-say = Wilt u er iets bij zeggen?
follow-say-help = Mag leeg blijven. Noem geen namen.
follow-say-doing = Bij “Bezig” lezen alleen mensen van dit traject wat u schrijft.
follow-say-done = Bij “Gedaan” kan iedereen het lezen, ook op de openbare pagina.
follow-busy = Bezig
follow-still-busy = Nog bezig
follow-ready = Gedaan
follow-stopped = Gestopt
follow-last-note = De laatste notitie
follow-all-of-it = Alles over dit actiepunt
follow-told-nothing-more = U bent klaar. Meer hoeft niet.
follow-back-to-me = Terug naar uw eigen pagina
follow-back-to-actions = Terug naar de actiepunten
follow-back-to-state = Dat was een vergissing: terug naar “{ $state }”
follow-tell-again = Toch nog iets zeggen of veranderen?
follow-note-gone = Staat er iets wat niemand had mogen lezen? Zeg het tegen uw begeleider: die kan woorden wissen.
follow-done-on = gedaan op { $day }
follow-present-from = Wie er is, vult u hier in vanaf { $day }.
follow-present-now = Nu al invullen
follow-no-driver-yet = Wie meedoet in deze groep, kan aanjager worden. De aanjager zorgt dat de groep verder komt. De begeleider kan ook iemand vragen.
follow-now-not-yours = Dit actiepunt is van iemand anders. U kunt het wel lezen.
follow-own-title = Uw actiepunten
follow-tell = Hoe ver is het?

# Werkgroepen.
follow-groups-title = Werkgroepen
follow-no-groups = Er zijn nog geen werkgroepen.
follow-no-groups-do = De begeleider maakt er een met wie zich heeft aangemeld.
follow-group-form = Maak een werkgroep
follow-group-form-do = Maak de werkgroep
follow-group-nobody = Een werkgroep maakt u van wie zich heeft aangemeld. Dat heeft nog niemand gedaan.
follow-group-name = Hoe heet de werkgroep?
follow-group-name-help = Een paar woorden, bijvoorbeeld: informatiepunt.
follow-group-members = Wie zit erin
follow-group-about = Waar gaat het over?
follow-members =
    { $n ->
        [one] { $n } lid
       *[other] { $n } leden
    }
follow-driver = aanjager
follow-driver-is = Aanjager: { $name }
follow-driver-asked = gevraagd als aanjager
follow-asked-of = { $name } is gevraagd als aanjager, en heeft nog niet geantwoord.
follow-asked-to-drive = Wilt u aanjager zijn van { $group }?
follow-asked-look = Bekijk de vraag
follow-drive-ask = Wilt u de aanjager zijn?
follow-drive-offer-ask = Deze werkgroep heeft geen aanjager. Wilt u het zijn?
follow-drive-means = De aanjager houdt het werk gaande en vertelt hoe ver het is. U kunt er altijd mee stoppen.
follow-drive-yes = Ja, ik word aanjager
follow-drive-no = Liever niet
follow-drive-offer = Ik word aanjager
follow-ask-driver = Vraag als aanjager
follow-hand-over = Vraag om het over te nemen
follow-said-yes = Zegt ja
follow-said-no = Zegt nee
follow-step-down = Ik stop als aanjager
follow-step-down-of = Stopt als aanjager
follow-leave = Ik ga uit de werkgroep
follow-take-out = Gaat eruit
follow-join = Ik doe mee in deze werkgroep
follow-put-in = Zet iemand in de werkgroep
follow-put-in-who = Wie?
follow-put-in-do = Zet erin
follow-group-actions = Wat er te doen is
follow-group-no-actions = Er is nu niets open.
follow-group-board = Het bord van deze werkgroep
follow-group-board-more = Het bord, met nog { $n }
follow-group-empty = Er zit nog niemand in.
follow-group-edit = Andere naam of ander werk
follow-group-stop = Stop deze werkgroep
follow-group-stop-title = Stopt deze werkgroep?
follow-group-stop-follows-1 = Iedereen die meedeed, krijgt bericht met de reden.
follow-group-stop-follows-2 = Een gestopte werkgroep begint niet opnieuw. Wel kunt u een nieuwe maken.
follow-group-stop-why = Waarom stopt de werkgroep?
follow-group-stop-do = Stop de werkgroep
follow-drove-title = Eerdere aanjagers
follow-drove = { $name }, van { $from } tot { $until }
follow-to-groups = Naar de werkgroepen
group-state-without-driver = zonder aanjager
group-state-at-work = aan het werk
group-state-ended = afgerond
group-state-stopped = gestopt

# Vervolgbijeenkomsten.
follow-gathering = Vervolgbijeenkomst
follow-gatherings-title = Bijeenkomsten
follow-gathering-title = Bijeenkomst op { $day }
follow-gathering-of = Vervolgbijeenkomst van { $day }
follow-from-to = { $time } tot { $end } uur, { $place }
follow-at = { $time } uur, { $place }
follow-gathering-planned = gepland
follow-gathering-held = geweest
follow-gathering-unwritten = niets opgeschreven
follow-gathering-cancelled = gaat niet door
follow-no-gatherings = Er is nog geen vervolgbijeenkomst.
follow-no-gatherings-do = Plan er een: de agenda komt vanzelf uit wat nog open is.
follow-coming = Wat komt
follow-past = Wat geweest is
follow-present-n =
    { $n ->
        [one] { $n } aanwezige
       *[other] { $n } aanwezigen
    }
follow-notes-n =
    { $n ->
        [one] { $n } notitie
       *[other] { $n } notities
    }
follow-plan = Plan een bijeenkomst
follow-plan-do = Plan en nodig uit
follow-invited-n =
    { $n ->
        [one] Wie zich heeft aangemeld, krijgt een uitnodiging: { $n } persoon.
       *[other] Wie zich heeft aangemeld, krijgt een uitnodiging: { $n } mensen.
    }
follow-plan-at = Wanneer
follow-plan-minutes = Hoelang duurt het, in minuten?
follow-plan-minutes-help = Laat dit leeg als u het niet weet. In de agenda staat dan geen eindtijd.
follow-plan-place = Waar
follow-plan-topics = Waar praten we over?
follow-plan-topics-help = Wat open is, komt vanzelf op de agenda.
follow-plan-topic = Onderwerp { $n }
follow-row = Vaker?
follow-row-help = Vul beide in voor een rij bijeenkomsten. Leeg is één keer.
follow-row-weeks = Om de hoeveel weken
follow-row-times = Hoe vaak
follow-replan = Andere dag, plaats of agenda
follow-gathering-change = Veranderen
follow-cancel = Deze bijeenkomst gaat niet door
follow-cancel-title = Gaat deze bijeenkomst niet door?
follow-cancel-told =
    { $n ->
        [one] { $n } persoon krijgt bericht dat het niet doorgaat.
       *[other] { $n } mensen krijgen bericht dat het niet doorgaat.
    }
follow-cancel-why = Waarom gaat het niet door?
follow-cancel-why-help = Dit staat in het bericht.
follow-cancel-do = Zeg de bijeenkomst af
follow-is-cancelled = Deze bijeenkomst gaat niet door. { $why }
follow-agenda = Agenda
follow-agenda-actions = Wat nog open is
follow-agenda-empty = Er is niets open. Zet zelf iets op de agenda.
follow-agenda-more =
    { $n ->
        [one] Nog { $n } actiepunt
       *[other] Nog { $n } actiepunten
    }
follow-meeting-note = Wat is er gezegd?
follow-meeting-note-help = Van een notitie maakt u daarna een actiepunt of een voorstel.
follow-meeting-no-notes = Er is nog niets opgeschreven.
follow-notes-more =
    { $n ->
        [one] Er is nog { $n } eerdere notitie.
       *[other] Er zijn nog { $n } eerdere notities.
    }
follow-note-taken = is een actiepunt
follow-note-to-action = Maak er een actiepunt van
follow-note-to-proposal = Maak er een voorstel van
follow-present = Wie is er?
follow-present-none = Dat is nog niet opgeschreven.
follow-present-nobody = Nog niemand heeft zich aangemeld.
follow-is-there = Is er
follow-not-there = Is er niet
follow-goes-home = Gaat naar huis
follow-somebody-else = Er is nog iemand anders
follow-to-gatherings = Naar de bijeenkomsten
follow-to-gathering = Naar de bijeenkomst

# Voorstellen.
follow-proposal = Voorstel
follow-proposals = Voorstellen
follow-proposals-none = Er zijn geen voorstellen gedaan.
follow-no-proposals = Er is nog geen voorstel.
follow-open-lead = Wilt u hier iets besluiten? Dan geldt dezelfde regel: iedereen die meedoet, staat erachter.
follow-open-who = Wie besluit er?
follow-open-there = Wie er nu is
follow-open-there-hint = Voor iets nieuws.
follow-open-circle = De hele kring
follow-open-circle-hint = Nodig om een eerder besluit opnieuw te bekijken. Wie er niet is, antwoordt later.
follow-open-do = Open de voorstellen
follow-propose-not-here = In dit traject besluit niemand: er wordt geluisterd.
follow-propose-one-at-a-time = Bij een andere bijeenkomst zijn de voorstellen nog open. Sluit die eerst.
follow-decides-there =
    { $n ->
        [one] { $n } persoon besluit: wie hier meedoet.
       *[other] { $n } mensen besluiten: wie hier meedoet.
    }
follow-decides-circle =
    { $n ->
        [one] { $n } persoon besluit: de hele kring.
       *[other] { $n } mensen besluiten: de hele kring.
    }
follow-after-until = Wie er niet was, kan antwoorden tot { $when }.
follow-after-title = Vraag ook wie er niet is
follow-after-help = Wie nog iets te zeggen heeft, krijgt bericht en een aantal dagen om te antwoorden.
follow-still-to-ask = Nog te vragen
follow-open-points =
    { $n ->
        [one] { $n } punt open
       *[other] { $n } punten open
    }
follow-propose = Schrijf een voorstel
follow-propose-lead = Een titel, en wat u wilt. Iedereen die meedoet, zegt er daarna iets van.
follow-propose-title = Titel
follow-propose-title-help = Een paar woorden.
follow-propose-what = Wat stelt u voor?
follow-propose-more = Hoe, wie, waar, wanneer
follow-propose-line = Regel { $n }
follow-propose-petal = Bloemblad
follow-propose-text = Wat staat er?
follow-propose-do = Doe het voorstel
follow-propose-closed = Er zijn nu geen voorstellen open.
follow-propose-closed-do = De hoofdbegeleider opent ze op de bijeenkomst.
follow-proposal-open = open
follow-proposal-decided = besluit
follow-proposal-not = niet besloten
follow-proposal-more = Meer met dit voorstel
follow-proposal-drop = Haal dit voorstel weg
follow-proposal-drop-help = Het voorstel komt daarna niet terug. Schrijf het anders opnieuw.
follow-proposal-drop-do = Haal weg
follow-line-add = Voeg een punt toe
follow-line-do = Voeg toe
follow-reword = Andere woorden
follow-reword-help = Met andere woorden zegt iedereen opnieuw wat die ervan vindt.
follow-reword-label = De nieuwe woorden
follow-stand-for = U schrijft op wat { $name } zegt.
follow-stand-asks =
    { $n ->
        [one] Er is { $n } punt om iets van te zeggen.
       *[other] Er zijn { $n } punten om iets van te zeggen.
    }
follow-stand-done = Op elk punt is een antwoord.
follow-stand-all = Ik sta achter alles wat hier nog open staat
follow-said-behind = staat erachter
follow-said-not-yet = nog niet
follow-said-nothing = nog niets gezegd
follow-not-yet-why = Nog niet, want
follow-not-yet-eyes = Wie mag dit lezen?
follow-eyes-everyone = Iedereen
follow-eyes-facilitator = Alleen de begeleiders
follow-eyes-owner = Alleen ik
follow-not-yet-report = Het mag in het verslag als het zo blijft
follow-not-yet-do = Bewaar: nog niet
follow-revisit = Gaat dit over een eerder besluit?
follow-revisit-help = Een eerder besluit verandert alleen door een nieuw besluit van de hele kring.
follow-revisit-which = Welk besluit
follow-revisit-how = Wat gebeurt ermee?
follow-revisit-why = Waarom?
follow-how-confirms = Het blijft
follow-how-supersedes = Dit komt ervoor in de plaats
follow-how-withdraws = Het geldt niet meer
follow-revisit-confirms = Blijft zoals het was: { $title }
follow-revisit-supersedes = Komt in de plaats van: { $title }
follow-revisit-withdraws = Neemt terug: { $title }
follow-close = Sluit de voorstellen
follow-close-title = Sluit u de voorstellen?
follow-close-lead = Dit gebeurt één keer.
follow-close-follows-1 = Waar iedereen achter staat, is besloten. De rest is niet besloten.
follow-close-follows-2 = De besluiten gaan naar de opdrachtgever voor een antwoord.
follow-close-follows-3 = Iedereen die meedeed, krijgt bericht.
follow-close-early = De dagen om te antwoorden zijn nog niet voorbij.
follow-close-whole =
    { $n ->
        [one] { $n } voorstel waar iedereen achter staat
       *[other] { $n } voorstellen waar iedereen achter staat
    }
follow-close-part =
    { $n ->
        [one] { $n } voorstel dat nog niet door iedereen gedragen is
       *[other] { $n } voorstellen die nog niet door iedereen gedragen zijn
    }
follow-close-do = Sluit en leg vast
follow-answers-wait =
    { $n ->
        [one] Er is { $n } punt in een voorstel dat op u wacht.
       *[other] Er zijn { $n } punten in voorstellen die op u wachten.
    }
follow-answers-go = Bekijk de voorstellen

# De stip op de horizon.
follow-horizon-title = Stip op de horizon
follow-horizon-none = Er is nog geen stip op de horizon.
follow-horizon-none-do = Kies een dag of gebeurtenis waar iedereen naartoe werkt, en wat er dan moet staan.
follow-horizon-set = Zet een stip op de horizon
follow-horizon-change = Verander de stip op de horizon
follow-horizon-event = Waar werken we naartoe?
follow-horizon-event-help = Bijvoorbeeld: de week van de mantelzorger.
follow-horizon-on = Op welke dag?
follow-horizon-line = Wat moet er dan staan? ({ $n })
follow-horizon-line-text = Wat er moet staan
follow-horizon-actions = Welke actiepunten horen erbij?
follow-horizon-no-lines = Er staat nog niet bij wat er dan moet staan.
follow-must-stand = Wat er dan moet staan
follow-stands = staat
follow-stands-not = staat nog niet
follow-stands-of = { $n } van { $of } staat
follow-stands-since = sinds { $day }
follow-actions-done = { $n } van { $of } actiepunten gedaan
follow-mark = Dit staat
follow-mark-not = Dit staat nog niet

# Besluiten leven verder.
follow-decisions-title = Besluiten
follow-decisions-none-do = Zodra er besluiten zijn, staat hier wat ermee gebeurt.
follow-decisions-lead = Een besluit blijft staan, tot dezelfde kring iets anders besluit. Hier leest u van elk besluit wat ermee gebeurde.
follow-decisions-how = Wilt u een besluit veranderen? Doe op een bijeenkomst een voorstel dat opnieuw naar het besluit kijkt. Iedereen die toen besliste, wordt dan weer gevraagd.
follow-decision-holds = geldt
follow-decision-due = opnieuw bekijken
follow-decision-superseded = vervangen
follow-decision-withdrawn = ingetrokken
follow-review-choose = Kies een dag om opnieuw te kijken
follow-review-change = Verander de dag om opnieuw te kijken
follow-review-help = Op die dag krijgt de hoofdbegeleider een bericht. Iedereen kan de dag lezen. Het besluit blijft gewoon gelden.
follow-review-day = Op welke dag kijkt u opnieuw?
follow-review-do = Bewaar de dag
follow-review-none = Toch geen dag
follow-review-due = Afgesproken was om op { $day } opnieuw te kijken.

# Een tweede ronde van het hele traject.
follow-again-title = Een tweede ronde
follow-again-look = Wat is een tweede ronde?
follow-again-lead = Een tweede ronde is een nieuw traject met dezelfde vraag. Dit traject blijft staan zoals het is.
follow-again-of = Dit traject is een volgende ronde van:
follow-again-in = Dit traject gaat verder in:
follow-again-stays = Dit blijft, woord voor woord
follow-again-anew = Dit begint opnieuw
follow-again-anew-1 = De kring: iedereen wordt opnieuw uitgenodigd, ook mensen die er niet bij waren.
follow-again-anew-2 = De gesprekken vooraf, de bijeenkomst en het verslag.
follow-again-anew-3 = De actiepunten. Bij elk punt kunt u zeggen wat u doet, wat het kost, wat het oplevert, wie het doet en wanneer.
follow-again-name = Hoe heet de tweede ronde?
follow-again-name-help = De naam staat op de openbare pagina.
follow-again-named = { $title }, tweede ronde
follow-again-do = Maak de tweede ronde
follow-again-who-title = Wie maakt de tweede ronde?
follow-again-now = Het kan nu.
follow-again-who = De beheerder maakt de tweede ronde, op deze pagina.
follow-again-ask = Wilt u een tweede ronde? Zeg het tegen uw begeleider.
follow-again-when = Het kan zodra het traject in het vervolg is.

follow-sign-up-plenary = Wie wil er verder met de uitkomst? Aanmelden kan hier, op de telefoon of hardop.
follow-sign-up-go = Naar de aanmeldingen

# Wat er te doen is, op het werkblad.
todo-follow-driverless =
    { $n ->
        [1] Eén werkgroep heeft geen aanjager
       *[other] { $n } werkgroepen hebben geen aanjager
    }
todo-follow-driverless-do = Zoek een aanjager
todo-follow-late =
    { $n ->
        [1] Eén actiepunt is te laat
       *[other] { $n } actiepunten zijn te laat
    }
todo-follow-late-do = Bekijk
todo-follow-group =
    { $n ->
        [1] Eén persoon meldde zich aan, en er is nog geen werkgroep
       *[other] { $n } mensen meldden zich aan, en er is nog geen werkgroep
    }
todo-follow-group-do = Maak een werkgroep
todo-follow-nobody =
    { $n ->
        [1] Eén besluit heeft nog niemand opgepakt
       *[other] { $n } besluiten heeft nog niemand opgepakt
    }
todo-follow-nobody-do = Verdeel het werk
todo-follow-days =
    { $n ->
        [1] Bij één besluit ontbreekt nog een dag
       *[other] Bij { $n } besluiten ontbreekt nog een dag
    }
todo-follow-days-do = Kies een dag
todo-follow-plan = Er is geen vervolgbijeenkomst gepland
todo-follow-plan-do = Plan een bijeenkomst

refused-differs = Wat is anders?
refused-part = Wat
refused-stands = Zo staat het nu
refused-yours = Dit schreef u
refused-keep-yours = Stuurt u het opnieuw, dan geldt wat u schreef.
field-by-words = Wanneer, in woorden
field-cost = Kosten
field-means = Wat ervoor nodig is
field-yields = Wat het oplevert
field-minutes = Hoelang het duurt, in minuten
field-every-weeks = Om de hoeveel weken
field-times = Hoe vaak
field-event = Waar we naartoe werken
follow-erase-title = Er staat iets over een persoon in deze woorden
follow-erase-help = Wissen haalt de woorden weg, ook de oude. Dat kan niet ongedaan. Staan dezelfde woorden nog ergens anders? Wis die dan ook daar: dat gaat niet vanzelf.
follow-erase-which = Welke notitie?
follow-erase-note = Wis de woorden van deze notitie
follow-erase-action = Wis de woorden van dit actiepunt
follow-erase-group = Wis de naam van deze werkgroep
