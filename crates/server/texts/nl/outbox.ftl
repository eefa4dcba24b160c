# Berichten aan mensen: de lijst, en de teksten van mails en brieven.
outbox-title = Berichten
outbox-lead = Wat we mensen vertellen, en of het is aangekomen.
outbox-no-server = Er is geen mailserver ingesteld. U kunt alle berichten hier lezen en als brief printen.
outbox-empty = Er zijn nog geen berichten.
outbox-empty-help = Ze komen hier als u iemand uitnodigt, het verslag rondstuurt of de kaders veranderen.
outbox-to-print =
    { $n ->
        [one] 1 brief om te printen
       *[other] { $n } brieven om te printen
    }
outbox-print-who = Dit is voor mensen zonder e-mail.
outbox-print-help = Elke brief krijgt een eigen code. Print ze, en zet ze daarna op geprint.
outbox-print = Print de brieven (PDF)
outbox-printed = Ik heb ze geprint
outbox-file-letters = brieven.pdf
outbox-all = Alle berichten
outbox-noted-printed = De brieven staan op geprint.
outbox-noted-again = We proberen het bericht opnieuw.
outbox-message-to = Bericht aan { $name }
outbox-to = Aan
outbox-subject = Onderwerp
outbox-link-later = Hier staat de persoonlijke link. Die maken we pas bij het versturen. Alleen de ontvanger ziet hem.
outbox-code-later = Hier staat de persoonlijke code. Die maken we pas bij het printen.
outbox-tried-again-at = { $what } We proberen het opnieuw: { $when }.
outbox-error-no-address = Er is geen e-mailadres. Vul een adres in bij Betrokkenen en probeer het opnieuw.
outbox-error-address-wrong = Het e-mailadres klopt niet. Verbeter het bij Betrokkenen en probeer het opnieuw.
outbox-error-unreachable = De mailserver was niet te bereiken.
outbox-error-refused = De mailserver nam het bericht niet aan (code { $code }). Kijk of het adres klopt.
outbox-error-unsubscribed = Deze persoon wil geen bericht meer over het vervolg. Het is niet verstuurd.
outbox-error-removed = Deze persoon doet niet meer mee. Het is niet verstuurd.
outbox-error-nothing-left = Wat hierin stond, was al niet meer nodig. Het is niet verstuurd.
outbox-error-other = Het versturen lukte niet. Vraag de beheerder om in het logboek te kijken.
outbox-count-waiting =
    { $n ->
        [one] bericht wacht
       *[other] berichten wachten
    }
outbox-count-sent =
    { $n ->
        [one] bericht verstuurd
       *[other] berichten verstuurd
    }
outbox-count-failed =
    { $n ->
        [one] bericht niet gelukt
       *[other] berichten niet gelukt
    }
outbox-count-printed =
    { $n ->
        [one] brief geprint
       *[other] brieven geprint
    }
delivery-waiting = wacht
delivery-sent = verstuurd
delivery-failed = niet gelukt
delivery-printed = geprint
way-mail = e-mail
way-letter = brief
message-invitation = Uitnodiging
message-new-frames = Nieuwe kaders
message-after-round = Naronde
message-draft-report = Concept van het verslag
message-final-report = Verslag is klaar
message-stopped = Traject is gestopt
message-code-made = Inlogcode gemaakt

mail-greeting = Beste { $name },
mail-regards = Met vriendelijke groet,
mail-link-help = De link is van u alleen en werkt één keer. Geef hem niet door. Lukt het niet? Vraag een nieuwe link.
letter-way-in = Wilt u het op een telefoon of computer doen? Dan hebt u een code nodig. De code is van u alleen. Zonder toestel kan het ook: zeg het aan uw begeleider.

