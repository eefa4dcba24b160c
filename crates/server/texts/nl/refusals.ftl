# Waarom iets nu niet kan, en wat u wel kunt doen. De sleutel is `refusal-` met de code van het domein.

refusal-already-checked-in = Deze persoon is al binnen. U hoeft niets te doen.
refusal-already-decided = De ronde is gesloten en het besluit ligt vast. Hier kan niets meer aan veranderen. Een opmerking kan bij het verslag.
refusal-already-handed-over = De uitkomst is al overhandigd. Dit kan daarna niet meer.
refusal-already-involved =
    { $row ->
        [one] Rij 1 staat al op de lijst. Haal deze rij weg en probeer het opnieuw. Er is niets ingelezen.
        [other] Rij { $row } staat al op de lijst. Haal deze rij weg en probeer het opnieuw. Er is niets ingelezen.
       *[none] Deze persoon staat al op de lijst. Zoek de naam op en pas die regel aan.
    }
refusal-already-talked = Dit gesprek is al gevoerd. Alleen wie het gesprek voerde en de hoofdbegeleider kunnen het aanpassen.
refusal-after-round-open = De naronde is nog open en niet iedereen heeft geantwoord. Wacht tot de laatste dag voorbij is, of tot iedereen heeft geantwoord.
refusal-answer-does-not-fit = Dit antwoord past niet bij dit traject. Kies een ander antwoord.
refusal-answer-is-a-point = Alleen een punt kan een vraag beantwoorden. Kies een punt, of schrijf er een.
refusal-answer-needs-why = Schrijf ook op waarom. De deelnemers lezen uw uitleg.
refusal-arrangement-is-safety = Een afspraak over tafels hoort bij een behoefte aan veiligheid. Kies die soort.
refusal-arrangement-with-whom = Kies met welke andere persoon de afspraak is.
refusal-capacity-wrong = Vul een aantal plaatsen in van 1 tot en met 500.
refusal-carousel-needs-tables = Voor een carrousel zijn minstens twee tafels nodig. Zet er eerst een tafel bij.
refusal-carousel-not-begun = De carrousel is nog niet begonnen. Start eerst dat deel van de bijeenkomst.
refusal-carousel-not-planned = Er is nog geen rooster voor de carrousel. Maak eerst het rooster.
refusal-carousel-too-large = Dit zijn te veel mensen of tafels voor één carrousel. Verdeel de groep over twee avonden.
refusal-channel-misnamed = Kies hoe het antwoord binnenkwam. Eigen toestel kan alleen wie zelf antwoordt.
refusal-closing-not-begun = De slotronde is nog niet begonnen. Start eerst dat deel van de bijeenkomst.
refusal-command-unknown = Deze handeling kennen we niet. Laad de pagina opnieuw en probeer het nog eens.
refusal-commissioner-stepped-back = De opdrachtgever heeft een stap terug gedaan. Tot de overhandiging kan de opdrachtgever hier niets veranderen.
refusal-conversation-question-unknown = De vraag { $key } hoort niet bij dit traject. Laad de pagina opnieuw.
refusal-correction-unknown = Deze verbetering is er niet meer. Laad de pagina opnieuw.
refusal-corrections-open =
    { $open ->
        [one] Er is nog één verbetering open. Handel die eerst af.
       *[other] Er zijn nog { $open } verbeteringen open. Handel die eerst af.
    }
refusal-days-wrong = Kies een aantal dagen van { $least } tot en met 60.
refusal-early-needs-reason = De tijd om te reageren is nog niet voorbij. Schrijf op waarom het verslag nu al vast kan.
refusal-email-wrong =
    { $row ->
        [one] Rij 1: het e-mailadres { $email } klopt niet. Verbeter het, of laat het leeg. Er is niets ingelezen.
        [other] Rij { $row }: het e-mailadres { $email } klopt niet. Verbeter het, of laat het leeg. Er is niets ingelezen.
       *[none] Het e-mailadres { $email } klopt niet. Schrijf het als naam@voorbeeld.nl, of laat het leeg.
    }
