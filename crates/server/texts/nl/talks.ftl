# De gesprekken, en wat eruit komt.
talks-title = Gesprekken
talks-lead = { $done } van { $of } mensen hebben een gesprek gehad.
talks-not-used = Deze methode heeft geen gesprekken vooraf.
talks-to-items =
    { $n ->
        [0] Alles is geregeld
        [1] Nog één ding te regelen
       *[other] Nog { $n } dingen te regelen
    }
talks-unplanned = Nog niet gepland
talks-none-unplanned = Voor iedereen is een gesprek gepland of gevoerd.
talks-of = Gesprekken van { $name }
talks-nobody-any-more = iemand die deze rol niet meer heeft
talks-finished = Klaar
talks-finished-count =
    { $n ->
        [1] Eén gesprek
       *[other] { $n } gesprekken
    }
talks-open = Gesprek
talks-plan = Plan een gesprek
talks-with = Met wie?
talks-by = Wie voert het gesprek?
talks-how = Waar en hoe?
talks-when = Wanneer?
talks-when-help = Mag leeg blijven.
talks-plan-do = Plan
talks-setting-home-visit = thuis
talks-setting-phone = per telefoon
talks-setting-at-the-door = aan de deur van de bijeenkomst
talks-setting-elsewhere = ergens anders

talk-kicker = Informatief gesprek
talk-title = Gesprek met { $name }
talk-lead = Neem de tijd. Niet alles hoeft ingevuld te worden. Wat u typt, blijft op dit toestel staan tot u bewaart.
talk-held = Dit gesprek was op { $when }. U kunt het aanvullen.
talk-waived = Er is geen gesprek nodig. De reden: { $reason }
talk-closed = { $name } heeft dit gesprek gevoerd. Wat er gezegd is, lezen alleen { $name } en de hoofdbegeleider.
talk-not-now = In deze fase kunt u nog geen gesprek opschrijven. Plannen kan misschien wel.
talk-answer = Het antwoord
talk-help-information = Schrijf op wat de deelnemer zegt. Elke vraag om informatie krijgt een antwoord.
talk-help-safety = Alleen u, de hoofdbegeleider en deze deelnemer kunnen dit lezen.
talk-help-named-person = Wie vindt dit belangrijk? Ook wie er anders over denkt.
talk-help-practical = Vervangende zorg, vervoer, een tolk, een vergoeding, iemand die meekomt.
talk-help-none = Schrijf op wat de deelnemer zegt.
talk-becomes-information = Maak hier vragen van die een antwoord krijgen
talk-becomes-safety = Maak hier afspraken van
talk-becomes-named-person = Schrijf op wie we gaan vragen
talk-becomes-practical = Schrijf op wat we regelen
talk-item-information = Vraag
talk-item-safety = Afspraak
talk-item-named-person = Wie
talk-item-practical = Te regelen
talk-need = Wat is er nodig?
talk-need-help = Alleen u en de hoofdbegeleider lezen dit.
talk-acts = Wat doet deze afspraak?
talk-acts-other = Iets anders, in woorden
talk-acts-not-with = Niet aan één tafel met iemand
talk-acts-together-with = Samen met iemand
talk-acts-step-free = Zonder drempels of trap
talk-acts-first-to-go = Als eerste aan de beurt
talk-acts-break = Even pauze wanneer het nodig is
talk-with = Met wie?
talk-with-help = Alleen als de afspraak over iemand anders gaat.
talk-with-nobody = Met niemand
talk-instruction = Wat mogen anderen weten?
talk-instruction-help = Bijvoorbeeld: zit bij de deur. Schrijf niet waarom.
talk-row-text-needed = Schrijf bij de afspraak op wat er nodig is.
talk-row-whom-needed = Kies met wie de afspraak is.
talk-save = Bewaar het gesprek
talk-later = Later verder
talk-open-items =
    { $n ->
        [1] Uit dit gesprek staat nog één ding open
       *[other] Uit dit gesprek staan nog { $n } dingen open
    }
talk-more = Anders
talk-waive-open = Er is geen gesprek nodig
talk-waive-reason = Waarom niet?
talk-waive-help = Bijvoorbeeld: de deelnemer wil geen gesprek.
talk-waive = Sla het gesprek over
talk-to-person = Naar de gegevens van deze persoon

items-title = Te regelen
items-lead = Wat uit de gesprekken komt, krijgt hier een vervolg.
items-of-information = Vragen om informatie
items-of-safety = Afspraken voor veiligheid
items-of-named-person = Mensen om te vragen
items-of-practical = Praktische zaken
items-lead-information = Geef antwoord, of leg de vraag voor aan de opdrachtgever.
items-lead-safety = Alleen wie het gesprek voerde en de hoofdbegeleider lezen dit. De indeling van de tafels houdt er rekening mee.
items-lead-named-person = Vraag wie genoemd is, en zet hem of haar op de lijst.
items-lead-practical = Regel wat iemand nodig heeft om te komen.
items-kind-information = Vraag om informatie
items-kind-safety = Afspraak voor veiligheid
items-kind-named-person = Genoemde persoon
items-kind-practical = Praktische zaak
items-open = nog open
items-instruction = aanwijzing
items-none-open = Niets meer open
items-put = ligt bij de opdrachtgever
items-put-do = Leg voor aan de opdrachtgever
items-waits = wacht op de opdrachtgever
items-told = Anderen weten: { $instruction }
items-settle-open = Rond af
items-text-information = Het antwoord, of waarom er geen antwoord komt
items-text-safety = Wat hebt u afgesproken?
items-text-named-person = Wat zei deze persoon?
items-text-practical = Wat hebt u geregeld, of waarom kan het niet?
items-do-answered = Beantwoord
items-do-declined = Dit kan niet
items-do-arranged = Geregeld
items-do-asked = Gevraagd
items-outcome-answered = beantwoord
items-outcome-declined = kan niet
items-outcome-arranged = geregeld
items-outcome-asked = gevraagd
items-add-person = Zet op de lijst van betrokkenen
items-settled =
    { $n ->
        [1] Eén afgerond
       *[other] { $n } afgerond
    }
items-reopen = Open weer
items-acts-not-with = niet aan één tafel met { $name }
items-acts-together-with = samen met { $name }
items-instructions = Aanwijzingen
items-instructions-lead = Houd hier rekening mee. Waarom, hoeft u niet te weten.
items-new = Nog iets te regelen
items-new-open = Voeg iets toe
items-new-kind = Wat is het?
items-new-text = Waar gaat het om?
items-new-whose = Van wie?
items-new-nobody = Van niemand in het bijzonder
items-to-talks = Naar de gesprekken
