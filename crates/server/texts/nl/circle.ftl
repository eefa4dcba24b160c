# De kring: wie, waarom, genoemd door wie, en hoe ver zij met ons zijn.
circle-title = Betrokkenen
circle-lead = Iedereen die wakker ligt van de vraag. Wie ontbreekt er nog?
circle-add = Voeg iemand toe
circle-import = Lees een lijst in
circle-not-now = In deze fase kunt u niemand toevoegen.
circle-number-listed = mensen op de lijst
circle-number-invited = mensen uitgenodigd
circle-number-yes = mensen komen
circle-number-no = mensen komen niet
circle-number-talked = mensen gesproken
circle-number-attended = mensen aanwezig
circle-search = Zoek op naam, reden of organisatie
circle-search-do = Zoek
circle-show = Laat zien
circle-show-all = Iedereen
circle-show-uninvited = Nog niet uitgenodigd
circle-show-silent = Uitgenodigd, nog geen antwoord
circle-show-coming = Komt
circle-show-doubt = Weet het nog niet
circle-show-not-coming = Komt niet
circle-show-no-talk = Nog geen gesprek
circle-show-signed-up = Aangemeld voor het vervolg
circle-show-removed = Van de lijst gehaald
circle-empty = Er staat nog niemand op de lijst.
circle-empty-soft = Vraag: wie vindt dit belangrijk? Ook wie er anders over denkt.
circle-found-none = Niemand gevonden. Zoek op iets anders, of laat iedereen zien.
circle-found =
    { $n ->
        [1] 1 betrokkene
       *[other] { $n } betrokkenen
    }
circle-who = Wie
circle-why = Waarom
circle-named-by = Genoemd door
circle-invited = Uitgenodigd
circle-answer = Antwoord
circle-talked = Gesproken
circle-attended = Aanwezig
circle-signed-up = Aangemeld voor het vervolg
circle-select = Kies { $name }
circle-invite-selected = Nodig de gekozen mensen uit
circle-undated = De dag en de plaats van de bijeenkomst staan nog niet vast. De uitnodiging zegt dan niet wanneer en waar.
circle-undated-do = Vul eerst de dag en de plaats in
circle-invite-help = Wie een e-mailadres heeft, krijgt een mail. De anderen krijgen een brief: die staat klaar bij Berichten.
circle-pages = Bladeren
circle-page = Blad { $n } van { $of }
circle-page-before = Vorige
circle-page-after = Volgende
circle-yes = ja
circle-not-yet = nog niet
circle-to-invite = nog vragen
circle-invited-otherwise = zonder brief
circle-no-answer = nog geen antwoord
circle-waived = geen gesprek nodig
circle-planned = gepland op { $when }
circle-kind-resident = inwoner
circle-kind-professional = professional
circle-kind-commissioner-staff = medewerker van de opdrachtgever
circle-reply-yes = Komt
circle-reply-no = Komt niet
circle-reply-not-yet = Weet het nog niet
circle-channel-own = zelf
circle-channel-tablet = tablet
circle-channel-paper = per brief
circle-channel-spoken = gezegd
circle-channel-phone = per telefoon
circle-presence-taking-part = doet mee
circle-presence-left = naar huis
circle-presence-withdrawn = teruggetrokken
circle-presence-listening = luistert
circle-presence-support = steunt iemand

circle-add-title = Voeg iemand toe
circle-add-lead = Wie ligt hier wakker van, en waarom? Alleen de naam is verplicht.
circle-add-lead-after = Wie wil meedoen met het vervolg? Alleen de naam is verplicht. Meld de persoon daarna aan op de eigen pagina.
circle-why-label = Waarom ligt deze persoon hier wakker van?
circle-why-help = In gewone woorden. Geen ziektes of andere gevoelige zaken.
circle-named-by-label = Genoemd door
circle-named-by-help = Wie noemde deze persoon? Bijvoorbeeld: zichzelf, of een organisatie.
circle-kind-label = Doet mee als
circle-organisation-label = Organisatie
circle-organisation-help = Alleen voor wie er voor het werk is.
circle-email-help = Zonder e-mailadres sturen we brieven.
circle-adult-label = Vertrouwde volwassene
circle-adult-help = Alleen voor wie jonger is dan 18.

