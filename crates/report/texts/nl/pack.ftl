# De woorden van het printpakket. Korte zinnen, gewone woorden, "u".

pack-title = Printpakket: { $title }
pack-kind = Printpakket
pack-contents = Wat zit erin?
pack-column-part = Onderdeel
pack-column-paper = Papier
pack-column-pages = Bladzijden
pack-tips = Zo print u het
pack-tip-size = Print op ware grootte (100%). Dan zijn de QR-codes groot genoeg.
pack-tip-side = Print aan één kant. Zwart-wit kan ook.
pack-tip-card = Neem stevig papier voor de stoelkaarten. Snij langs de stippellijnen.
pack-tip-keep = Op de stoelkaarten staan namen en codes. Laat ze niet liggen.
pack-empty = Er is nog niets om te printen. Kies andere onderdelen, of vul eerst de bijeenkomst in.

pack-part-script = Draaiboek van de dag
pack-part-seat-cards = Stoelkaarten
pack-part-walks = Carrousel per deelnemer
pack-part-posters = Posters voor de tafels
pack-part-flowers = Lege bloemen
pack-part-visits = Carrousel per tafel
pack-part-ideas = Alle punten, om voor te lezen
pack-a4 = A4
pack-a4-cut = A4, snijden
pack-a3-upright = A3, staand
pack-a3-wide = A3, liggend

pack-seat = Stoel { $n }
pack-seat-word = Stoel
pack-table = Tafel { $n }
pack-starts-at = U begint aan tafel
pack-table-later = Uw tafel hoort u bij de deur.
pack-type-at = Of typ deze code op
pack-qr-card = QR-code van stoel { $n }, met het adres { $address }
pack-privacy-report = Uw naam staat niet op het grote scherm of in het verslag.
pack-privacy-screen = Niemand leest van het scherm af wat u van een punt vindt.
pack-privacy-code = Geef uw code aan niemand: wie hem heeft, doet mee als u.

pack-topic = Onderwerp { $n }

pack-flower-name = Bloem { $code }
pack-flower-code = Bloemcode
pack-flower-table = Tafel
pack-flower-alt = Lege bloem om op te schrijven. Zes bloembladen met lijnen: { $petals }. In het midden lijnen voor de titel.
pack-flower-heart = Het idee
pack-flower-heart-hint = een korte titel
pack-flower-rule = Eén punt per regel. Vol? Neem nog een bloem.
pack-hint-what = Wat gaan we doen?
pack-hint-how = Hoe pakken we het aan?
pack-hint-who = Wie doen het?
pack-hint-where = Waar gebeurt het?
pack-hint-when = Wanneer, of hoe vaak?
pack-hint-preconditions = Wat is er eerst nodig?
pack-qr-flower = QR-code van bloem { $code }, met het adres { $address }

pack-round = Ronde
pack-when = Tijd
pack-time = { $from } – { $until }
pack-go-to = Ga naar
pack-walk-from = U begint aan tafel { $n }. Daarna:
pack-walk-free = vrij
pack-walk-comes = Tafel { $n } komt naar u
pack-visit-count = Aantal
pack-visit-seats = Stoelnummers
pack-visit-nobody = niemand
pack-visit-bring = Breng de bloemen naar een plaats zonder drempels.
pack-visit-intro = Blijf bij uw bloemen en leg ze uit. Deze mensen komen bij u langs.

pack-question-mark = Vraag
pack-addition = Aanvulling

pack-minutes = { $n ->
    [one] 1 minuut
   *[other] { $n } minuten
}
pack-script-part = Onderdeel
pack-script-length = Hoe lang
pack-script-overview = De dag in één oogopslag
pack-script-say = Dit vertelt u
pack-script-ready = Dit ligt klaar
pack-script-do = Dit doet u nog
pack-script-notes = Let vandaag op
pack-script-tables-title = De tafels
pack-table-word = Tafel
pack-topic-word = Onderwerp

pack-script-before = Voor het begin
pack-before-ready-cards = De stoelkaarten liggen bij de deur, op volgorde van naam of nummer.
pack-before-ready-tables = Bij elke tafel hangt de poster. Op elke tafel liggen lege bloemen en dikke stiften.
pack-before-ready-screen = Het grote scherm staat aan. De tablets liggen opgeladen op de tafels.
pack-before-ready-test = U hebt één stoelkaart getest met een telefoon, in deze zaal.

