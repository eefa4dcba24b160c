# De regiekamer van de bijeenkomst, en wat de pagina's van de zaal delen.
hall-title = Titel
hall-table-name = Tafel { $n } · { $name }
hall-petal-label =
    { $n ->
        [0] { $petal } leeg
        [one] { $petal } 1 punt
       *[other] { $petal } { $n } punten
    }
hall-erased = (deze woorden zijn gewist)
hall-addition = Aanvulling
hall-addition-mark = aanvulling
hall-question = Vraag
hall-question-mark = vraag
hall-question-answered = Een punt geeft het antwoord.
hall-question-blocks-nothing = Een vraag houdt niets tegen.
hall-changed = anders geworden
hall-was = Eerst stond er: { $was }
hall-flag-mark = kijk na
hall-flag = Hier lijkt een naam, telefoonnummer of adres te staan. Schrijf het liever zonder.
hall-no-names = Schrijf liever geen namen of telefoonnummers op.
hall-reason-of-somebody = Iemand zegt: nog niet, want
hall-sub = hoort bij het punt erboven
hall-behind = Ik sta erachter
hall-behind-all = Ik sta achter alles wat ik hier zie
hall-not-yet = Nog niet, want …
hall-have-addition = Ik heb een aanvulling
hall-keep = Bewaar
hall-change = Wijzig
hall-drop = Haal dit punt weg
hall-restore = Zet terug
hall-wordings = Wat er eerst stond
hall-carried = gedragen
hall-kind-resident = Inwoner
hall-kind-professional = Professional
hall-kind-commissioner-staff = Medewerker van de opdrachtgever
hall-who = Wie
hall-points =
    { $n ->
        [one] één punt
       *[other] { $n } punten
    }
hall-titles =
    { $n ->
        [one] één titel
       *[other] { $n } titels
    }
hall-questions =
    { $n ->
        [one] één vraag
       *[other] { $n } vragen
    }
hall-and = { $first } en { $last }
hall-error = Fout
hall-to-tables = Naar de tafels
presence-taking-part = doet mee
presence-left = naar huis
presence-withdrawn = teruggetrokken
presence-on-behalf = genoteerd door een begeleider
presence-listening = luistert
presence-support = steunt iemand
channel-spoken = In de zaal gezegd
channel-paper = Van papier
channel-phone = Aan de telefoon

meeting-not-begun = De bijeenkomst is nog niet begonnen
meeting-decided = De besluiten liggen vast
meeting-round = Carrousel, ronde { $n } van { $of }
meeting-until = Tot { $when } uur.
meeting-next-plan = Kies datum en plaats
meeting-next-plan-go = Vul in
meeting-next-tables = Zet de tafels klaar
meeting-next-tables-go = Naar de tafels
meeting-next-phase = Open eerst de bijeenkomst
meeting-next-phase-go = Naar de werkbank
meeting-next-start = Volgende onderdeel: { $part }
meeting-next-start-go = Begin
meeting-next-place =
    { $n ->
        [one] Eén deelnemer heeft nog geen plaats
       *[other] { $n } deelnemers hebben nog geen plaats
    }
meeting-next-place-go = Geef iedereen een plaats
meeting-next-carousel = Maak het schema van de carrousel
meeting-next-carousel-go = Naar de carrousel
meeting-next-move = Ga naar ronde { $n }
meeting-next-move-go = Volgende ronde
meeting-next-closing = Kijk wat er nog open staat
meeting-next-closing-go = Naar de slotronde
meeting-next-plenary = Trek de rode draden en draag over
meeting-next-plenary-go = Naar de afsluiting
meeting-next-answers = De uitkomst is overhandigd
meeting-next-answers-go = Bekijk de antwoorden
meeting-round-back = Terug naar ronde { $n }
meeting-ideas = De ideeën
meeting-no-ideas = Er zijn nog geen ideeën.
meeting-no-ideas-next = Ze komen hier zodra een tafel schrijft, of als u een papieren verslag inleest.
meeting-idea-blooms = in bloei
meeting-idea-decision = wordt een besluit
meeting-idea-growing = groeit
meeting-idea-carried = { $n } van { $of } punten gedragen.
meeting-idea-open =
    { $n ->
        [one] Nog te zien door één deelnemer.
       *[other] Nog te zien door { $n } deelnemers.
    }
