# De woorden van het verslag. Korte zinnen, gewone woorden, "u".

kind = Verslag
    .listening = Luisterverslag
kind-draft = Verslag (concept)
    .listening = Luisterverslag (concept)
document-title = { $kind }: { $title }
letters-title = Brieven
contents = Inhoud
draft-note = Dit is een concept. Klopt er iets niet? Laat het ons weten vóór { $date }. Daarna is het verslag klaar.
final-note = Dit verslag is klaar. Het verandert niet meer.
made-on = Gemaakt op { $date }
footer-page = Bladzijde
footer-of = van

short-heading = In het kort
short-decisions = { $n ->
    [0] Er is nog geen besluit genomen.
    [one] Er is één besluit genomen.
   *[other] Er zijn { $n } besluiten genomen.
}
short-points = { $n ->
    [0] Er is nog geen punt waar iedereen achter staat.
    [one] Er is één punt waar iedereen achter staat.
   *[other] Er zijn { $n } punten waar iedereen achter staat.
}
short-not-decided = { $n ->
    [0] Over alle punten is besloten.
    [one] Over één punt is niet besloten.
   *[other] Over { $n } punten is niet besloten.
}
short-questions = { $n ->
    [0] Er staan geen vragen open.
    [one] Er staat nog één vraag open.
   *[other] Er staan nog { $n } vragen open.
}
short-listened = We luisterden. Er is niets besloten.
short-said = { $n ->
    [0] Er is niets opgeschreven.
    [one] Er is één ding opgeschreven, in de woorden van de mensen zelf.
   *[other] Er zijn { $n } dingen opgeschreven, in de woorden van de mensen zelf.
}
short-answered = { $n ->
    [0] De opdrachtgever heeft nog niet geantwoord.
    [one] Op één daarvan gaf de opdrachtgever antwoord.
   *[other] Op { $n } daarvan gaf de opdrachtgever antwoord.
}

day-heading = Hoe zag de dag eruit?
day-nth = Bijeenkomst { $n }
day-when = Wanneer
day-where = Waar
day-parts = Wat we deden
day-people = { $n ->
    [one] Er was één deelnemer.
   *[other] Er waren { $n } deelnemers.
}

approach-heading = De aanpak in vier stappen
approach-intro = We werkten met De Nieuwe Route. Wie wakker ligt van de vraag, mag mee besluiten. Iedere stem weegt even zwaar.
    .listening = We luisterden. Iedereen vertelt wat die ziet en nodig heeft. Er is niets besloten.
approach-1 = De vraag bepalen
approach-1-text = Waar gaat het over? De opdrachtgever stelt één open vraag.
approach-2 = De kaders vaststellen
    .listening = Wie erbij horen
approach-2-text = De opdrachtgever zegt vooraf wat vaststaat. Daarna doet die een stap terug.
    .listening = Wie met de vraag te maken heeft, is welkom. Mensen noemen ook elkaar.
approach-3 = Met iedereen een gesprek
    .listening = Het gesprek
approach-3-text = Wat wilt u nog weten? Wat hebt u nodig om mee te doen? Wie moet er nog bij?
    .listening = Aan tafels vertellen mensen wat er speelt. Dat schrijven we op in hun eigen woorden.
approach-4 = Samen besluiten
    .listening = Het antwoord
approach-4-text = Aan tafels ontstaan ideeën. Iedereen bekijkt ze allemaal. Een punt is besloten als iedereen erachter staat.
    .listening = De opdrachtgever zegt bij elk punt wat die ermee doet. Ook wat niet kan, en waarom.

question-heading = De vraag
question-asked-by = Gesteld door
question-say = Hoeveel zeggenschap
question-promise = Wat is er beloofd

frames-heading = De kaders
frames-intro = Deze kaders stonden vooraf vast.
frame-hard = Hard kader
frame-intent = Intentie
frame-version = versie { $n }
frame-none = Er waren geen kaders.

topics-heading = De onderwerpen

people-heading = Wie deden mee?
people-intro = In dit verslag staan geen namen. Wel hoeveel mensen meededen.
people-caption = Hoeveel mensen meededen
people-column = Wie
people-number = Aantal
people-invited = Uitgenodigd
people-talked = Had vooraf een gesprek
people-waived = Wilde vooraf geen gesprek
people-attended = Was aanwezig
people-required = Besliste mee
people-residents = Waarvan inwoners
people-professionals = Waarvan professionals
people-withdrawn = Trok zich terug
people-left = Ging eerder weg
people-listening = Luisterde mee, zonder te beslissen
people-support = Steunpersoon, zonder stem
people-gate = Niet alles was vooraf geregeld

overview-heading = De ideeën in één oogopslag
    .listening = Wat is er gezegd, in één oogopslag
