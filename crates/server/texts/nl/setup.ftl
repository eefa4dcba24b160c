# Een traject opzetten: werkbank, vraag, kaders, onderwerpen, rollen, opdrachtgever.
work-title = Wat nu?
work-phase = Fase: { $phase }
work-nothing = Er is nu niets te doen.
work-path = Fasen
work-more = Meer
work-roles = Rollen in dit traject
work-public = De openbare pagina
work-home = Al mijn trajecten
todo-late = te laat

todo-next-phase = Alles is klaar voor de volgende fase
todo-next-phase-do = Ga naar de volgende fase
todo-frames-proposed = De opdrachtgever stelt andere kaders voor
todo-frames-proposed-do = Bekijk het voorstel
todo-frames-proposed-soft = U beslist of ze ingaan.
todo-commissioner-missing = Er is nog geen opdrachtgever
todo-commissioner-missing-do = Geef de rol
todo-question-missing = De centrale vraag staat er nog niet
todo-question-missing-do = Schrijf de vraag
todo-promise-missing = De belofte staat er nog niet
todo-promise-missing-do = Schrijf de belofte
todo-promise-missing-soft = Wat doet de opdrachtgever met de uitkomst?
todo-frames-missing = De kaders staan er nog niet
todo-frames-missing-do = Schrijf de kaders
todo-frames-release-waits = De opdrachtgever legt de kaders nog vast
todo-frames-release-waits-do = Bekijk de kaders
todo-frames-release = De kaders liggen nog niet vast
todo-frames-release-do = Leg de kaders vast
todo-frames-release-soft = Daarna gaat het traject verder, en doet u een stap terug.
todo-topics-missing = Er zijn nog geen onderwerpen
todo-topics-missing-do = Schrijf de onderwerpen
todo-circle-missing =
    { $n ->
        [1] Er is nog één betrokkene te weinig
       *[other] Er zijn nog { $n } betrokkenen te weinig
    }
todo-circle-missing-do = Voeg mensen toe
todo-circle-missing-soft = Wie ligt er wakker van? Ook wie er anders over denkt.
todo-invite =
    { $n ->
        [1] Eén persoon is nog niet uitgenodigd
       *[other] { $n } mensen zijn nog niet uitgenodigd
    }
todo-invite-do = Nodig uit
todo-answer-late =
    { $n ->
        [1] Eén uitnodiging heeft na twee weken nog geen antwoord
       *[other] { $n } uitnodigingen hebben na twee weken nog geen antwoord
    }
todo-answer-late-do = Bekijk wie
todo-answer-late-soft = Een telefoontje helpt vaak.
todo-answer-waits =
    { $n ->
        [1] Eén persoon moet nog antwoorden
       *[other] { $n } mensen moeten nog antwoorden
    }
todo-answer-waits-do = Bekijk wie
todo-doubts =
    { $n ->
        [1] Eén persoon weet nog niet of komen lukt
       *[other] { $n } mensen weten nog niet of ze komen
    }
todo-doubts-do = Bekijk wie
todo-date-missing = Er is nog geen datum en plaats
todo-date-missing-do = Plan de bijeenkomst
todo-tables-missing = Er zijn nog geen thematafels
todo-tables-missing-do = Zet tafels klaar
todo-topics-without-table =
    { $n ->
        [1] Eén onderwerp heeft nog geen tafel
       *[other] { $n } onderwerpen hebben nog geen tafel
    }
todo-topics-without-table-do = Zet tafels klaar
todo-seats-missing =
    { $n ->
        [1] Er is één stoel te weinig
       *[other] Er zijn { $n } stoelen te weinig
    }
todo-seats-missing-do = Zet tafels klaar
todo-talks-late =
    { $n ->
        [1] Eén gepland gesprek is voorbij en nog niet opgeschreven
       *[other] { $n } geplande gesprekken zijn voorbij en nog niet opgeschreven
    }
todo-talks-late-do = Naar de gesprekken
todo-talks-unplanned =
    { $n ->
        [1] Eén persoon heeft nog geen gesprek
       *[other] { $n } mensen hebben nog geen gesprek
    }
todo-talks-unplanned-do = Plan de gesprekken
todo-talks-planned =
    { $n ->
        [1] Eén gesprek is gepland
       *[other] { $n } gesprekken zijn gepland
    }
todo-talks-planned-do = Naar de gesprekken
todo-information-open =
    { $n ->
        [1] Eén vraag om informatie staat open
       *[other] { $n } vragen om informatie staan open
    }
todo-information-open-do = Geef antwoord
todo-information-put =
    { $n ->
        [1] Eén vraag om informatie ligt bij de opdrachtgever
       *[other] { $n } vragen om informatie liggen bij de opdrachtgever
    }