refusal-frame-not-hard = Dit is geen hard kader. Kies een kader dat bindt, of kies het antwoord over een intentie.
refusal-frame-not-intent = Dit is geen intentie. Kies een intentie, of kies het antwoord over een hard kader.
refusal-frames-frozen = De kaders liggen vast. De opdrachtgever kan andere kaders voorstellen, de hoofdbegeleider besluit daarover.
refusal-frames-missing = Er staat nog geen kader. Schrijf er minstens één.
refusal-frames-not-released = De kaders zijn nog niet vrijgegeven. Pas ze gewoon aan.
refusal-gate-closed =
    { $missing ->
        [question] De centrale vraag ontbreekt nog. Schrijf die eerst.
        [promise] De belofte ontbreekt nog. Schrijf op wat er met de uitkomst gebeurt.
        [commissioner] Er is nog geen opdrachtgever. Geef iemand eerst die rol.
        [frames] De kaders zijn nog niet vrijgegeven. Dat doet de opdrachtgever.
        [topics] Er is nog geen onderwerp. Voeg er eerst één toe.
        [circle] Er staan nog te weinig mensen op de lijst. Vraag wie er nog meer wakker van ligt.
        [handed-over] De uitkomst is nog niet overhandigd. Doe dat eerst.
        [report-final] Het verslag is nog niet definitief. Maak het eerst definitief.
       *[other] Er ontbreekt nog iets. Kijk op de werkbank wat er nodig is.
    }
refusal-gate-needs-reason =
    { $open ->
        [one] Er is nog één ding niet geregeld. Regel het eerst, of schrijf op waarom u toch verder gaat. Dat staat meteen op de openbare pagina, en later in het verslag.
       *[other] Er zijn nog { $open } dingen niet geregeld. Regel ze eerst, of schrijf op waarom u toch verder gaat. Dat staat meteen op de openbare pagina, en later in het verslag.
    }
refusal-gathering-unknown = Deze bijeenkomst is er niet. Plan die eerst.
refusal-has-left = Deze persoon is niet meer in de zaal. Meld de persoon eerst weer aanwezig.
refusal-has-stance = Deze persoon deed al mee of kan al iets gezegd hebben. De aanmelding kan niet meer weg. Laat de persoon zich terugtrekken of naar huis gaan.
refusal-seat-first = Kies eerst een tafel. Daarna kunt u dit alleen voor uzelf houden.
refusal-id-taken = Dit was al eens verstuurd met een andere inhoud. Laad de pagina opnieuw en probeer het nog eens.
refusal-idea-unknown = Dit idee is er niet meer. Laad de pagina opnieuw.
refusal-involvement-removed = Deze persoon is van de lijst gehaald. Zet de persoon eerst terug.
refusal-item-settled = Dit is al geregeld. Open het weer als er iets veranderde.
refusal-item-unknown = Deze afspraak is er niet meer. Laad de pagina opnieuw.
refusal-last-lead-facilitator = Er moet altijd een hoofdbegeleider zijn. Geef eerst iemand anders die rol.
refusal-listen-after-carousel = Alleen luisteren kan pas als de carrousel is begonnen. Wie er nu is, doet mee.
refusal-listens-only = Deze persoon luistert alleen, en geeft geen standpunt. Meedoen kan nog: meld de persoon als deelnemer.
refusal-meeting-not-begun = De bijeenkomst is nog niet begonnen. Start eerst het eerste deel.
refusal-merge-apart = Deze punten staan niet bij elkaar. Voeg alleen punten samen van hetzelfde idee en van dezelfde soort.
refusal-merge-needs-two = Kies minstens twee verschillende punten om samen te voegen.
refusal-method-does-not-decide = In dit traject luisteren we. Er worden geen standpunten genomen en geen besluiten.
refusal-method-unknown = Deze methode is hier niet bekend. Kies een methode uit de lijst.
refusal-minutes-wrong = Dit aantal minuten kan niet. Vul een heel aantal in, bijvoorbeeld 8.
refusal-name-needed =
    { $row ->
        [one] Rij 1 heeft geen geldige naam. Vul die in. Er is niets ingelezen.
        [other] Rij { $row } heeft geen geldige naam. Vul die in. Er is niets ingelezen.
       *[none] Vul een naam in, van hoogstens 120 letters.
    }