overview-caption = Alle ideeën en wat ermee gebeurde
    .listening = Alles wat is gezegd, en of er een antwoord is
overview-idea = Idee
    .listening = Wat is gezegd
overview-outcome = Uitkomst
    .listening = Antwoord
overview-points = Gedragen punten
    .listening = Punten
overview-none = Er zijn geen ideeën opgeschreven.
    .listening = Er is niets opgeschreven.

threads-heading = De rode draad
thread-intro = Deze lijnen lopen door de besluiten heen.
    .listening = Deze lijnen lopen door wat er is gezegd.

thread-rest = Er horen nog meer punten bij deze draad. Ze staan allemaal in de pdf.

answers-heading = Het antwoord van de opdrachtgever
answers-intro = De opdrachtgever verandert een besluit niet. Die geeft er antwoord op.
    .listening = De opdrachtgever verandert niets aan wat mensen zeiden. Die geeft er antwoord op.
answer-within = Past binnen de kaders. Het besluit is overgenomen zoals het er staat.
answer-outside = Valt buiten hard kader { $frame }. Het gaat terug naar de kring.
answer-deviates = Wijkt af van intentie { $frame }. Het besluit is toch overgenomen.
answer-heard = Gehoord.
answer-why = Waarom
answer-weighed = Hoe dat is afgewogen
answer-date = Antwoord van { $date }
answer-text = Toelichting
    .listening = Wat de opdrachtgever ermee doet
answer-documents = Documenten

next-heading = Hoe gaat het verder?

about-heading = Over dit verslag
about-corrections = Verbeteringen sinds het concept
about-admins = Beheerders met een rol

appendix-heading = Bijlage: de ideeën per onderwerp
    .listening = Bijlage: wat er is gezegd, per onderwerp
legend-heading = Zo leest u een bloem
legend-flower = Elk idee is een bloem met zes bloembladen. Een bloemblad vult zich met de punten waar iedereen achter staat. Het getal zegt hoeveel dat er zijn. Een streepjeslijn betekent: op dit bloemblad is nog niets gedragen.
legend-carried = Gevuld rondje: iedereen staat achter dit punt.
legend-not-carried = Open rondje: niet besloten. Niet iedereen staat erachter.
legend-question = Ruitje: een vraag.
legend-addition = Sterretje *: een aanvulling van iemand van een andere tafel.

topic-line = Onderwerp { $n }
idea-number = Idee { $n }
outcome-decision = Besluit
outcome-decision-text = Iedereen staat hierachter, behalve waar iets anders staat.
outcome-agreed = Eens, geen besluit
outcome-agreed-text = Iedereen staat achter een deel van de punten. Het is geen besluit.
outcome-not-decided = Niet besloten
outcome-not-decided-text = Over dit idee is geen besluit genomen.
outcome-open = Nog open
outcome-open-text = Aan dit idee wordt nog gewerkt.
outcome-answered = Beantwoord
outcome-unanswered = Nog geen antwoord
outcome-heard-text = Zo is het gezegd. Er is niet over besloten.
title-not-carried = Niet iedereen staat achter de titel.
petal-what = Wat
petal-how = Hoe
petal-who = Wie
petal-where = Waar
petal-when = Wanneer
petal-preconditions = Randvoorwaarden
petal-empty = Dit bloemblad is leeg gebleven.
petal-count = { $carried } van { $total } gedragen
    .listening = { $total ->
        [one] 1 punt
       *[other] { $total } punten
    }
petal-count-all = { $total ->
    [one] Iedereen staat hierachter
   *[other] Iedereen staat achter deze { $total } punten
}
point-addition = aanvulling
point-not-carried = Niet besloten
point-reason = Reden: { $reason }
point-open-question = Open vraag
point-answered = Vraag, beantwoord in { $code }
flower-alt = Bloem van idee { $n }, { $title }: { $petals }.
flower-alt-petal = { $name } { $carried } van { $total } punten gedragen
flower-alt-empty = { $name } leeg
field-alt = { $n ->
    [one] Tekening van één bloem, voor één idee.
   *[other] Tekening van een veld met { $n } bloemen, één voor elk idee.
} Hoe voller een bloem, hoe meer punten iedereen draagt.

letter-access = Zo doet u mee
letter-address = Ga naar
letter-code = Uw code

list-sheet = Punten
list-route = Traject
list-topic = Onderwerp
list-idea-number = Idee nummer
list-idea-title = Idee
list-petal = Bloemblad
list-code = Code
list-sub-of = Onderdeel van
list-text = Tekst
list-addition = Aanvulling
list-kind = Soort
list-status = Uitkomst
list-required = Beslist mee
list-behind = Staat erachter
list-yes = ja
list-no = nee
