# De afsluiting: rode draden, de overhandiging en het antwoord van de opdrachtgever.
plenary-title = Rode draden en antwoord
plenary-lead = Wat loopt er door de punten heen? Trek er rode draden doorheen. Daarna krijgt de opdrachtgever de uitkomst.
plenary-lead-handed-over = De opdrachtgever heeft de uitkomst gekregen. Een antwoord verandert nooit iets aan wat hier staat.
handed-over-on = Overhandigd op { $when }.
hand-over = Overhandig de uitkomst
hand-over-explained = U geeft de uitkomst aan de opdrachtgever. Dat gebeurt één keer. U kunt het niet terugdraaien.
hand-over-title = De uitkomst overhandigen?
hand-over-then-answers = De opdrachtgever ziet de besluiten en geeft op elk besluit antwoord.
hand-over-then-answers-listening = De opdrachtgever ziet wat er is gezegd en geeft op elk idee antwoord.
hand-over-then-nothing-changes = De opdrachtgever verandert niets aan wat er staat.
hand-over-then-report = Daarna kunt u het verslag maken.
hand-over-decisions =
    { $n ->
        [one] Eén besluit
       *[other] { $n } besluiten
    }
hand-over-ideas =
    { $n ->
        [one] Eén idee
       *[other] { $n } ideeën
    }
hand-over-others =
    { $n ->
        [one] Eén idee dat geen besluit is
       *[other] { $n } ideeën die geen besluit zijn
    }
hand-over-threads =
    { $n ->
        [one] Eén rode draad
       *[other] { $n } rode draden
    }
hand-over-no-threads = Er is nog geen rode draad. Wilt u die eerst trekken? Ga dan terug.
hand-over-do = Ja, overhandig de uitkomst
hand-over-back = Nee, ga terug
hand-over-needs-close = Sluit eerst de slotronde. Daarna kunt u de uitkomst overhandigen.
hand-over-needs-plenary = Begin eerst de afsluiting. Dat doet u bij de bijeenkomst. Daarna kunt u de uitkomst overhandigen.
the-threads = De rode draden
no-threads = Er is nog geen rode draad.
no-threads-draw = Geef hieronder een draad een naam en kies de punten die erbij horen.
no-threads-wait = De begeleider trekt ze tijdens de afsluiting, samen met de zaal.
thread-see-points = Bekijk de punten
thread-which-help = Open een idee en vink de punten aan. Kies er minstens één.
thread-none-title = Er is nog geen punt gekozen
thread-none = Open een idee en vink minstens één punt aan. Bewaar daarna de draad.
thread-redraw = Wijzig
thread-remove = Haal weg
thread-draw-title = Trek een rode draad
thread-redraw-title = Wijzig de draad: { $title }
thread-name = Naam van de draad
thread-name-help = Een paar woorden. Bijvoorbeeld: elkaar kennen en vinden.
thread-which-points = Welke punten horen erbij?
thread-keep = Bewaar de draad
thread-more = En nog { $what }. Alles staat in het verslag.
thread-other-points = Er zijn meer punten om uit te kiezen. Wat u aankruiste, blijft staan.
thread-elsewhere =
    { $n ->
        [one] Eén gekozen punt staat op een andere bladzijde.
       *[other] { $n } gekozen punten staan op een andere bladzijde.
    }
thread-nothing-carried = Er is nog geen punt waar iedereen achter staat. Een draad loopt alleen door zulke punten.
the-decisions = De besluiten
no-decisions = Er is geen besluit genomen.
the-other-ideas = De andere ideeën
not-decided-dignity = Hier is geen besluit over genomen. Dat hoort erbij: een besluit is er pas als iedereen erachter staat. De ideeën gaan niet verloren. Ze staan in het verslag.
what-was-said = Wat er is gezegd
outcome-decision = besluit
outcome-agreed = eens, geen besluit
outcome-not-decided = niet besloten
outcome-open = nog open
outcome-said = opgeschreven
text-erased = [weggehaald, omdat er persoonsgegevens in stonden]
addition-said = Aanvulling:
idea-what-it-says = Wat er staat
idea-not-decided = { $what } niet besloten
idea-questions-open =
    { $n ->
        [one] 1 vraag open
       *[other] { $n } vragen open
    }
no-answer-yet = De opdrachtgever heeft nog niet geantwoord.
answers-progress = { $n } van { $of } besluiten hebben een antwoord.
answers-progress-listening = { $n } van { $of } ideeën hebben een antwoord.
answer-next = Geef het volgende antwoord
answer-place = Besluit { $n } van { $of }
answer-place-listening = Idee { $n } van { $of }
answer-to-yours = Naar uw antwoord
answer-before = Vorige
answer-after = Volgende
answer-all = Alle antwoorden
answer-choose-frame = Kies een kader
answer-give = Geef antwoord
answer-again = Geef een nieuw antwoord
answer-earlier = Eerder antwoord
answer-by = Opdrachtgever, { $date }
answer-is-within-frames = Binnen de kaders. Overgenomen zoals het er staat.
answer-is-outside-frame = Past niet binnen kader { $n }. Het gaat terug naar de kring.
answer-is-deviates-from-intent = Wijkt af van kader { $n }, een intentie. Toch overgenomen.
answer-is-heard = Gehoord. Dit is het antwoord.
answer-to = Antwoord op: { $title }
answer-lead = Iedereen staat hierachter. Past het binnen de kaders? Dan neemt u het over zoals het er staat. U verandert niets aan de tekst.
answer-lead-listening = Mensen hebben dit gezegd. Vertel wat u ermee doet. U verandert niets aan wat zij zeiden.
answer-your-promise = Dit hebt u beloofd
answer-decided-is = Dit is besloten
answers-given = Gegeven antwoorden
answer-yours = Uw antwoord
answer-within = Het past binnen de kaders
answer-remark = Toelichting
answer-remark-help = Mag leeg blijven.
answer-adopt = Neem het besluit over
answer-outside = Het past niet binnen een hard kader
answer-which-frame = Buiten welk kader valt het?
answer-why = Waarom past het niet?
answer-why-help = De kring leest dit en gaat ermee verder.
answer-send-back = Geef terug aan de kring
answer-intent = Het wijkt af van een intentie
answer-which-intent = Van welke intentie wijkt het af?
answer-weighed = Hoe hebt u dat gewogen?
answer-weighed-help = U neemt het besluit wel over. Leg uit waarom dat kan.
answer-adopt-anyway = Neem het toch over
answer-heard = Wat doet u hiermee?
answer-heard-help = Iedereen kan dit antwoord lezen. Zeg ook eerlijk wat niet kan, en waarom.
answer-send = Geef dit antwoord