pack-script-informing = Informeren
pack-informing-say-welcome = Welkom. Vandaag besluiten we samen over één vraag: { $question }
pack-informing-say-listen = Welkom. Vandaag luisteren we naar elkaar over één vraag: { $question } We nemen geen besluiten.
pack-informing-say-frames = De opdrachtgever vertelt de vraag en de kaders. Daarna doet die een stap terug.
pack-informing-say-everyone = Een punt is pas besloten als iedereen erachter staat. Staat u er niet achter? Zeg het. Dat is goed.
pack-informing-say-channels = Meedoen kan op uw telefoon, op de tablet, op papier of door het te zeggen. Alles telt even zwaar.
pack-informing-ready-commissioner = De opdrachtgever weet wanneer die spreekt en wanneer die weggaat.
pack-informing-ready-late = Iemand staat bij de deur voor wie later komt.

pack-script-tables = Thematafels
pack-tables-say-idea = Neem voor elk idee een lege bloem. Schrijf de titel in het midden.
pack-tables-say-point = Schrijf één punt per regel. Gebruik uw eigen woorden.
pack-tables-say-empty = Een bloemblad mag leeg blijven.
pack-tables-say-names = Schrijf geen namen of telefoonnummers op.
pack-tables-say-consent = Lees aan het eind alles voor. Iedereen aan tafel kiest per punt een standpunt.
pack-tables-ready-flowers = Genoeg lege bloemen: reken op twee per tafel en een paar extra.
pack-tables-ready-typing = Bij elke tafel typt iemand mee, of maakt een foto van de bloem.

pack-script-carousel = Carrousel
pack-carousel-say-rounds = { $rounds ->
    [0] Nu bezoekt u elke andere tafel.
    [one] Nu bezoekt u de andere tafel. Er is één ronde.
   *[other] Nu bezoekt u elke andere tafel. Er zijn { $rounds } rondes.
}
pack-carousel-say-slip = Op uw kaartje staat waar u heen gaat. Op het grote scherm ook.
pack-carousel-say-stance = De begeleider legt de bloemen uit. U kiest bij elk punt uw standpunt.
pack-carousel-say-addition = Mist u iets? Schrijf een aanvulling. Die krijgt een sterretje.
pack-carousel-ready-slips = De kaartjes van de carrousel zijn uitgedeeld. Elke tafel heeft zijn eigen blad.
pack-carousel-ready-read = Iemand leest voor aan wie dat fijn vindt.

pack-script-closing = Slotronde
pack-closing-say-open = We kijken alleen nog naar wat voor u nieuw of nog open is.
pack-closing-say-why = Staat u er niet achter? U mag zeggen waarom. Het hoeft niet.
pack-closing-say-stays = Komen we er niet uit? Dan is het punt niet besloten. Het komt wel in het verslag.
pack-closing-say-listen = Hebben we alles gehoord? Zeg het nu als er iets mist.
pack-closing-ready-read = De bladen om voor te lezen liggen klaar.
pack-closing-ready-leavers = U weet wie eerder weggaat. Die mensen vraagt u als eersten.

pack-script-plenary = Afsluiting
pack-plenary-say-outcome = Dit hebben we samen besloten. En dit is niet besloten.
pack-plenary-say-heard = Dit hebben we van u gehoord.
pack-plenary-say-threads = Welke rode draad ziet u?
pack-plenary-say-handover = De opdrachtgever is terug en krijgt de uitkomst.
pack-plenary-say-report = U krijgt een concept van het verslag. Klopt er iets niet? Dan verbeteren we het.
pack-plenary-say-follow = Wilt u verder meedenken? Geef u nu op.
pack-plenary-ready-screen = De bloemenzee staat op het grote scherm.
pack-plenary-ready-list = Er ligt een lijst voor wie verder wil meedenken.

pack-script-after = Na afloop
pack-after-ready-cards = Verzamel de stoelkaarten die er nog liggen. Maak ze stuk.
pack-after-ready-flowers = Neem alle bloemen mee. Kijk of elke bloem is overgetypt en nagelezen.
pack-after-ready-room = Kijk of er nergens een blad met namen is blijven liggen.
