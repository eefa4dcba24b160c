# De kist: een bijeenkomst op een plek zonder internet.

box-title = De kist: bijeenkomst zonder internet
box-away-line = Dit traject is op reis in “{ $name }”, sinds { $since }. Tot het terug is, verandert hier niets.
box-closed-line = Deze kist is gesloten en gaat naar huis. Er verandert hier niets meer. Wilt u nog iets zeggen? Ga naar de begeleider.
public-away = De bijeenkomst is nu op een plek zonder internet. Wat daar gebeurt, ziet u hier als de kist terug is.

box-lead = Is er geen internet in de zaal? Neem het traject dan mee op een laptop. Alles staat in één bestand. Alleen wie de wachtzin kent, kan het openen.
box-goes-along = Dit gaat mee: de kaders, de ideeën, wie waarachter staat, de tafels, de namen voor aan de deur en de stoelkaarten.
box-stays-home = Dit blijft thuis: wat mensen in gesprekken vertelden, wat zij nodig hebben om zich veilig te voelen, adressen en telefoonnummers. Aanwijzingen voor wie begeleidt gaan wel mee.
box-answers-at-home = De opdrachtgever geeft antwoord als de kist weer thuis is.
box-stands-still = Zolang de kist weg is, staat het traject hier stil. Iedereen ziet dat op elke pagina.
box-name = Hoe noemt u deze kist?
box-name-help = Bijvoorbeeld: de laptop van Hilde. Iedereen kan deze naam lezen.
box-passphrase = Wachtzin
box-passphrase-same = De wachtzin waarmee de kist is meegenomen.
box-passphrase-new = Kies een wachtzin
box-passphrase-help = Minstens { $n } tekens. Neem vier losse woorden. Schrijf ze op en bewaar ze niet bij de laptop. Zonder wachtzin kan niemand het bestand openen, wij ook niet.
box-passphrase-again = Dezelfde wachtzin nog een keer
box-take-do = Neem mee
box-not-now = Dit kan alleen in de fase van de bijeenkomst. Open eerst die fase.
box-once = Het bestand wordt één keer gemaakt. Kijk of het op uw computer staat. Is het mislukt? Schrijf de kist dan af en neem het traject opnieuw mee.
box-reload = Staat het bestand op uw computer? Laad deze pagina dan opnieuw.
box-command-open = Liever met een opdracht, op de server?
box-command-text = Een technicus typt dit op de server. De lange code is die van dit traject: die staat ook in het adres van elke pagina, achter “/r/”.
box-file = kist

box-away-lead = Het traject is op reis. De kist heeft alles bij zich wat vandaag nodig is.
box-away-next = Zet het bestand op de laptop die u meeneemt. Geef daar deze opdracht:
box-away-command = bloemenzee box open HET-BESTAND
box-return-title = De kist is terug
box-return-text = Kies het bestand dat u in de kist hebt gemaakt met “Neem mee terug”. Wij kijken eerst of alles klopt. Klopt er iets niet, dan verandert er niets.
box-return-file = Het bestand uit de kist
box-return-do = Neem de kist weer op
box-lost-title = De kist komt niet terug
box-lost-text = Is de laptop weg of kapot? Schrijf de kist dan af. Het traject gaat hier verder waar het was.
box-lost-download = Kwam het bestand niet op uw computer aan? Wij kunnen het niet nog een keer maken: alleen het bestand zelf heeft de sleutel van deze kist. Schrijf de kist af en neem het traject opnieuw mee.
box-off-go = Schrijf de kist af
box-before = Eerdere kisten
box-was-returned = “{ $name }” kwam terug op { $when }.
box-was-written-off = “{ $name }” is afgeschreven op { $when }: { $reason }

box-off-title = De kist afschrijven?
box-off-lead = U schrijft “{ $name }” af. Dat kunt u niet terugdraaien.
box-off-goes-on = Het traject gaat hier verder waar het was toen de kist vertrok.
box-off-not-back = Wat er in de kist is gebeurd, komt niet meer in dit traject.
box-off-stays-readable = Wie het bestand heeft en de wachtzin kent, kan het nog wel openen en lezen.
box-off-reason = Waarom schrijft u de kist af?
box-off-reason-help = Iedereen kan dit lezen.
box-off-reason-must = Schrijf op waarom.
box-off-do = Schrijf de kist af
box-off-back = Terug, de kist kan nog komen