refusal-no-proposal = Er ligt geen voorstel voor andere kaders.
refusal-no-tables = Er staan nog geen tafels. Zet eerst tafels klaar.
refusal-nobody-seated = Er zit nog niemand aan een tafel. Plaats eerst de mensen.
refusal-nobody-to-place = Iedereen die kan, heeft al een plaats. Is er iemand zonder plaats? Kijk dan of er stoelen genoeg zijn.
refusal-not-a-facilitator = Deze persoon is geen begeleider in dit traject. Geef eerst die rol, of kies iemand anders.
refusal-not-a-question = Dit is geen vraag. Kies een vraag om te beantwoorden.
refusal-not-at-this-table = Deze persoon zit nu niet aan deze tafel. Gebruik het toestel van de eigen tafel, of vraag de begeleider.
refusal-not-checked-in = Deze persoon is nog niet aangemeld. Meld de persoon eerst aan bij de deur.
refusal-not-handed-over = De uitkomst is nog niet overhandigd. Een antwoord kan daarna.
refusal-not-permitted = Dat kan uw rol in deze fase niet doen. Vraag de hoofdbegeleider als het toch nodig is.
refusal-not-taking-part = Deze persoon doet nu niet mee aan het besluit. Meld de persoon eerst als deelnemer.
refusal-not-your-table = Dit idee is van een andere tafel. U kunt er wel een aanvulling bij schrijven, of de tafel vragen het aan te passen.
refusal-written-before-you = Dit is geschreven voordat u aan deze tafel kwam. Vraag de mensen van de tafel of de begeleider het aan te passen, of schrijf er iets bij.
refusal-not-yours = Dit is van iemand anders. Alleen die persoon zelf, of een begeleider, kan dit doen.
refusal-nothing-changes = Zo staat het al. Er is niets veranderd.
refusal-nothing-chosen = U hebt nog niets gekozen. Kies minstens één.
refusal-nothing-to-answer = Op dit idee is geen besluit gevallen. Er is hier geen antwoord nodig.
refusal-one-phase-at-a-time = Ga één fase per keer verder. Open eerst de volgende fase.
refusal-one-round-at-a-time = Ga één ronde per keer verder of terug.
refusal-only-information-is-put = Alleen een vraag om informatie kan naar de opdrachtgever.
refusal-outcome-does-not-fit = Deze afloop past hier niet. Kies een afloop die bij deze soort hoort.
refusal-part-unknown = Dit deel hoort niet bij deze bijeenkomst. Laad de pagina opnieuw.
refusal-participant-unknown = Deze persoon staat niet op de lijst. Laad de pagina opnieuw.
refusal-petal-unknown = Dit bloemblad hoort niet bij dit traject. Kies een ander blad.
refusal-phase-unknown = Deze fase is er niet, of is al open. Laad de pagina opnieuw.
refusal-printed-meanwhile = Iemand anders heeft deze kaarten net geprint. Kijk welke kaart geldt en print zo nodig opnieuw.
refusal-person-unknown = Deze persoon is hier niet bekend. Voeg de persoon eerst toe.
refusal-phone-wrong =
    { $row ->
        [one] Rij 1: het telefoonnummer { $phone } klopt niet. Verbeter het, of laat het leeg. Er is niets ingelezen.
        [other] Rij { $row }: het telefoonnummer { $phone } klopt niet. Verbeter het, of laat het leeg. Er is niets ingelezen.
       *[none] Het telefoonnummer { $phone } klopt niet. Gebruik 8 tot 15 cijfers, of laat het leeg.
    }
