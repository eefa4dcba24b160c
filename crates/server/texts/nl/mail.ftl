# Wat na de bijeenkomst verstuurd wordt: herinneringen en overzichten, en het stoppen daarvan.
message-action-stopped = Actiepunt is gestopt
message-reminder = Herinnering
message-news = Overzicht

mail-open = Ga naar de pagina
mail-attached = Wilt u dit in uw agenda? Open dan de bijlage van deze mail.
mail-more =
    { $n ->
        [one] En nog 1. Dat leest u op de pagina.
       *[other] En nog { $n }. Die leest u op de pagina.
    }
mail-unsubscribe = Wilt u geen bericht meer over het vervolg van dit traject? Dan stopt u hier, met één druk op de knop:
mail-unsubscribe-link = Geen bericht meer

mail-gathering-row-subject = Vervolgbijeenkomsten: { $title }
mail-gathering-row = U hebt zich aangemeld voor het vervolg van { $title }. Dit zijn de dagen waarop we samenkomen:
mail-gathering-row-link = Bekijk via deze link waar het over gaat:
mail-gathering-line = { $when }, { $place }
mail-gathering-moved-subject = Veranderd: vervolgbijeenkomst { $title }
mail-gathering-moved = Let op: een vervolgbijeenkomst van { $title } is veranderd.
mail-gathering-moved-link = Bekijk via deze link waar het over gaat:
mail-gathering-was = De bijeenkomst zou zijn op { $when }, { $place }.

mail-action-stopped-subject = Een actiepunt is gestopt: { $title }
mail-action-stopped = In het traject { $title } is een actiepunt gestopt. We vinden het belangrijk dat u weet waarom.
mail-action-stopped-what = Het actiepunt was: { $what }

mail-reminder-subject = Een herinnering: { $title }
mail-reminder = U doet mee aan het vervolg van { $title }. Fijn dat u dat doet!
mail-reminder-link = Laat op uw pagina weten hoe het ermee staat. Dat kan in tien tellen:
mail-reminder-staff-subject = Een herinnering: { $title }
mail-reminder-staff = Dit gaat over het vervolg van { $title }.
mail-reminder-staff-link = Hier gaat u naar het traject. U logt in zoals u gewend bent.
mail-asked = Dit vraagt iets van u
mail-silent = Hier hoorden we niets over. Eén zin is genoeg, ook als er nog niets is gebeurd.
mail-silent-lead = Hier is niets over gehoord, ook niet na een herinnering. Wilt u erachteraan bellen?
mail-nudge-action-soon = “{ $what }”: de dag komt dichtbij. Dat is { $date }.
mail-nudge-action-late = “{ $what }”: de afgesproken dag was { $date }. Is het gedaan, of wordt het een andere dag?
mail-nudge-action-silent = “{ $what }”: sinds { $date }.
mail-nudge-group-silent = Werkgroep “{ $name }”: sinds { $date }.
mail-nudge-group-without-driver-lead = Werkgroep “{ $name }”: er is sinds { $date } geen aanjager. Wie kunt u vragen?
mail-nudge-answer-soon = Uw antwoord op het besluit “{ $what }”. U beloofde het vóór of op { $date }.
mail-nudge-answer-late = Uw antwoord op het besluit “{ $what }”. U beloofde het vóór of op { $date }, en het is er nog niet. Geef uw antwoord, of noem een nieuwe dag met de reden.
mail-nudge-answer-late-lead = Het antwoord op het besluit “{ $what }”. De opdrachtgever beloofde het vóór of op { $date }. Het is er nog niet, ook niet na een herinnering.
mail-nudge-review-lead = Het besluit “{ $what }”. De afspraak was om er op { $date } opnieuw naar te kijken. Zet het op de agenda van een bijeenkomst.

mail-news-subject = Wat er gebeurde: { $title }
mail-news = Er is nieuws over het vervolg van { $title }. Hieronder staat het op een rij.
mail-news-link = Lees op de pagina wat er van alle punten is geworden:
mail-news-asked-subject = Een vraag aan u, en nieuws: { $title }
mail-news-asked = Er is nieuws over het vervolg van { $title }. En we vragen iets van u.
mail-news-asked-link = Laat op uw pagina weten hoe het ermee staat. Dat kan in tien tellen:
mail-news-heading = Wat er gebeurde
mail-group-news = Uw werkgroep: { $name }
mail-group-open = Wat er in uw werkgroep nog te doen is
mail-ahead = Wat eraan komt
mail-open-new = Nieuw: { $line }
mail-open-late = “{ $what }”: te laat. De dag was { $date }.
mail-open-to-do = “{ $what }”: nog te doen.
mail-open-to-do-by = “{ $what }”: nog te doen, vóór of op { $date }.
mail-open-doing = “{ $what }”: daar is iemand mee bezig.
mail-open-doing-by = “{ $what }”: daar is iemand mee bezig, tot en met { $date }.
mail-news-action-added = Nieuw actiepunt: “{ $what }”.
mail-news-action-added-by = Nieuw actiepunt: “{ $what }”, vóór of op { $date }.
mail-news-action-to-do = “{ $what }”: dit staat weer op nog te doen.
mail-news-action-doing = “{ $what }”: daar is nu iemand mee bezig.
mail-news-action-done = “{ $what }”: dit is gedaan!
mail-news-action-stopped = “{ $what }”: dit is gestopt. De reden: { $reason }
mail-news-action-changed = “{ $what }”: dit actiepunt is veranderd.
mail-news-action-noted = “{ $what }”: iemand schreef hoe het ermee gaat.
mail-news-group-formed = Er is een werkgroep: “{ $name }”.
mail-news-group-driven = Werkgroep “{ $name }” heeft een aanjager.
mail-news-group-left = De aanjager van werkgroep “{ $name }” is gestopt. Er is nog geen nieuwe.
mail-news-group-stopped = Werkgroep “{ $name }” is gestopt. De reden: { $reason }
mail-news-answered = De opdrachtgever gaf antwoord op het besluit “{ $what }”.
mail-news-promised = De opdrachtgever belooft antwoord vóór of op { $date }.
mail-news-decided =
    { $n ->
        [0] Bij een vervolgbijeenkomst is niets nieuws besloten.
        [one] Bij een vervolgbijeenkomst is 1 besluit genomen.
       *[other] Bij een vervolgbijeenkomst zijn { $n } besluiten genomen.
    }
mail-news-planned = Er is een vervolgbijeenkomst op { $when }, { $place }.
mail-news-cancelled = De vervolgbijeenkomst op { $when } gaat niet door. De reden: { $reason }
mail-news-horizon = Hier werkt iedereen naartoe: { $event }.
mail-news-stands = Dit staat: { $what }

unsubscribe-title = Geen bericht meer?
unsubscribe-lead = U krijgt dan geen bericht meer over het vervolg van { $title }: geen uitnodigingen, geen herinneringen en geen overzichten.
unsubscribe-stays = U blijft gewoon deelnemer. Uw eigen pagina blijft werken.
unsubscribe-do = Stuur mij geen bericht meer
unsubscribe-done-title = U krijgt geen bericht meer
unsubscribe-done = Het is gelukt. Over het vervolg van { $title } krijgt u geen bericht meer.
unsubscribe-back = Bedenkt u zich? Zeg het tegen uw begeleider, of kies het zelf op uw eigen pagina.
unsubscribe-wrong-title = Deze link werkt niet
unsubscribe-wrong = Kijk of u de hele link hebt overgenomen uit de mail. Lukt het niet? Zeg het tegen uw begeleider, of antwoord op de mail.