box-road-lead = U werkt in “{ $name }”, zonder internet. Alles blijft op deze laptop, ook als hij uitvalt.
box-reach-title = Zo komt de zaal hier
box-room-go = Toon de code voor de zaal
box-close-title = Naar huis
box-close-text = Is de bijeenkomst klaar? Sluit dan de kist. U krijgt één bestand. Thuis kiest u dat bestand bij “De kist is terug”.
box-close-do = Neem mee terug
box-closed-text = De kist is gesloten op { $when }, en het bestand is gemaakt. Het staat bij uw downloads. Bent u het kwijt? Maak het dan nog een keer.
box-close-again = Maak het bestand nog een keer
box-reopen-text = Gaat de avond toch verder? Open de kist dan weer. Maak daarna een nieuw bestand: alleen in het laatste staat alles.
box-reopen-do = Open de kist weer
box-stands-title = Wat er op deze laptop staat
box-stands-text = De kist staat open in de map { $folder }. Daar is niets versleuteld. Haal de map weg als thuis alles terug is, of sluit de kist met de opdracht “bloemenzee box close”.
box-file-home = kist-terug

box-room-title = Doe mee op uw eigen toestel
box-room-wifi = Ga met uw telefoon op de wifi van deze zaal.
box-room-scan = Richt de camera van uw telefoon op de code, of typ dit adres:
box-room-type = Typ dit adres in uw telefoon:
box-room-code = Typ de code van uw stoelkaart.
box-room-qr = QR-code voor { $address }
box-room-opens-nothing = Deze code brengt u alleen naar de deur. Met uw stoelkaart komt u binnen.

box-address-at-home = adres: staat thuis
box-outbox-waits = Berichten gaan pas de deur uit als de kist weer thuis is.

# Wat de opdracht `bloemenzee box` zegt.
box-cli-passphrase = Wachtzin van de kist
box-cli-no-terminal = Hier is geen terminal om de wachtzin op te typen. Zet de wachtzin in een bestand, en geef dat met --passphrase-file.
box-cli-unreadable = { $file } is niet te lezen: { $error }
box-cli-unwritable = { $file } is niet te schrijven: { $error }
box-cli-unwritable-stays = { $file } is niet te schrijven: { $error }. Het traject blijft hier.
box-cli-unmarked = Dat de kist gesloten is, is niet op te schrijven naast { $file }: { $error }
box-cli-exists = { $file } bestaat al. Kies een andere naam.
box-cli-no-route = Er is geen traject { $n } in deze database.
box-cli-or = of
box-cli-not-in-phase = Een kist kan mee in de fase { $phases }. Dit traject is in de fase { $now }. De hoofdbegeleider opent de volgende fase.
box-cli-taken = Het traject is op reis in { $file }. Hier staat het stil tot de kist terug is.
box-cli-stayed = De woorden van { $n } regels van het logboek bleven thuis.
box-cli-older-cards = { $n } stoelkaarten zijn gemaakt door een oudere versie. In de kist openen ze niets: druk ze opnieuw af.
box-cli-back = De kist is terug. Er kwamen { $n } regels bij in het logboek, en alles klopt.
box-cli-off-sure = Wat in de kist zit, kan hierna niet meer terug. Weet u het zeker? Zet er --yes achter.
box-cli-off-nothing = Van dit traject is geen kist op reis. Er is niets af te schrijven.
box-cli-off-done = De kist is afgeschreven. Het traject gaat hier verder.
box-cli-no-listen = De kist kan niet open op { $address }: { $error }. Kies een ander adres met --listen.
box-cli-unpacked = Uitgepakt in { $file }
box-cli-goes-on = Verder met wat in { $file } staat
box-cli-not-encrypted = Daar is niets versleuteld. Met `bloemenzee box close` gaat het weg.
box-cli-was-closed = Deze kist was al gesloten. Nu is hij weer open. Alleen een bestand dat u hierna maakt, heeft alles.
box-cli-link = Link voor { $name } ({ $role }), werkt één keer:
box-cli-room = Voor de zaal: { $n }
box-cli-room-page = Een pagina met deze code, om te tonen of te printen: { $n }
box-cli-also-at = Deze laptop heet ook { $n }: kies dat met --address.
box-cli-closed = Gesloten. Dit bestand gaat mee naar huis: { $file }
box-cli-then-home = Thuis: bloemenzee box return { $file }
box-cli-removed = { $file } is weggehaald.