circle-code-for = Code voor { $name }
circle-code-lead = Ga naar { $at } en typ deze code. De code werkt één keer.
circle-link-lead = Of gebruik deze link. Ook die werkt één keer. We laten beide nu zien en daarna niet meer.
circle-removed = Deze persoon is van de lijst gehaald. De reden: { $reason }
circle-restore = Zet terug
circle-invite = Nodig uit
circle-invite-again = Nodig nog eens uit
circle-to-talk = Naar het gesprek
circle-record = Schrijf op of wijzig
circle-record-answer = Een antwoord per telefoon of brief
circle-comes = Komt deze persoon?
circle-came-by = Hoe kwam het antwoord?
circle-practical = Wat moet er geregeld worden?
circle-practical-help = Vervangende zorg, vervoer, een tolk, een vergoeding, iemand die meekomt.
circle-record-need = Iets praktisch om te regelen
circle-need = Wat is er nodig?
circle-code-open = Een code voor wie geen mail heeft
circle-code-help = Een nieuwe code maakt een oude, ongebruikte code ongeldig. De code blijft zestig dagen geldig.
circle-code-do = Maak een code
circle-sign-up = Meld aan voor het vervolg
circle-sign-off = Meld af voor het vervolg
circle-edit-open = Wijzig de gegevens
circle-remove-open = Haal van de lijst
circle-remove-reason = Waarom?
circle-remove-help = Bijvoorbeeld: wil zelf niet, of staat er dubbel. Terugzetten kan.
circle-remove = Haal van de lijst
circle-needs = Wat er nodig is
circle-to-items = Naar alles wat te regelen is
circle-back = Naar de lijst

import-title = Lees een lijst in
import-lead = Een bestand met één persoon per rij: CSV, of XLSX uit een rekenprogramma.
import-columns = De eerste rij bevat kopjes: naam, e-mail, telefoon, adres, soort (inwoner of professional), waarom.
import-only-name = Alleen de kolom naam is verplicht. De volgorde maakt niet uit.
import-preview-first = U ziet eerst wat we lezen. Er komt nog niemand op de lijst.
import-file = Bestand
import-file-help = Hoogstens 4 MB en 2000 mensen.
import-look = Bekijk de lijst
import-empty = Er staat niemand in dit bestand. Zet onder de kopjes één persoon per rij.
import-format = Dit bestand kunnen we niet lezen. Bewaar het als CSV of XLSX en probeer het opnieuw.
import-no-name = Er is geen kolom met het kopje naam. We vonden: { $found }.
import-too-many = Er staan meer dan { $n } mensen in. Knip het bestand in stukken.
import-preview-title = Dit lazen we
import-good =
    { $n ->
        [0] Er is niemand om toe te voegen.
        [1] Eén persoon kan op de lijst.
       *[other] { $n } mensen kunnen op de lijst.
    }
import-wrong =
    { $n ->
        [0] Alle rijen kloppen.
        [1] Eén rij komt niet mee.
       *[other] { $n } rijen komen niet mee.
    }
import-wrong-title = Deze rijen komen niet mee
import-wrong-lead = Verbeter ze in uw bestand en lees het opnieuw in, of voeg de rest nu toe.
import-line = Regel { $n }
import-not-taken = komt niet mee
import-good-title = Deze mensen komen op de lijst
import-row = Regel
import-contact = Bereikbaar via
import-same-name = naam staat er al
import-more = En nog { $n } anderen.
import-do =
    { $n ->
        [1] Zet deze persoon op de lijst
       *[other] Zet deze { $n } mensen op de lijst
    }
import-other-file = Kies een ander bestand
import-name-needed = De naam ontbreekt of is langer dan 120 tekens.
import-email-wrong = “{ $found }” is geen e-mailadres. Het ziet eruit als naam@voorbeeld.nl.
import-phone-wrong = “{ $found }” is geen telefoonnummer. Gebruik 8 tot 15 cijfers.
import-address-wrong = Het adres is te lang of bevat vreemde tekens.
import-kind-wrong = “{ $found }” kennen we niet. Schrijf inwoner of professional.
import-why-long = De reden is te lang. Gebruik hoogstens 1000 tekens.
import-twice = { $found } staat er al, met dezelfde gegevens.