meeting-idea-talk =
    { $n ->
        [one] Over één punt is een gesprek nodig.
       *[other] Over { $n } punten is een gesprek nodig.
    }
meeting-idea-questions =
    { $n ->
        [one] Eén open vraag.
       *[other] { $n } open vragen.
    }
meeting-plan-title = Datum, plaats en tijd
meeting-plan-none = Er is nog geen datum.
meeting-plan-first = Plan de bijeenkomst
meeting-plan-another = Plan nog een bijeenkomst
meeting-plan-change = Wijzig
meeting-plan-at = Datum en tijd
meeting-plan-place = Plaats
meeting-plan-minutes = { $part }, in minuten
meeting-plan-keep = Plan
meeting-this-one = deze bijeenkomst
meeting-begin-next = Begin deze bijeenkomst
meeting-begin-next-help = We gaan verder met dezelfde punten. Iedereen meldt zich opnieuw. Wie er niet bij is, blijft meetellen.
meeting-evening = De avond
meeting-minutes = { $n } minuten
meeting-part-go = Begin
meeting-part-back = Terug hierheen
pace-title = Hoe ver is elke tafel?
pace-figure = { $n } van { $of } mensen zijn klaar met deze tafel
pace-nothing = Er staan nog geen ideeën
pace-late = Nog niet klaar
meeting-room = In de zaal
meeting-expected =
    { $n ->
        [one] persoon verwacht
       *[other] mensen verwacht
    }
meeting-in-room =
    { $n ->
        [one] persoon aanwezig
       *[other] mensen aanwezig
    }
meeting-required =
    { $n ->
        [one] persoon beslist mee
       *[other] mensen beslissen mee
    }
meeting-left =
    { $n ->
        [one] persoon is naar huis
       *[other] mensen zijn naar huis
    }
meeting-withdrawn =
    { $n ->
        [one] persoon is teruggetrokken
       *[other] mensen zijn teruggetrokken
    }
meeting-listening =
    { $n ->
        [one] persoon luistert mee
       *[other] mensen luisteren mee
    }
meeting-support =
    { $n ->
        [one] persoon steunt iemand
       *[other] mensen steunen iemand
    }
meeting-ways = Ga naar
meeting-to-table = Een tafel bekijken

check-in-title = Aanmelden
check-in-closed = Aanmelden kan als de bijeenkomst is begonnen en de ronde nog open is.
check-in-waiting =
    { $n ->
        [0] Iedereen is er
        [one] Nog één verwacht
       *[other] Nog { $n } verwacht
    }
check-in-all-there = Er wordt niemand meer verwacht.
check-in-said-no = zei nee
check-in-talk-first = Eerst een kort gesprek
check-in-takes-part = Doet mee
check-in-takes-part-hint = Beslist mee over elk punt.
check-in-late-hint = Beslist mee over elk punt. Alles is dan nog nieuw voor diegene.
check-in-listens = Luistert
check-in-listens-hint = Beslist niet mee.
check-in-supports = Steunt iemand
check-in-supports-hint = Is erbij, zonder stem.
check-in-before = Vorige
check-in-after = Volgende
check-in-walk-in = Iemand die niet op de lijst staat
check-in-walk-in-lead = Welkom. Voer een kort gesprek. Naam en reden zijn genoeg om mee te doen.
check-in-kind = Komt diegene als inwoner of voor het werk?
check-in-table = Aan welke tafel?
check-in-table-later = Dat kiezen we later
check-in-table-room =
    { $n ->
        [one] { $table }: nog één plaats vrij
       *[other] { $table }: nog { $n } plaatsen vrij
    }
check-in-more = Meer opschrijven (mag leeg blijven)
check-in-no-seat = nog geen plaats
check-in-organisation = Organisatie
check-in-how = Hoe doet diegene mee?
check-in-how-choose = Kies eerst hoe diegene meedoet.
check-in-walk-in-go = Meld aan
check-in-there =
    { $n ->
        [one] Eén aangemeld
       *[other] { $n } aangemeld
    }
