# Van papier naar het scherm: een bloem overtypen, een lijst plakken, de bloemcode, de foto.
paper-go = Typ over van papier
paper-keys = Zo typt u zonder muis
paper-key-enter = het volgende punt
paper-key-tab = het volgende bloemblad
paper-key-back = het vorige bloemblad
paper-space = spatie
paper-key-sub = vooraan: hoort onder het punt erboven
paper-key-addition = vooraan: een aanvulling van een andere tafel
paper-key-question = een aanvulling die iets vraagt
paper-key-undo = in een leeg veld: haal het laatste punt terug
paper-seat = Stoelnummer
paper-seat-help = Weet u wiens punt het is? Typ het nummer van de stoelkaart. Laat het anders leeg: dan is het van de tafel.
paper-next-on = Volgend punt bij { $petal }
paper-before =
    { $n ->
        [one] Hiervoor staat nog één regel.
       *[other] Hiervoor staan nog { $n } regels.
    }
paper-write = Zet op de bloem
paper-on-device = op dit toestel
paper-received = ontvangen
paper-not-written = niet opgeschreven
paper-problems = Dit staat nog niet op de bloem
paper-again = Zet het er toch bij
paper-leave = Begrepen
paper-retry = Typ het opnieuw
paper-undo = Haal terug:
paper-next-flower = Volgende bloem
paper-list-title = Plak een hele lijst
paper-list = De lijst
paper-list-help = Eén punt per regel. Twee spaties vooraan: hoort onder het punt erboven. Een * vooraan: een aanvulling. Staat op een regel alleen “Hoe” of de naam van een ander bloemblad? Dan gaat de lijst daar verder.
paper-list-petal = De lijst begint bij
paper-list-lead = Zo lezen wij de lijst. Er is nog niets bewaard. Klopt het? Zet hem dan op de bloem.
paper-list-wrong = Deze lijst kan nog niet op de bloem
paper-list-nothing = Er staat nog geen punt in de lijst.
paper-list-too-many = Een lijst heeft hoogstens { $n } regels. Verdeel hem.
paper-list-there =
    { $n ->
        [one] Eén regel staat al op de bloem. Die slaan wij over.
       *[other] { $n } regels staan al op de bloem. Die slaan wij over.
    }
paper-there = staat er al
paper-list-do =
    { $n ->
        [one] Zet deze ene regel op de bloem
       *[other] Zet deze { $n } regels op de bloem
    }

flower-code = Bloemcode
flower-have = Hebt u een bloem van papier?
flower-help = Zes letters en cijfers, onder aan de papieren bloem. Of scan de QR-code met de camera van een telefoon waarop u bent ingelogd.
flower-go = Naar deze bloem
flower-of-code = Bloem { $code }
flower-title = Hoe heet dit idee?
flower-lead = Deze bloem is nog niet overgetypt. Schrijf eerst over wat er in het midden staat.
flower-table = Aan welke tafel is dit idee bedacht?
flower-table-first = Kies een tafel
flower-begin = Begin met deze bloem
flower-try-again = Probeer het nog eens
flower-not-known = Deze bloemcode kennen wij niet. Kijk nog een keer op het papier. Staat er geen code op, of is het blad ergens anders geprint? Begin dan bij de tafel een nieuw idee.
flower-other-route = Deze bloem is geprint voor een ander traject. Neem een bloem van deze bijeenkomst, of begin bij de tafel een nieuw idee.
flower-other-table = Deze bloem is van { $table }. Laat die tafel hem overtypen, of vraag het de begeleider.

typing-here = { $name } typt hier nu.
typing-at = { $name } typt hier nu, bij { $petal }.

photo-title = Foto van de bloem
photo-file = De foto
photo-help = Handig bij het overtypen en nalezen. Alleen wie overtypt of begeleidt, ziet de foto. Plaats, tijd en toestel halen wij eraf.
photo-add = Leg de foto ernaast
photo-alt = Foto van de papieren bloem, van { $when } uur
photo-larger = Bekijk de foto groter
photo-smaller = Maak de foto kleiner
photo-sending = De foto wordt verstuurd.
photo-lost = De foto is niet verstuurd. Probeer het opnieuw als er weer verbinding is.
photo-added = De foto ligt ernaast.
photo-none = Kies eerst een foto.
photo-heic = Deze foto is van een soort (HEIC) die uw browser niet kan lezen. Kies op uw telefoon bij de camera voor “Meest compatibel”, of maak een schermafdruk van de foto.
photo-unreadable = Dit kunnen wij niet lezen als foto. Kies een foto in JPEG, PNG of WebP.
photo-too-large = Deze foto is te groot. Maak hem kleiner dan 20 MB, of maak een nieuwe met een lagere kwaliteit.
photo-too-fine = Deze foto heeft te veel beeldpunten: wij nemen er hoogstens 50 miljoen (50 megapixel). Zet de camera van uw telefoon op de gewone stand en maak de foto opnieuw.
photo-busy = Er worden nu veel foto’s verwerkt. Probeer het over een minuut opnieuw.
photo-too-many = Bij deze bloem liggen al genoeg foto’s. Haal er eerst een weg.
photo-remove = Haal de foto weg
photo-in-archive = In het archief van dit traject.
photo-then-removed = Zodra iemand de bloem heeft nagelezen, wordt de foto weggehaald.
photo-then-archived = Zodra iemand de bloem heeft nagelezen, gaat de foto naar het archief van dit traject.
photo-rule-title = Foto’s van de bloemen
photo-rule-ask = Wat gebeurt er met een foto als de bloem is nagelezen?
photo-rule-remove = Haal de foto weg
photo-rule-remove-hint = Wat erop stond, staat dan op het scherm. Dit raden wij aan.
photo-rule-archive = Bewaar de foto in het archief
photo-rule-archive-hint = Alleen wie begeleidt, kan hem dan nog zien en weghalen.

field-what = Wat
field-how = Hoe
field-who = Wie
field-where = Waar
field-when = Wanneer
field-preconditions = Randvoorwaarden
field-seat = Stoelnummer
field-list = De lijst