refusal-plenary-not-begun = De afsluiting is nog niet begonnen. Start eerst dat deel van de bijeenkomst.
refusal-point-changed = Iemand anders heeft dit punt intussen veranderd. Er staat nu: “{ $now }”. Kijk wat u wilt houden en verstuur het opnieuw.
refusal-point-dropped = De tafel heeft dit punt weggehaald: “{ $text }”. Haal het terug als het er toch moet staan.
refusal-point-replaced = Dit punt is samengevoegd, gesplitst of verplaatst. Er staat nu: “{ $now }”. Ga daar verder.
refusal-point-twice = Hetzelfde punt staat er twee keer in. Noem elk punt één keer.
refusal-point-unknown = Dit punt is er niet. Laad de pagina opnieuw.
refusal-presence-wrong = Kies of deze persoon meedoet, luistert, of meekomt als steun.
refusal-private-not-yet-is-yours = Een ‘nog niet’ dat alleen voor eigen ogen is, kan een ander niet opschrijven. Laat de persoon het zelf doen, of kies wie het mag zien.
refusal-question-frozen = De centrale vraag ligt vast en kan niet meer veranderen.
refusal-question-takes-no-stance = Dit is een vraag. Bij een vraag neemt u geen standpunt in.
refusal-reason-needed = Schrijf ook op waarom. Een korte zin is genoeg.
refusal-report-drafted = Het conceptverslag is al verstuurd.
refusal-report-final = Het verslag is definitief en verandert niet meer.
refusal-report-not-yet = Het verslag kan nog niet. Eerst is de bijeenkomst klaar en is er een concept.
refusal-revision-unknown = Deze tekst hebben we niet. Laad de pagina opnieuw en kies nog eens.
refusal-role-conflict = Niemand kan opdrachtgever en begeleider zijn in hetzelfde traject. Kies iemand anders.
refusal-role-not-given = Deze rol kunt u niet geven. Wie op de lijst staat, is vanzelf deelnemer.
refusal-role-not-held = Deze persoon heeft die rol niet. Laad de pagina opnieuw.
refusal-role-takes-part = Wie meedoet als deelnemer, kan in dit traject geen andere rol hebben. Kies iemand anders.
refusal-round-not-closed = De slotronde is nog niet gesloten. Sluit die eerst, of open een naronde.
refusal-round-unknown = Deze ronde is er niet in het rooster.
refusal-route-exists = Dit traject is er al. U hoeft het niet nog eens te maken.
refusal-route-stopped = Dit traject is gestopt. Er kan niets meer veranderen.
refusal-route-unknown = Dit traject is er niet. Kijk of het adres klopt.
refusal-seats-fixed = De plaatsen liggen vast sinds de carrousel. Vraag een begeleider om u te verplaatsen.
refusal-split-needs-two = Schrijf minstens twee punten om in te splitsen, en hoogstens twintig.
refusal-staff-not-allowed = Medewerkers van de opdrachtgever doen in dit traject niet mee als deelnemer.
refusal-stances-not-open = Standpunten kunnen nu niet. Dat kan vanaf de thematafels, tot de ronde is gesloten.
refusal-sub-point-misplaced = Een onderpunt hoort bij een punt op hetzelfde blad. Kies een ander punt.
refusal-table-full = Deze tafel is vol: er zijn { $capacity } plaatsen. Kies een andere tafel.
refusal-table-in-use = Aan deze tafel zit al iemand, of er staat al een idee. Daarom kan dit niet meer.
refusal-seat-chosen = U koos al een tafel. Wilt u een andere plaats? Vraag het een begeleider.
refusal-table-not-free = Dit kan niet door een afspraak die met iemand is gemaakt. Kies een andere tafel.
refusal-table-unknown = Deze tafel is er niet. Laad de pagina opnieuw.
refusal-tables-not-open = De thematafels zijn nog niet open. Start eerst dat deel van de bijeenkomst.
refusal-tables-opened = De thematafels zijn al open geweest. Dit kan daarna niet meer veranderen.
refusal-talk-first = Met deze persoon is nog niet gesproken. Voer eerst een kort gesprek, het kan bij de deur.
refusal-text-control = Er staat een teken in dat we niet kunnen bewaren, op plaats { $at }. Haal het weg en verstuur het opnieuw.
refusal-text-direction = Er staat een onzichtbaar teken in dat de leesrichting omdraait, op plaats { $at }. Haal het weg en verstuur het opnieuw.
refusal-text-empty = Er staat nog niets. Schrijf eerst een tekst.
refusal-text-line-break = Schrijf dit op één regel. Er staat een nieuwe regel op plaats { $at }.
refusal-text-too-long = Dit is te lang: { $chars } tekens. Er passen er { $max }. Maak het korter, of verdeel het over meer punten.
refusal-thread-through-carried = Een rode draad loopt alleen door punten waar iedereen achter staat. Haal de andere punten eruit.
refusal-thread-unknown = Deze rode draad is er niet meer. Laad de pagina opnieuw.
refusal-title-stays = De titel van een idee kan niet weg of verplaatst worden. Pas de woorden aan, of haal het hele idee weg.
refusal-too-many-at-once = Dit is te veel in één keer. Doe er hoogstens { $most } tegelijk.
refusal-too-many-frames = Er passen hoogstens { $most } kaders in een traject. Voeg er een paar samen.
refusal-too-many-items = Er passen hoogstens { $most } afspraken in één gesprek. Schrijf de andere apart op.
refusal-too-many-people = Lees hoogstens { $most } mensen in één keer in. Verdeel de lijst.
refusal-too-many-points = Er passen hoogstens { $most } punten in een traject.
refusal-too-many-tables = Er passen hoogstens { $most } tafels in een bijeenkomst.
refusal-too-many-topics = Er passen hoogstens { $most } onderwerpen in een traject.
refusal-topic-in-use = Over dit onderwerp staat al een tafel. Haal eerst die tafel weg.
refusal-topic-twice = Dit onderwerp is er al. Kies een andere naam.
refusal-topic-unknown = Dit onderwerp is er niet. Laad de pagina opnieuw.
refusal-transcript-topic-unknown = Regel { $line }: over “{ $topic }” staat geen tafel. Schrijf het onderwerp zoals het bij de tafels staat. Er is niets ingelezen.
refusal-transcript-wrong =
    { $count ->
        [one] Regel { $line } klopt niet: “{ $found }”. Verbeter die regel. Er is niets ingelezen.
       *[other] Er kloppen { $count } regels niet. De eerste is regel { $line }: “{ $found }”. Er is niets ingelezen.
    }
