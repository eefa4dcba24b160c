# De zaal: printpakket, klok, hulp, nalezen, en één hand voor een tafel.
pack-title = Printpakket
pack-file = printpakket.pdf
pack-file-card = stoelkaart.pdf
pack-lead = Alles op papier voor { $when }. U krijgt één PDF.
pack-no-meeting = Er is nog geen datum voor de bijeenkomst.
pack-no-meeting-next = Kies eerst datum en plaats. Daarna kunt u printen.
pack-what = Wat zit erin?
pack-part-script = Draaiboek van de dag
pack-part-seat-cards = Stoelkaarten
pack-part-walks = Carrousel per deelnemer
pack-part-posters = Posters voor de tafels
pack-part-flowers = Lege bloemen
pack-part-visits = Carrousel per tafel
pack-part-ideas = Alle punten, om voor te lezen
pack-hint-script = Wat u vertelt en wat er klaarligt, met de tijden. A4, voor u.
pack-hint-seat-cards = Met een stoelnummer, en een code om zelf mee te doen op een telefoon of tablet. A4, snijden.
pack-hint-walks = Een kaartje met waar u heen gaat. A4, snijden.
pack-hint-posters = Onderwerp, vraag en kaders. A3.
pack-hint-flowers = Om een idee op te schrijven. A3.
pack-hint-visits = Wie er in elke ronde langskomt, met stoelnummers. A4.
pack-hint-ideas = In grote letters. A4.
pack-waits-script = Dit kan straks.
pack-waits-seat-cards = Dit kan niet in deze fase, of er is nog niemand uitgenodigd.
pack-waits-walks = Komt nog. Maak eerst het schema van de carrousel.
pack-waits-posters = Komt nog. Zet eerst de tafels klaar.
pack-waits-flowers = Dit kan straks.
pack-waits-visits = Komt nog. Maak eerst het schema van de carrousel.
pack-waits-ideas = Komt nog. Er zijn nog geen ideeën.
pack-for-whom = Stoelkaarten: voor wie?
pack-for-missing =
    { $n ->
        [one] Voor één persoon zonder geldige kaart
       *[other] Voor { $n } mensen zonder geldige kaart
    }
pack-for-missing-hint = De kaarten die er al zijn, blijven geldig.
pack-for-all =
    { $n ->
        [one] Voor één persoon
       *[other] Voor alle { $n } mensen
    }
pack-for-all-first = Nog niemand heeft een kaart die werkt.
pack-for-all-hint =
    { $n ->
        [one] Iedereen krijgt een nieuwe kaart. Eén persoon heeft er nu een die werkt: die kaart werkt daarna niet meer. Wij vragen het u eerst nog een keer.
       *[other] Iedereen krijgt een nieuwe kaart. { $n } mensen hebben er nu een die werkt: die kaarten werken daarna niet meer. Wij vragen het u eerst nog een keer.
    }
pack-sure-title = Nieuwe kaarten in plaats van de oude?
pack-sure-lead =
    { $n ->
        [one] Eén persoon heeft al een kaart die werkt. Print u een nieuwe, dan werkt de oude niet meer. Er is nu nog niets veranderd.
       *[other] { $n } mensen hebben al een kaart die werkt. Print u nieuwe, dan werken de oude niet meer. Er is nu nog niets veranderd.
    }
pack-sure-lead-one = { $name } heeft al een kaart die werkt. Print u een nieuwe, dan werkt de oude niet meer. Er is nu nog niets veranderd.
pack-sure-number = Het stoelnummer blijft hetzelfde.
pack-sure-again = Wie al meedoet op een telefoon of tablet met de oude kaart, begint daar opnieuw met de nieuwe. Alle standpunten blijven staan.
pack-sure-old = Gooi de oude kaarten weg, dan raakt niemand in de war.
pack-sure-yes =
    { $n ->
        [one] Ja, print een nieuwe kaart
       *[other] Ja, print { $n } nieuwe kaarten
    }
pack-sure-yes-one = Ja, print een nieuwe kaart voor { $name }
pack-sure-else = Of alleen voor wie er nog geen heeft
pack-sure-missing =
    { $n ->
        [one] Print alleen voor die ene persoon
       *[other] Print alleen voor die { $n } mensen
    }
pack-flowers-each = Lege bloemen per tafel
pack-flowers-spare = Lege bloemen extra
pack-unlisted =
    { $n ->
        [one] Eén persoon in het schema heeft nog geen stoelkaart. Die staat niet op de bladen van de carrousel, tenzij u nu een kaart print.
       *[other] { $n } mensen in het schema hebben nog geen stoelkaart. Zij staan niet op de bladen van de carrousel, tenzij u nu kaarten print.
    }