check-in-nobody = Er is nog niemand aangemeld.
check-in-undo = Maak aanmelding ongedaan
check-in-leaves = Gaat naar huis
check-in-withdraws = Trekt zich terug
check-in-returns = Is terug
check-in-joins = Doet toch mee
check-in-withdraw-help = Noteer dit alleen als diegene het zelf zegt. Over de punten die er nu al staan, vragen we deze persoon nog, tot die het ook zelf zegt met de eigen link.

tables-title = Tafels
tables-none = Er staan nog geen tafels.
tables-none-next = Zet voor elk onderwerp minstens één tafel klaar.
tables-seats = { $n } van { $of } plaatsen bezet
tables-step-free = zonder drempels
tables-no-guide = nog geen procesbegeleider
tables-nobody = Nog niemand
tables-empty = Hier zit nog niemand.
tables-away = niet in de zaal
tables-look = Bekijk
tables-device = Code voor de tablet
tables-name = Naam van de tafel
tables-name-help = Zoals u hem in de zaal noemt.
tables-topic = Onderwerp
tables-capacity = Aantal plaatsen
tables-facilitator = Procesbegeleider
tables-remove = Haal deze tafel weg
tables-seats-title = Plaatsen
tables-everyone-sits = Iedereen die is aangemeld, heeft een plaats.
tables-wish = koos { $table }; zoek samen een plaats
tables-unseated = Nog zonder plaats:
tables-place-all = Geef iedereen een plaats
tables-move-title = Geef iemand een andere plaats
tables-move-who = Wie?
tables-move-to = Naar welke tafel?
tables-move = Verplaats
tables-new = Nieuwe tafel
tables-no-topics = Er zijn nog geen onderwerpen.
tables-to-topics = Naar de onderwerpen
tables-set = Zet de tafel klaar
tables-screen-help = Het grote scherm laat de bloemenzee zien. Het toont nooit wie wat zei.
tables-screen-device = Code voor het grote scherm
device-title = Eenmalige code
device-lead = Deze code en link ziet u maar één keer. Gebruik één van beide op het toestel.
device-go-to = Ga op het toestel naar
device-code = Typ deze code
device-link = Of open deze link
device-until = De code en de link werken tot { $when }.
device-copy = Kopieer de link
device-copied = Gekopieerd

carousel-title = Carrousel
carousel-not-begun = De carrousel is nog niet begonnen.
carousel-over = De carrousel is voorbij.
carousel-before-first = De carrousel is begonnen. Ga naar ronde 1 als iedereen klaar is.
carousel-to-round = Ga naar ronde { $n }
carousel-back-to-round = Terug naar ronde { $n }
carousel-late =
    { $n ->
        [one] Eén deelnemer staat nog niet in het schema. Maak het schema opnieuw.
       *[other] { $n } deelnemers staan nog niet in het schema. Maak het schema opnieuw.
    }
carousel-fit-title = Past het in de avond?
carousel-fits-word = past
carousel-fits-not-word = past niet
carousel-fits = { $rounds } rondes duren samen { $needed } minuten. Er zijn { $available } minuten.
carousel-fits-not = { $rounds } rondes duren samen { $needed } minuten, maar er zijn { $available } minuten. Maak de rondes korter of plan meer tijd.
carousel-minutes = Minuten per ronde
carousel-change = Minuten om te wisselen
carousel-try = Reken uit
carousel-plan = Maak het schema
carousel-replan = Maak het schema opnieuw
carousel-plan-help = Iedereen die een plaats heeft, bezoekt elke andere tafel. Afspraken over wie bij wie zit, gelden ook hier.
carousel-notes = Let op
carousel-note-size-uneven = Ronde { $round }: de groepen zijn ongelijk, van { $smallest } tot { $largest } mensen.
carousel-note-missed = Iemand komt niet langs tafel { $table }. Kijk bij “Wie heeft wat gezien”.
carousel-note-does-not-fit = De rondes duren { $needed } minuten; er zijn er { $available }.
carousel-note-extra-rounds =
    { $rounds ->
        [one] Er is één ronde extra nodig.
       *[other] Er zijn { $rounds } rondes extra nodig.
    }