todo-information-put-do = Bekijk
todo-safety-open =
    { $n ->
        [1] Eén afspraak voor veiligheid is nog niet geregeld
       *[other] { $n } afspraken voor veiligheid zijn nog niet geregeld
    }
todo-safety-open-do = Regel
todo-named-open =
    { $n ->
        [1] Eén persoon is genoemd en nog niet gevraagd
       *[other] { $n } mensen zijn genoemd en nog niet gevraagd
    }
todo-named-open-do = Vraag hen
todo-practical-open =
    { $n ->
        [1] Eén praktische zaak is nog niet geregeld
       *[other] { $n } praktische zaken zijn nog niet geregeld
    }
todo-practical-open-do = Regel
todo-meeting-begin = De bijeenkomst kan beginnen
todo-meeting-begin-do = Naar de bijeenkomst
todo-part-informing = De bijeenkomst is begonnen
todo-part-informing-do = Naar de bijeenkomst
todo-part-tables = De thematafels zijn open
todo-part-tables-do = Naar de bijeenkomst
todo-part-carousel = De carrousel is bezig
todo-part-carousel-do = Naar de bijeenkomst
todo-part-closing = De slotronde is bezig
todo-part-closing-do = Naar de slotronde
todo-part-plenary = De afsluiting is begonnen, en de slotronde is nog niet gesloten
todo-part-plenary-do = Naar de bijeenkomst
todo-after-round = De naronde loopt
todo-after-round-do = Naar de slotronde
todo-after-round-soft = Wie weg is, kan nog antwoorden.
todo-after-round-over = De naronde is voorbij. Sluit de slotronde
todo-after-round-over-do = Naar de slotronde
todo-hand-over = De uitkomst is nog niet overhandigd
todo-hand-over-do = Naar de afsluiting
todo-answers-wait =
    { $n ->
        [1] De opdrachtgever moet nog één antwoord geven
       *[other] De opdrachtgever moet nog { $n } antwoorden geven
    }
todo-answers-wait-do = Bekijk
todo-report-draft = Het verslag is nog niet verstuurd
todo-report-draft-do = Maak het verslag
todo-corrections-open =
    { $n ->
        [1] Eén verbetering wacht op u
       *[other] { $n } verbeteringen wachten op u
    }
todo-corrections-open-do = Bekijk
todo-report-finalise = Het verslag kan definitief worden
todo-report-finalise-do = Naar het verslag
todo-report-period = De deelnemers kunnen het verslag nog verbeteren
todo-report-period-do = Naar het verslag
todo-information-for-you =
    { $n ->
        [1] De deelnemers vragen u één ding
       *[other] De deelnemers vragen u { $n } dingen
    }
todo-information-for-you-do = Geef antwoord
todo-answers-for-you =
    { $n ->
        [1] U moet nog één antwoord geven
       *[other] U moet nog { $n } antwoorden geven
    }
todo-answers-for-you-do = Geef antwoord
todo-opening-words = U kunt openingswoorden schrijven
todo-opening-words-do = Schrijf

gate-title = Klaar voor de fase { $phase }?
gate-go = Open de volgende fase
gate-closed = Als alles klaar is, opent u hier de volgende fase.
gate-first-settle = Dit hoort eerst klaar te zijn. Toch openen kan, met een reden.
gate-anyway = Toch de volgende fase openen
gate-reason = Waarom wachten we niet?
gate-reason-help = Deze reden staat meteen op de openbare pagina van het traject, en later in het verslag. Schrijf er geen namen in.
gate-by-lead = De hoofdbegeleider opent de volgende fase.
gate-by-commissioner = De volgende fase opent als de opdrachtgever de kaders vastlegt.
gate-question-met = De centrale vraag staat er
gate-question-open = De centrale vraag staat er nog niet
gate-promise-met = De belofte staat er
gate-promise-open = De belofte staat er nog niet
gate-commissioner-met = Er is een opdrachtgever
gate-commissioner-open = Er is nog geen opdrachtgever
gate-frames-met = De kaders liggen vast
gate-frames-open = De kaders liggen nog niet vast
gate-topics-met = Er zijn onderwerpen
gate-topics-open = Er zijn nog geen onderwerpen
gate-circle-met = De kring is groot genoeg
gate-circle-open = De kring is te klein: nog { $n } nodig
gate-talks-met = Iedereen heeft een gesprek gehad
gate-talks-open = Nog geen gesprek: { $n } open
gate-items-met = Alles uit de gesprekken is geregeld
gate-items-open = Nog te regelen uit de gesprekken: { $n } open
gate-items-some = Nog niet alles uit de gesprekken is geregeld
gate-handed-over-met = De uitkomst is overhandigd
gate-handed-over-open = De uitkomst is nog niet overhandigd
gate-report-final-met = Het verslag is definitief
gate-report-final-open = Het verslag is nog niet definitief