mail-invitation-subject = Uitnodiging: { $title }
mail-invitation = { $organisation } nodigt u uit voor het traject { $title }.
mail-invitation-question = De vraag is: { $question }
mail-invitation-promise = De opdrachtgever belooft: { $promise }
mail-invitation-decide = U besluit mee. Een besluit is er pas als iedereen erachter staat.
mail-invitation-listen = We willen graag horen wat u vindt. Er wordt deze keer niets besloten. U krijgt wel antwoord op wat u zegt.
mail-invitation-meeting = De bijeenkomst is op { $when }, { $place }.
mail-invitation-practical = Hebt u iets nodig om te kunnen komen, zoals vervangende zorg, vervoer of een tolk? Laat het weten. Dan regelen we het samen.
mail-invitation-ask = Hebt u een vraag? Stel die aan { $who }.
mail-invitation-link = Laat via deze link weten of u komt:

mail-new-frames-subject = Nieuwe kaders: { $title }
mail-new-frames = De kaders van het traject { $title } zijn veranderd. Dit zijn de kaders van nu:
mail-new-frames-link = Bekijk via deze link wat er verder staat:

mail-after-round-subject = Nog een paar punten: { $title }
mail-after-round = U was bij de bijeenkomst van { $title }. Er is een naronde. Zo kan iedereen rustig antwoorden.
mail-after-round-points =
    { $n ->
        [one] Er is nog 1 punt waarover we uw antwoord vragen.
       *[other] Er zijn nog { $n } punten waarover we uw antwoord vragen.
    }
mail-after-round-until = De naronde loopt tot { $date }. Geen antwoord telt niet als ja.
mail-after-round-link = Geef via deze link uw antwoord:

mail-draft-report-subject = Concept van het verslag: { $title }
mail-draft-report = Er is een concept van het verslag van { $title }. We horen graag of het klopt.
mail-draft-report-until = U kunt verbeteringen geven vóór { $date }. Daarna is het verslag klaar.
mail-draft-report-link = Lees het concept via deze link:

mail-final-report-subject = Het verslag is klaar: { $title }
mail-final-report = Het verslag van { $title } is klaar. Het verandert niet meer. Iedereen kan het lezen.
mail-final-report-link = Lees het verslag via deze link:

mail-code-made-subject = Er is een inlogcode voor u gemaakt: { $title }
mail-code-made = U doet mee aan { $title }. Er is een code gemaakt waarmee u op uw eigen pagina komt.
mail-code-made-who = { $name } maakte de code op { $when }. Wist u hiervan niet? Bel of mail ons dan.
mail-stopped-subject = Gestopt: { $title }
mail-stopped = Het traject { $title } is gestopt. We vinden het belangrijk dat u weet waarom.
mail-stopped-reason = De reden: { $reason }
outbox-print-after =
    { $n ->
        [one] Daarna is er nog één.
       *[other] Daarna zijn er nog { $n }.
    }

# Na de bijeenkomst.
message-group-stopped = Werkgroep is gestopt
message-gathering-planned = Vervolgbijeenkomst
message-gathering-cancelled = Bijeenkomst gaat niet door
message-later-decided = Nieuw besluit
mail-group-stopped-subject = Een werkgroep is gestopt: { $title }
mail-group-stopped = In het traject { $title } is een werkgroep gestopt. We vinden het belangrijk dat u weet waarom.
mail-group-stopped-name = De werkgroep heet: { $name }
mail-gathering-planned-subject = Vervolgbijeenkomst: { $title }
mail-gathering-planned = U hebt zich aangemeld voor het vervolg van { $title }. Er is een bijeenkomst gepland.
mail-gathering-planned-link = Bekijk via deze link waar het over gaat:
mail-gathering-when = De bijeenkomst is op { $when }, { $place }.
mail-gathering-cancelled-subject = Gaat niet door: vervolgbijeenkomst { $title }
mail-gathering-cancelled = Een vervolgbijeenkomst van { $title } gaat niet door.
mail-later-decided-subject = Nieuws over wat u besloot: { $title }
mail-later-decided = Bij een vervolgbijeenkomst van { $title } is opnieuw besloten.
mail-later-decided-count =
    { $n ->
        [0] Er is niets besloten. Bij het traject leest u wat er op tafel lag.
        [one] Er is 1 besluit genomen.
       *[other] Er zijn { $n } besluiten genomen.
    }
mail-later-decided-link = Lees het via deze link:
