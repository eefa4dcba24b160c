# What stands around every page, and what several pages share.
product-name = Bloemenzee
skip-to-content = Naar de inhoud
nav-label = Traject
nav-work = Werkbank
nav-circle = Betrokkenen
nav-talks = Gesprekken
nav-meeting = Bijeenkomst
nav-plenary = Afsluiting
nav-report = Verslag
nav-outbox = Berichten
nav-commissioner = Opdrachtgever
nav-me = Mijn deelname
nav-roles = Rollen
live-on = Verbonden
live-off = Geen verbinding. We blijven het proberen.
outbox-waiting = Bewaard op dit toestel: {"{"}n{"}"}. We sturen het zodra er weer verbinding is.
sign-out = Uitloggen
undo = Maak ongedaan
back = Terug
try-again = Probeer opnieuw
to-start = Naar het begin
go-on = Ga verder
privacy = Privacy
accessibility = Toegankelijkheid
other-language = English
other-language-tag = en
big-screen = Groot scherm
tablet-of-table = Tablet van tafel { $n }
one-more-thing = Er is nog iets nodig

role-administrator = beheerder
role-commissioner = opdrachtgever
role-lead-facilitator = hoofdbegeleider
role-facilitator = procesbegeleider
role-participant = deelnemer
role-tablet = tafeltablet

say-inform = informeren
say-consult = luisteren
say-advise = adviseren
say-co-produce = samen maken
say-decide-together = samen besluiten

step-question = Vraag
step-frames = Kaders
step-topics = Onderwerpen
step-circle = Kring
step-conversations = Gesprekken
step-gathering = Bijeenkomst
step-report = Verslag
step-follow-up = Vervolg

part-informing = Informeren
part-tables = Thematafels
part-carousel = Carrousel
part-closing = Slotronde
part-plenary = Afsluiting

petal-what = Wat
petal-how = Hoe
petal-who = Wie
petal-where = Waar
petal-when = Wanneer
petal-preconditions = Randvoorwaarden

kind-resident = inwoner
kind-professional = professional
strength-hard = Kader
strength-intent = Intentie

day-1 = maandag
day-2 = dinsdag
day-3 = woensdag
day-4 = donderdag
day-5 = vrijdag
day-6 = zaterdag
day-7 = zondag
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december

oops-not-for-you-title = Deze pagina is niet voor u
oops-not-for-you-text = U bent ingelogd met een rol die deze pagina niet ziet. Vraag uw procesbegeleider om hulp.
oops-not-found-title = Deze pagina is er niet
oops-not-found-text = Het adres klopt niet, of de pagina is weg. Ga naar het begin en zoek verder.
oops-stale-title = Dit formulier is verlopen
oops-stale-text = U bent intussen opnieuw ingelogd, of als iemand anders. Ga terug, laad de pagina opnieuw en verstuur nog eens. Er is niets veranderd.
oops-wrong-title = Dit konden we niet lezen
oops-wrong-text = Wat u verstuurde klopt niet met het formulier. Ga terug en probeer het nog eens. Er is niets veranderd.
oops-refused-title = Dat kan nu niet
oops-failed-title = Er ging iets mis bij ons
oops-failed-text = Er is niets verloren. Wacht even en probeer het opnieuw.
refused-title = Dat kan nu niet
refused-now = Dit staat er nu

home-title = Samen besluiten
home-lead = Hier besluiten inwoners, professionals en gemeente samen. Alleen waar iedereen achter staat, wordt een besluit.
to-my-work = Naar mijn werk
join-with-code = Meedoen met een code
the-routes = De trajecten
no-routes = Er is nog geen traject. De beheerder kan er een maken.
sign-in-title = Meedoen
sign-in-lead = U hebt een code gekregen in uw uitnodiging, of bij de deur.
your-code = Uw code
code-help = Twaalf letters en cijfers. Hoofdletters en streepjes hoeven niet.
code-unknown = Deze code kennen we niet, of hij is al gebruikt. Kijk of u alle letters hebt overgenomen, of vraag een nieuwe code.
no-code = Geen code, of lukt het niet? Vraag het aan uw procesbegeleider. Meedoen kan ook zonder toestel.
link-title = Welkom
link-lead = Met deze link logt u in. De link werkt één keer. Daarna kent dit toestel u.
link-used-title = Deze link werkt niet meer
link-used-lead = De link is al gebruikt of te oud. Vraag uw procesbegeleider om een nieuwe link of code.
sign-in-with-code = Inloggen met een code

route-of = Traject van { $organisation }
route-stopped = Dit traject is gestopt. { $reason }
we-are-at = We zijn nu bij: { $phase }.
meeting-is-at = De bijeenkomst is op { $when }, { $place }.
read-report = Lees het verslag
where-we-are = Waar we zijn
path-done = klaar
path-now = nu
path-coming = komt nog
the-frames = De kaders
frames-fixed =
    { $n ->
        [1] De opdrachtgever heeft deze kaders vooraf gegeven. Zij liggen vast.
       *[other] De opdrachtgever heeft deze kaders gegeven. Dit is versie { $n }. Zij liggen vast.
    }
the-promise = De belofte
the-topics = De onderwerpen
who-takes-part = Wie doen er mee
residents = inwoners
professionals = professionals
administrator-took-role = Een beheerder heeft zichzelf deze rol gegeven: { $roles }.
what-comes-next = Wat komt er nu
next-decide-together = Iedereen die meedoet, bekijkt alle ideeën. Waar iedereen achter staat, wordt een besluit.
next-consult = We luisteren. Elke zorg krijgt een antwoord dat iedereen kan lezen.
next-inform = We vertellen wat er gebeurt.
next-advise = De deelnemers geven samen advies.
next-co-produce = De deelnemers maken het plan samen met de opdrachtgever.
next-after-decision = De besluiten liggen vast. De opdrachtgever geeft antwoord op elk besluit, en iedereen krijgt het verslag.