back-open = Terug naar een eerdere fase
back-lead = Dat kan tot de thematafels open zijn. Wat er staat, blijft staan.
back-to = Naar welke fase?
back-reason = Waarom?
back-reason-help = Iedereen kan de reden lezen.
back-do = Ga terug
stop-open = Stop dit traject
stop-lead = Stoppen kan niet ongedaan worden gemaakt. Alle deelnemers krijgen bericht met de reden.
stop-reason = Waarom stopt het traject?
stop-reason-help = De reden staat op de openbare pagina.
stop-do = Stop het traject

question-title = Vraag en belofte
question-lead = Eén open vraag, zonder oplossing erin. En wat er gebeurt met de uitkomst.
question-label = De centrale vraag
question-help = Bijvoorbeeld: Wat is er voor nodig, zodat …?
question-good = Dit is een goede open vraag.
question-hints = Dit kan de vraag beter maken. U beslist.
question-look = Kijk eerst
question-none = De vraag staat er nog niet.
question-fixed = Deze vraag ligt vast.
question-kept = Dit is een volgende ronde: de vraag en de belofte blijven zoals ze waren.
frames-kept = Dit is een volgende ronde: de kaders blijven zoals ze waren. De opdrachtgever geeft ze hier opnieuw vrij.
question-draft = Dit is nog een concept.
promise-label = De belofte
promise-help = Wat doet de opdrachtgever met de uitkomst? Bijvoorbeeld: wat binnen de kaders valt, voeren we uit zonder het te veranderen.
promise-none = De belofte staat er nog niet.
hint-not-a-question = Sluit af met een vraagteken.
hint-closed = Op een vraag die begint met “{ $word }” kan iemand ja of nee zeggen. Begin met wat, hoe of wie.
hint-solution = “{ $words }” noemt al een oplossing. Laat die aan de deelnemers.
hint-long = De vraag heeft { $words } woorden. Tot { $max } leest makkelijk.
hint-two = Er staan twee vragen in. Kies er één.
hint-long-words = Deze woorden zijn lang: { $words }. Is er een korter woord?
hint-so-that = De vorm “Wat is er voor nodig, zodat …?” helpt vaak.
hint-acronym = Niet iedereen kent “{ $word }”. Schrijf het uit.

frames-title = Kaders
frames-lead = Waar moet de uitkomst binnen blijven? Zet elk kader in een eigen vak. Een lege rij telt niet mee.
frames-number = Kader { $n }
frames-text = Wat is het kader?
frames-strength = Hoe vast is het?
frames-hard = Vast: de uitkomst moet erbinnen vallen
frames-intent = Intentie: afwijken mag, en wordt gewogen
frames-rows-help = Meer rijen nodig? Bewaar, dan komen er lege rijen bij. Een kader weghalen? Maak het vak leeg en bewaar.
frames-release-title = Leg de kaders vast
frames-release-lead = Dit zijn de kaders zoals ze nu bewaard zijn. Als u ze vastlegt, gebeurt er dit:
frames-release-1 = De kaders kunnen niet meer veranderen. De deelnemers kunnen erop rekenen.
frames-release-2 = U doet een stap terug tot de overhandiging. U kunt openingswoorden schrijven, vragen om informatie beantwoorden, stoppen met een reden, en andere kaders voorstellen.
frames-release-3 = Het traject gaat verder met de onderwerpen.
frames-release = Leg deze kaders vast
frames-unsaved = U typte iets dat nog niet bewaard is. Kies eerst Bewaar. Daarna kunt u de kaders vastleggen.
release-title = Legt u deze kaders vast?
release-lead = Lees de kaders nog één keer. U kunt dit niet terugdraaien.
release-frames =
    { $n ->
        [1] Dit ene kader ligt dan vast
       *[other] Deze { $n } kaders liggen dan vast
    }
release-do = Ja, leg deze kaders vast
release-back = Nee, terug naar de kaders
frames-release-by-commissioner = De opdrachtgever legt de kaders vast.
frames-version =
    { $n ->
        [1] De kaders liggen vast.
       *[other] De kaders liggen vast. Dit is versie { $n }.
    }