carousel-note-look-at-table = Kijk of iedereen aan tafel { $table } daar goed zit.
carousel-note-together-split = Niet iedereen die samen wilde lopen, loopt samen.
carousel-note-table-comes = Ronde { $round }: tafel { $table } komt met de bloemen naar een plaats zonder drempels.
carousel-note-over-capacity = Ronde { $round }: tafel { $table } krijgt { $visitors } bezoekers en heeft { $capacity } plaatsen.
carousel-none = Er is nog geen schema.
carousel-none-next = Geef eerst iedereen een plaats. Maak dan het schema.
carousel-round = Ronde { $n }
carousel-round-n = Ronde { $n }
carousel-per-person = Per deelnemer: de tafels op volgorde
carousel-home = Eigen tafel

coverage-title = Wie heeft wat gezien
coverage-lead = Wie heeft de punten van een tafel allemaal gezien?
coverage-listening = In een groepsgesprek geeft niemand een standpunt. Er is niets om bij te houden.
coverage-figure = { $n } van { $of } deelnemers
coverage-done =
    { $n ->
        [one] Eén deelnemer heeft alles gezien.
       *[other] { $n } deelnemers hebben alles gezien.
    }
coverage-people = Hoeveel punten en titels mensen nog moeten zien
coverage-table = Tafel { $n }
coverage-total = Samen

closing-title = Slotronde
closing-listening = In een groepsgesprek wordt niets besloten. Er is geen slotronde.
closing-is-decided = De ronde is gesloten. Wat besloten is, ligt vast.
closing-not-begun = De slotronde is nog niet begonnen. Dit staat nu open.
closing-nothing-yet = Er staat nog niets op de bloemen. De slotronde begint na de carrousel.
closing-lead = Iedereen ziet nu precies wat nieuw is of nog open. Praat over de punten hieronder.
closing-below-minimum = Er doen minder dan { $n } mensen mee. Dan wordt er niets besloten.
closing-open-nothing = Niets staat open
closing-open-title = Nog open: { $what }
closing-none-open = Iedereen staat achter alles.
closing-open-word = open
closing-to-see =
    { $n ->
        [one] Nog te zien door één deelnemer.
       *[other] Nog te zien door { $n } deelnemers.
    }
closing-talk =
    { $n ->
        [one] Eén deelnemer zegt nog niet.
       *[other] { $n } deelnemers zeggen nog niet.
    }
closing-parent = Het punt erboven is nog niet gedragen.
closing-few = Er doen nog te weinig mensen mee.
closing-more = En nog { $what }.
closing-would = Als u nu sluit
closing-recorded = Vastgelegd
closing-decisions =
    { $n ->
        [one] besluit
       *[other] besluiten
    }
closing-decided =
    { $n ->
        [one] punt besloten
       *[other] punten besloten
    }
closing-agreed =
    { $n ->
        [one] punt eens, geen besluit
       *[other] punten eens, geen besluit
    }
closing-not-decided =
    { $n ->
        [one] punt niet besloten
       *[other] punten niet besloten
    }
closing-questions =
    { $n ->
        [one] vraag open
       *[other] vragen open
    }
closing-close-title = De ronde sluiten
closing-close-help = Sluiten legt vast wat iedereen nu draagt. Dat gebeurt één keer.
closing-close = Sluit de ronde
close-title = De ronde sluiten?
close-lead = Hiermee ligt vast wat iedereen nu samen draagt. U kunt dit niet terugdraaien.
close-decisions =
    { $n ->
        [0] Geen enkel idee wordt een besluit.
        [one] Eén idee wordt een besluit.
       *[other] { $n } ideeën worden een besluit.
    }