refusal-withdrawn-not-asked = Deze persoon heeft zich teruggetrokken en wordt over dit punt niet meer gevraagd.

# De API vraagt om een sleutel.
api-not-this-way-title = Dit adres kent deze methode niet
api-not-this-way-text = Kijk in /api/v1/openapi.json wat er met dit adres kan. Er is niets veranderd.
api-sign-in = Stuur een sessie mee: een bearer-token, of het cookie van een browser die is ingelogd.
refusal-no-clock = Er loopt nu geen klok. Begin eerst een deel van de bijeenkomst.
refusal-no-gathering = Er is nog geen bijeenkomst gepland. Vul eerst de datum en de plaats in.
refusal-nobody-chosen = U hebt nog niemand gekozen. Kies minstens één persoon.
refusal-nobody-to-record = Aan deze tafel is niemand voor wie dit nu kan worden vastgelegd.
refusal-idea-changed = Dit idee is intussen veranderd. Lees het nog een keer na, en bevestig dan.

refusal-box-brings-other = De kist brengt bij regel { $entry } iets mee wat niet in een kist kan gebeuren. Er is niets opgenomen.
refusal-box-by-file = Dit gaat met een bestand. Doe het op de pagina van de kist, of met de opdracht “bloemenzee box”.
refusal-box-changed = Dit bestand is veranderd nadat de kist het ondertekende. Er is niets opgenomen. Maak in de kist een nieuw bestand met “Neem mee terug”.
refusal-box-closed = Deze kist is gesloten en gaat naar huis. De hoofdbegeleider kan de kist weer openen.
refusal-box-closed-before = Deze kist is op deze laptop gesloten op { $since }, in het bestand { $file }. Wat er gebeurde, staat daarin. Verder met die avond? Open dat bestand. Leeg opnieuw beginnen, met wat van huis ging? Open de kist met --again.
refusal-box-cut = In dit bestand ontbreekt regel { $entry }. Er is niets opgenomen. Maak in de kist een nieuw bestand met “Neem mee terug”.
refusal-box-entry-wrong = Regel { $entry } in dit bestand klopt niet. Er is niets opgenomen. Maak in de kist een nieuw bestand met “Neem mee terug”.
refusal-box-is-open = Deze kist staat al open op deze laptop. Stop dat programma eerst.
refusal-box-key-wrong = De sleutel van deze kist is niet te lezen. Neem het traject opnieuw mee.
refusal-box-no-box = Dit bestand is geen kist, of het is beschadigd. Kies het bestand dat de kist heeft gemaakt.
refusal-box-not-away = Er is geen kist op reis met dit traject.
refusal-box-not-what-left = Regel { $entry } in dit bestand is niet wat er van huis ging. Er is niets opgenomen.
refusal-box-other-open = In de map naast dit bestand staat een andere kist open. Sluit die eerst, of zet dit bestand in een andere map.
refusal-box-photos-busy = De foto’s uit de kist kunnen nu niet worden verwerkt. Er is niets opgenomen. Probeer het over een minuut opnieuw.
refusal-box-returned = “{ $name }” is al terug sinds { $since }. Een kist komt maar één keer terug.
refusal-box-signature = Deze kist heeft niet getekend met de sleutel die bij vertrek is gegeven. Er is niets opgenomen.
refusal-box-that-left = Dit is het bestand dat van huis ging. Er is niets opgenomen. Kies het bestand dat u in de kist hebt gemaakt met “Neem mee terug”, of met de opdracht “bloemenzee box close”. Is de kist nooit gebruikt? Schrijf de kist dan af.
refusal-box-unknown = Deze kist hoort niet bij dit traject. Kies een ander bestand.
refusal-box-written-off = “{ $name }” is afgeschreven op { $since } en kan niet meer terugkomen. Het bestand kunt u nog wel openen en lezen.
refusal-passphrase-differs = De wachtzinnen zijn niet gelijk. Typ twee keer dezelfde.
refusal-passphrase-short = Deze wachtzin is te kort. Neem minstens twaalf tekens, bijvoorbeeld vier losse woorden.
refusal-passphrase-wrong = Met deze wachtzin gaat het bestand niet open. Kijk of u hem goed typt.
refusal-route-away = Dit traject is op reis in “{ $name }”, sinds { $since }. Tot de kist terug is, kan hier niets veranderen.
refusal-stays-home = Dit is thuisgebleven en kan niet in de kist. Doe dit als de kist terug is.
refusal-flower-of-another-table = Deze bloem is van tafel { $table }. Laat die tafel hem overtypen.
refusal-flower-twice = Een van deze bloemcodes bestaat al. Maak de PDF opnieuw.
refusal-flower-unknown = Deze bloemcode kennen wij niet. Kijk nog een keer op het papier.
refusal-flower-used = Deze bloem is intussen al begonnen. Ga naar de bloem en typ daar verder.
refusal-line-answered = Iemand gaf al een standpunt op dit punt. Daarom kunt u het niet zomaar terughalen. Overleg aan tafel, en haal het punt dan weg of verander het.
refusal-line-has-more = Onder dit punt staat intussen iets. Haal dat eerst terug.
refusal-line-reworded = Dit punt heeft intussen andere woorden. Daarom kunt u het niet zomaar terughalen.
refusal-list-stands-already = Alles van deze lijst staat al op de bloem.
refusal-nothing-above = Dit punt hoort onder een ander punt, maar op dit bloemblad staat nog niets. Typ eerst het punt erboven.
refusal-photo-unknown = Deze foto is er niet meer. Laad de pagina opnieuw.
refusal-seat-unknown = Stoelnummer { $seat } kennen wij niet. Kijk op de stoelkaart, of laat het veld leeg.
refusal-stands-already = Dit staat er al, als punt { $code }.
refusal-too-many-photos = Bij één bloem passen hoogstens { $most } foto’s. Haal er eerst een weg.
# Na de bijeenkomst.
refusal-action-changed = Iemand anders heeft dit actiepunt intussen veranderd. Er staat nu: “{ $now }”. Kijk wat u wilt houden en verstuur het opnieuw.
refusal-action-unknown = Dit actiepunt is er niet. Laad de pagina opnieuw.
refusal-address-needed =
    { $by ->
        [mail] Er is geen e-mailadres bekend. Vul eerst een adres in, of kies een andere manier.
       *[other] Er is geen postadres bekend. Vul eerst een adres in, of kies een andere manier.
    }