pack-make = Maak de PDF
pack-busy = Wij maken de PDF. Dat duurt soms een halve minuut. Laat deze pagina open.
pack-ready = De PDF is klaar en staat bij uw downloads. Op de stoelkaarten staan namen en codes: laat ze niet liggen.
pack-lost = Er kwam geen antwoord. Kijk hieronder welke kaarten nu geldig zijn, en probeer het opnieuw.
pack-meanwhile = Iemand anders printte net ook stoelkaarten. Uw PDF is niet gemaakt, en aan de kaarten is niets veranderd. Kijk hieronder wat er nog nodig is.
pack-cards = Stoelkaarten
pack-to-cards = Print een stoelkaart
pack-cards-help = Kaart kwijt? Print een nieuwe. Met de oude kan dan niemand meer meedoen. Het stoelnummer blijft hetzelfde.
pack-cards-nobody = Er is nog niemand uitgenodigd.
pack-seat-number = stoel { $n }
pack-card-valid = kaart geldig
pack-card-revoked = kaart ingetrokken
pack-card-other = kaart niet meer geldig
pack-card-none = nog geen kaart
pack-print-one = Print kaart
pack-print-again = Print opnieuw
pack-revoke = Trek in
pack-revoke-help = Deze kaart werkt dan meteen niet meer. Wat diegene al zei, blijft staan. U kunt altijd een nieuwe kaart printen.
pack-revoke-do = Ja, trek de kaart in

clock-still = De klok staat stil.
clock-still-left = (de klok staat stil op { $left })
clock-pause = Zet de klok stil
clock-resume = Laat de klok lopen
clock-more = Meer tijd:
clock-more-minutes =
    { $n ->
        [one] 1 minuut
       *[other] { $n } minuten
    }
clock-more-word = erbij
clock-fewer = Minder tijd:
clock-fewer-word = eraf

signal-calls = Deze tafels vragen hulp
signal-since = sinds { $when } uur
signal-i-come = Ik kom eraan
signal-help = Hulp nodig?
signal-quiet = Roep de begeleiding, zonder dat de zaal het merkt.
signal-give = Wij hebben hulp nodig
signal-asked = gevraagd
signal-asked-text = De begeleiding ziet dat u hulp vraagt.
signal-take-back = Niet meer nodig
signal-coming = gezien
signal-coming-text = Er komt iemand naar uw tafel.

read-back-title = Lees na
read-back-lead = Leg het papier ernaast. Lees elke regel. Staat alles er precies zo?
read-back-go = Ja, dit staat op het papier
read-back-change = Verander iets
read-back-off = Toch nog niet nagelezen
read-back-done = nagelezen om { $when } uur
read-back-done-same = nagelezen om { $when } uur, door wie het ook typte
read-back-done-device = nagelezen om { $when } uur, op het toestel waarop het is getypt
read-back-before = nagelezen om { $when } uur, daarna is er iets veranderd
read-back-other = nieuw of anders sinds het nalezen
read-back-word = Nagelezen.
read-back-word-same = Nagelezen door wie het ook typte.
read-back-word-device = Nagelezen op het toestel waarop het is getypt.
read-back-own = U typte deze bloem zelf over. Vraag liever iemand anders om na te lezen: over een eigen fout leest u makkelijk heen. Is er niemand? Lees dan zelf na. Daarna staat erbij dat u ook typte.
read-back-own-device = Deze bloem is op dit toestel overgetypt. Laat iemand nalezen die niet zelf typte.

together-at-a-time = Lees deze { $n } punten voor en vraag dan wie erachter staat. Daarna volgen de andere punten.
together-title = Eén antwoord voor de hele tafel
together-lead = Lees elk punt voor. Vraag dan: staat iedereen hierachter? Zo niet, laat die persoon of dat punt hieronder weg.
together-stays = Ieder ziet zelf dat u dit hebt vastgelegd, en kan het veranderen. Zei iemand al “nog niet”? Dat blijft staan.
together-closed = Standpunten vastleggen kan nu niet.
together-nobody = Er zit nu niemand aan deze tafel die meebeslist.
together-read = Lees voor
together-put-off = Deze punten legt u nu niet vast. Doe dat per persoon:
together-ask = Wie staat erachter?
together-except = Iedereen aan deze tafel, behalve:
together-except-help = Kruis aan wie niet meedoet met dit antwoord. U hoeft niet te zeggen waarom.
together-go = Leg vast dat zij erachter staan