close-fixed = Niemand kan daarna nog een standpunt geven of een punt veranderen.
close-read = Iedereen kan daarna lezen wat besloten is, en wat niet.
close-not-done = Nog niet iedereen is klaar. Is er meer tijd nodig? Ga dan terug en open een naronde.
close-people =
    { $n ->
        [one] Eén persoon is nog niet klaar
       *[other] { $n } mensen zijn nog niet klaar
    }
close-not-decided = Dit wordt niet besloten: { $what }
close-questions = Dit blijft open: { $what }
close-do = Ja, sluit de ronde
close-back = Nee, terug naar de slotronde
after-title = De naronde openen?
after-lead =
    { $n ->
        [1] De ronde blijft dan nog 1 dag open, of tot iedereen alles heeft gezien. U kunt dit niet terugdraaien.
       *[other] De ronde blijft dan nog { $n } dagen open, of tot iedereen alles heeft gezien. U kunt dit niet terugdraaien.
    }
after-told = Wie nog moet antwoorden, krijgt bericht.
after-close = U kunt de ronde pas sluiten als de tijd om is, of als iedereen alles heeft gezien.
after-no-decisions = Tot dan is er nog niets besloten. De antwoorden van nu blijven staan en kunnen nog veranderen.
after-nobody = Iedereen heeft alles gezien. U kunt de ronde ook nu sluiten.
after-do = Ja, open de naronde
closing-wait = De naronde loopt nog. U kunt sluiten als iedereen alles heeft gezien, of als de tijd om is.
closing-after-title = Meer tijd nodig: open een naronde
closing-after-help = Wie naar huis ging of nog twijfelt, antwoordt dan met de telefoon, op papier of met een link. Ieder krijgt bericht.
closing-after-once = De ronde blijft dan open tot de tijd om is, of tot iedereen alles heeft gezien. U kunt dit niet terugdraaien.
closing-after-days = Aantal dagen
closing-after-open = Open de naronde
closing-after-until = De naronde loopt tot { $when }.
closing-people = Wie nog iets ziet staan
closing-nobody = Iedereen heeft alles beantwoord.
closing-person-open = nog te zien: { $what }
closing-person-talk = te bespreken: { $what }

point-title = Dit punt
point-behind = { $n } van { $of } staan erachter.
point-eyes-everyone = mag iedereen weten
reason-guides-only = alleen voor de begeleiding: lees niet voor
point-reasons = Wat er nog voor nodig is
point-to-idea = Naar het idee
point-to-person = Terug naar de punten van { $name }
point-change = Verander de woorden
point-to-table = Naar de schrijfpagina
point-record = Noteer een standpunt voor iemand
point-record-of = Noteer het standpunt van { $name }
point-record-lead = Noteer wat iemand zelf zegt. Diegene kan het zien en verbeteren. Een “nog niet” dat niemand mag zien, geeft iemand alleen zelf.
point-whose = Van wie?
point-whose-choose = Kies een naam
point-what = Wat zegt diegene?
point-what-of = Wat zegt { $name }?
point-reason-help = Nodig bij nog niet. In de woorden van diegene.
point-in-report = Diegene vindt het goed als de reden in het verslag komt
point-channel = Hoe kwam het binnen?
point-record-go = Noteer
point-erase-title = Er staat een naam of adres in dit punt
point-erase-help = Wissen haalt de woorden weg, ook de oude. Dat kan niet ongedaan. Verander liever eerst de woorden, en wis daarna. Dezelfde woorden in een notitie of een actiepunt wist u daar.
point-erase = Wis de woorden

stances-title = De punten van { $name }
stances-lead = Dit is nog open voor { $name }. Kies een punt om te noteren wat diegene zegt.
stances-none = Er staat niets open voor { $name }.
stances-recorded = Het standpunt is genoteerd.
stances-recorded-of = Het standpunt van { $name } is genoteerd.
stances-all-title = Alles in één keer
stances-all-help = Alleen als { $name } alle punten hierboven heeft gezien en achter elk punt staat.
stances-all-go = Staat achter alles hierboven
stances-talk = Hierover is een gesprek nodig