refusal-again-differs = Een tweede ronde houdt dezelfde vraag, belofte en kaders. Deze zijn niet hetzelfde. Laad de pagina opnieuw.
refusal-date-past = Deze dag is al voorbij. Kies een dag die nog komt.
refusal-date-wrong = Deze datum klopt niet. Kies een dag tussen 2000 en 2100.
refusal-decision-not-standing = Dit besluit geldt niet meer. Kijk bij de geschiedenis welk besluit ervoor in de plaats kwam.
refusal-gathering-cancelled = Deze bijeenkomst gaat niet door. Plan een nieuwe.
refusal-gathering-held = Deze bijeenkomst is al begonnen. Afzeggen kan niet meer.
refusal-group-stopped = Deze werkgroep is gestopt. Kies een andere groep, of begin een nieuwe.
refusal-group-unknown = Deze werkgroep is er niet. Laad de pagina opnieuw.
refusal-horizon-changed = Iemand anders heeft de stip op de horizon intussen veranderd. Er staat nu: “{ $now }”. Kijk wat u wilt houden en verstuur het opnieuw.
refusal-horizon-unknown = Er is nog geen stip op de horizon. Schrijf die eerst op.
refusal-kept-from-first = Deze ronde houdt de vraag en de kaders van de eerste. Die veranderen niet. Wilt u andere? Begin dan een nieuw traject.
refusal-line-unknown = Deze regel is er niet. Laad de pagina opnieuw.
refusal-link-wrong = Dit adres klopt niet. Begin met https:// en laat geen spaties staan.
refusal-no-more-fits = Er staan er al { $most }. Meer passen er niet.
refusal-not-a-decision = Dit is geen besluit. Kies een besluit.
refusal-not-a-member = Deze persoon zit niet in de werkgroep. Voeg de persoon eerst toe.
refusal-not-asked-to-drive = Deze persoon is niet gevraagd als aanjager. Vraag het eerst.
refusal-not-signed-up = Deze persoon heeft zich niet aangemeld voor het vervolg. Doe dat eerst.
refusal-not-the-driver = Dit kan alleen de aanjager, of wie begeleidt.
refusal-note-unknown = Deze notitie is er niet. Laad de pagina opnieuw.
refusal-proposal-needs-what = Schrijf ook op wat u voorstelt. Zonder “Wat” is er niets om over te besluiten.
refusal-proposals-not-open = Er wordt nu niet besloten. De hoofdbegeleider opent de voorstellen bij een vervolgbijeenkomst.
refusal-proposals-open = Bij een andere bijeenkomst staan nog voorstellen open. Sluit die eerst.
refusal-revisited-already = Over dit besluit ligt al een voorstel, of dit voorstel gaat al over een ander besluit.
refusal-row-wrong = Kies om de hoeveel weken en hoe vaak, van 1 tot en met { $most }.
refusal-sign-up-not-yet = Aanmelden voor het vervolg kan vanaf het slot van de bijeenkomst.
refusal-whole-circle-needed = Een eerder besluit verandert alleen met iedereen die toen meebesloot. Open de voorstellen voor de hele kring.
