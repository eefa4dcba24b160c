# De tablet van een tafel.
table-page-title = De tafel
table-choose-title = Kies een tafel
table-none = Er staat nog geen tafel.
table-none-next = Zet eerst de tafels klaar, elk bij een onderwerp.
table-all-tables = Alle tafels
table-guided-by = { $name } begeleidt
table-ideas = Onze ideeën
table-no-ideas = Nog geen ideeën.
table-no-ideas-next = Bedenk samen een idee en geef het een titel.
table-idea-points =
    { $n ->
        [0] Nog geen punten.
        [one] Eén punt.
       *[other] { $n } punten.
    }
table-idea-blooming = Iedereen staat erachter.
table-idea-empty = Nog leeg: { $petals }.
table-new-idea = Nieuw idee
table-idea-title = Titel van het idee
table-idea-title-help = Kort en duidelijk. De titel is ook een punt om achter te staan.
table-idea-add = Zet het idee neer
table-gone = Ideeën die zijn weggehaald
table-other-idea = Ander idee
table-edit-title = Verander de titel
table-drop-idea = Haal dit idee weg
table-petals = Bloembladeren
table-points =
    { $n ->
        [one] punt
       *[other] punten
    }
table-closed = Aan de punten kan nu niets veranderen.
table-write-at = Schrijf een punt bij
table-write-help = Schrijf één punt per keer. Met Enter schrijft u het op, en daarna schrijft u het volgende.
table-one-point = Hier staan twee regels. Schrijf één punt per keer: haal de tweede regel weg en schrijf die daarna op.
table-write = Zet op het bloemblad
table-under = Dit komt onder: { $text }
table-not-under = Toch als los punt
table-add-under = Zet er iets onder
table-written = Op het bloemblad { $petal }
table-nothing-written = Hier staat nog niets.
table-empty-petals = Nog leeg: { $petals }. Dat mag. We vragen het straks nog eens.
table-dropped = Punten die zijn weggehaald
table-edit-point = Verander dit punt
table-edit-lead = Andere woorden zijn nieuw voor iedereen. Elk standpunt op dit punt begint dan opnieuw.
table-edit-text = Tekst
table-restructure = Verplaats, splits of voeg samen
table-restructure-lead = Dit maakt een nieuw punt. Iedereen ziet het als nieuw.
table-move-idea = Naar welk idee?
table-move-petal = Naar welk bloemblad?
table-move = Verplaats
table-split-first = Eerste punt
table-split-second = Tweede punt
table-split-third = Derde punt
table-split = Splits
table-merge-title = Voeg samen met een ander punt
table-merge-with = Samen met “{ $text }” wordt het:
table-merge = Voeg samen
table-answer-by = Welk punt beantwoordt deze vraag?
table-answer = Dit is het antwoord
table-consent-go = Wie staat erachter?
table-consent-title = Wie bent u?
table-consent-of = De punten van onze tafel, voor { $name }
table-consent-lead = Kies uw naam. Ieder geeft zelf een standpunt, na elkaar op deze tablet.
table-consent-nobody = Er zit nog niemand aan deze tafel.
table-consent-nobody-next = Vraag de procesbegeleider om mensen een plaats te geven.
table-that-is-me = Dat ben ik
table-guest = op bezoek in deze ronde
table-consent-read = Lees de punten. Staat u ergens nog niet achter? Zeg het bij dat punt. Daarna zegt u het in één keer van de rest.
table-consent-own-stays = Zei u op uw eigen telefoon al “nog niet”? Dat blijft staan. Mag alleen u het weten, kies dan “Sla over” en gebruik uw eigen telefoon.
table-consent-flags =
    { $n ->
        [one] Bij één punt lijkt een naam of adres te staan. Verander dat eerst.
       *[other] Bij { $n } punten lijkt een naam of adres te staan. Verander dat eerst.
    }
table-consent-more =
    { $n ->
        [one] Er is nog één punt. Dat komt daarna.
       *[other] Er zijn nog { $n } punten. Die komen daarna.
    }
table-consent-act = Het standpunt van { $name }
table-not-yet = Nog niet
table-later = Sla over
table-not-yet-help = Een paar woorden is genoeg.
table-not-yet-must = Schrijf op waarom. Er is nog niets bewaard.
table-kept = Bewaard. Op dit scherm staat niet wat u zei. Lees hier verder.
table-is-later = overgeslagen
table-not-later = Toch niet overslaan
table-points-of = Dit zijn punt { $from } tot en met { $to } van { $of }. De volgende komen hierna.
table-next-points = Naar de volgende punten
table-left-out = Deze punten slaat u over. U ziet ze later weer.
table-behind-rest = Ik sta achter de rest
table-somebody-else = Iemand anders
table-voice = Eigen standpunt geven
table-voice-code = De code van uw stoelkaart
table-voice-help = Twaalf letters en cijfers. Hoofdletters en streepjes maken niet uit.
table-voice-unknown = Deze code kennen wij niet. Kijk nog een keer op uw kaart, of vraag de begeleider om een nieuwe.
table-voice-go = Verder met mijn eigen stem