transcript-title = Papier inlezen
transcript-lead = Typ over wat op papier is geschreven, of kies een bestand. U ziet eerst wat we lezen. Er verandert nog niets.
transcript-example =
    # Vervoer
    ## Belbus in elk dorp
    ### Wat
    - Een bus die rijdt als u belt
      - ook in het weekend
    - * met plek voor een rolstoel
    - * wie betaalt de chauffeur?
    ### Wanneer
    - morgen!
transcript-type = Uw tekst
transcript-again = Verander de tekst
transcript-file = Kies een tekstbestand
transcript-text = Of typ of plak hier
transcript-text-help = # is een onderwerp, ## een idee, ### een bloemblad, - een punt. Een sterretje na het streepje is een aanvulling; eindigt die op een vraagteken, dan is het een vraag.
transcript-look = Kijk wat we lezen
transcript-preview-lead = Dit lezen we. Er is nog niets veranderd.
transcript-read = Dit zetten we bij de ideeën
transcript-read-more =
    { $n ->
        [one] En nog één regel.
       *[other] En nog { $n } regels.
    }
transcript-same = Deze ideeën staan er al. Zet u dit erbij, dan staan ze er twee keer.
transcript-topics =
    { $n ->
        [one] onderwerp
       *[other] onderwerpen
    }
transcript-ideas =
    { $n ->
        [one] idee
       *[other] ideeën
    }
transcript-petals =
    { $n ->
        [one] bloemblad
       *[other] bloembladeren
    }
transcript-points =
    { $n ->
        [one] punt
       *[other] punten
    }
transcript-sub-points =
    { $n ->
        [one] subpunt
       *[other] subpunten
    }
transcript-additions =
    { $n ->
        [one] aanvulling
       *[other] aanvullingen
    }
transcript-questions =
    { $n ->
        [one] vraag
       *[other] vragen
    }
transcript-gaps = Nog leeg
transcript-gaps-help = Deze bloembladeren zijn leeg. Dat mag.
transcript-unknown-topics = Deze onderwerpen hebben geen tafel. Schrijf de titel precies zoals bij de onderwerpen, of zet eerst een tafel klaar.
transcript-flags = In deze regels lijkt een naam of adres te staan. Verander dat liever eerst.
transcript-import = Zet dit bij de ideeën
transcript-closed = Inlezen kan als de tafels open zijn geweest en er nog niets is besloten.
transcript-wrong-title = Er is iets wat we niet kunnen lezen
transcript-line = Regel { $n }
transcript-more-errors = Er zijn nog meer regels die we niet kunnen lezen. Verbeter eerst deze.
transcript-wrong-heading = Hier hoort # voor een onderwerp, ## voor een idee of ### voor een bloemblad.
transcript-wrong-petal = Hier hoort de naam van een bloemblad: Wat, Hoe, Wie, Waar, Wanneer of Randvoorwaarden.
transcript-wrong-empty-heading = Na het hekje hoort een titel.
transcript-wrong-empty-item = Na het streepje hoort een tekst.
transcript-wrong-text = Een regel begint met # of met -.
transcript-wrong-item-place = Boven dit punt hoort een bloemblad, met ###.
transcript-wrong-petal-place = Boven dit bloemblad hoort een idee, met ##.
transcript-wrong-idea-place = Boven dit idee hoort een onderwerp, met #.
transcript-wrong-sub = Boven dit subpunt hoort een punt.
transcript-wrong-indent =
    { $n ->
        [one] Er staat één spatie voor. Een punt begint vooraan. Voor een subpunt staan twee spaties.
       *[other] Er staan { $n } spaties voor. Een punt begint vooraan. Voor een subpunt staan twee spaties.
    }
transcript-wrong-characters = Deze tekst is te lang of bevat tekens die niet in een tekst horen.
transcript-too-large = Het bestand is te groot. Het mag hoogstens 2 MB zijn. Knip het in stukken.
transcript-nothing = Er staat nog geen onderwerp. Begin met een regel met #.

field-place = Plaats
field-capacity = Aantal plaatsen
field-days = Aantal dagen
field-transcript = De tekst
field-minutes-per-round = Minuten per ronde
field-minutes-to-change = Minuten om te wisselen