frames-not-used = Deze methode werkt zonder kaders.
frames-not-yet = De kaders komen na de vraag. Open eerst de fase Kaders.
frames-draft = Dit is een concept. De kaders liggen nog niet vast.
frames-proposal = Voorstel voor andere kaders
frames-because = De reden: { $reason }
frames-reopen-lead = Laat u het voorstel ingaan? Dan krijgt elke deelnemer bericht. Was de bijeenkomst al geopend, dan gaat het traject terug naar de gesprekken.
frames-reopen = Laat deze kaders ingaan
frames-decline-open = Leg het voorstel terzijde
frames-decline-reason = Waarom niet?
frames-decline = Leg terzijde
frames-proposal-waits = De hoofdbegeleider beslist of dit voorstel ingaat.
frames-propose-title = Andere kaders?
frames-propose-lead = De opdrachtgever kan andere kaders voorstellen, tot de thematafels open zijn. Ze gaan pas in als de hoofdbegeleider dat besluit. Dan krijgt iedereen bericht.
frames-propose-open = Stel andere kaders voor
frames-propose-reason = Waarom is dit nodig?
frames-propose-reason-help = De deelnemers lezen deze reden.
frames-propose = Stel voor
frames-tables-opened = De thematafels zijn open geweest. De kaders veranderen niet meer.

topics-title = Onderwerpen
topics-lead = Een onderwerp is een deel van de vraag. Elk onderwerp krijgt een thematafel.
topics-none = Er zijn nog geen onderwerpen.
topics-none-soft = Haal ze uit beleid en onderzoek, samen met wie het kent. Zes is een goed aantal.
topics-tables =
    { $n ->
        [1] één thematafel
       *[other] { $n } thematafels
    }
topics-rename-open = Wijzig
topics-title-label = Onderwerp
topics-new = Nieuw onderwerp
topics-new-help = Kort, in gewone woorden.
topics-add = Voeg toe
topics-not-now = Onderwerpen kunnen nu niet worden toegevoegd.

roles-title = Rollen
roles-lead = Wie doet wat in dit traject. Een rol overdragen is voor iedereen hier te zien.
roles-of-commissioner = Opdrachtgever
roles-of-lead-facilitator = Hoofdbegeleider
roles-of-facilitator = Procesbegeleiders
roles-nobody = Nog niemand.
roles-by-administrator = gaf zichzelf deze rol als beheerder
roles-hand-over-open = Draag over
roles-hand-over = Draag over
roles-to = Aan wie?
roles-to-help = Ziekte, verhuizing, verkiezingen: een rol kan altijd naar een ander.
roles-revoke = Neem de rol terug
revoke-title = Neemt u de rol van { $name } terug?
revoke-lead = { $name } heeft dan deze rol niet meer: { $role }.
revoke-at-once = Deze persoon kan meteen niet meer bij wat bij de rol hoort, ook als die nu bezig is.
revoke-done-stays = Wat deze persoon al deed, blijft staan.
revoke-seen = Bij Rollen is te zien wie de rol eerder had.
revoke-give-again = U kunt de rol later weer geven, aan dezelfde persoon of aan een ander.
revoke-own = Dit is uw eigen rol. Daarna kunt u er zelf niet meer bij.
revoke-do = Ja, neem de rol terug
revoke-back = Nee, terug naar de rollen
roles-before = Had deze rol eerder: { $names }.
roles-grant-open = Geef deze rol aan iemand
roles-who = Aan wie?
roles-grant = Geef de rol
roles-more-staff = Staat iemand er niet bij? Voeg eerst een medewerker toe bij Beheer.

com-title = Voor de opdrachtgever
com-now = Dit vragen we nu van u
com-stepped-back = U hebt de kaders vastgelegd en een stap terug gedaan. Bij de overhandiging komt u terug.
com-back = De uitkomst is aan u overhandigd. Per besluit geeft u antwoord. Een antwoord verandert nooit een besluit.
com-to-answers = Naar de besluiten en uw antwoorden
com-information = Vragen om informatie
com-no-information = Er ligt nu geen vraag bij u.
com-answer = Uw antwoord
com-answer-help = Weigert u? Schrijf dan waarom.
com-answer-must = Schrijf eerst uw antwoord. Kan het niet? Schrijf dan waarom niet.
com-answered = beantwoord
com-words = Openingswoorden
com-words-label = Wat zegt u aan het begin van de bijeenkomst?
com-words-help = Kort. Waarom deze vraag, en wat u met de uitkomst doet.
com-asked = Wat u hebt gevraagd
com-to-question = Vraag en belofte
com-to-frames = De kaders
com-hand-over = Draag uw rol over aan een ander

field-question = De centrale vraag
field-promise = De belofte
field-reason = De reden
field-name = Naam
field-email = E-mailadres
field-phone = Telefoon
field-address = Adres
field-why = Waarom
field-named-by = Genoemd door
field-organisation = Organisatie
field-trusted-adult = Vertrouwde volwassene
field-title = Titel
field-text = Tekst
field-practical = Wat er geregeld moet worden
field-instruction = Wat anderen mogen weten
