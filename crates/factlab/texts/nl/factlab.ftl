# Tabellen
table-domains-per-address = Hoeveel domeinen per adres
table-organisations-per-address = Hoeveel organisaties per adres
table-provisions-per-address = Hoeveel voorzieningen per adres
table-domain-combinations = Welke domeinen samenkomen
table-organisation-combinations = Welke organisaties samenkomen
table-domain-pairs = Domeinen twee aan twee
table-organisation-pairs = Organisaties twee aan twee
table-provision-pairs = Voorzieningen twee aan twee
table-area-domains = Hoeveel domeinen per adres, per gebied
sheet-domains-per-address = Domeinen per adres
sheet-organisations-per-address = Organisaties per adres
sheet-provisions-per-address = Voorzieningen per adres
sheet-domain-combinations = Combinaties van domeinen
sheet-organisation-combinations = Combinaties van organisaties
sheet-domain-pairs = Domeinen twee aan twee
sheet-organisation-pairs = Organisaties twee aan twee
sheet-provision-pairs = Voorzieningen twee aan twee
sheet-area-domains = Domeinen per gebied
about-domains-per-address = Elk adres telt één keer. Een adres heeft 2 domeinen als er hulp is uit twee domeinen.
about-organisations-per-address = Elk adres telt één keer, bij het aantal organisaties dat er hulp geeft.
about-provisions-per-address = Elk adres telt één keer, bij het aantal voorzieningen. Geven twee organisaties dezelfde voorziening, dan telt die twee keer.
about-domain-combinations = Elke kolom is een combinatie. De stippen zeggen welke domeinen samenkomen. De balk zegt op hoeveel adressen precies deze combinatie voorkomt, en niets anders.
about-organisation-combinations = Elke kolom is een combinatie. De stippen zeggen welke organisaties samenkomen. Zijn er veel organisaties, dan staan alleen de combinaties van twee of meer die het meest voorkomen erbij.
about-domain-pairs = Elk vak zegt op hoeveel adressen beide domeinen voorkomen. Op de schuine lijn staat het hele domein.
about-organisation-pairs = Elk vak zegt op hoeveel adressen beide organisaties hulp geven. Op de schuine lijn staat de hele organisatie.
about-provision-pairs = Elk vak zegt op hoeveel adressen beide voorzieningen voorkomen. Op de schuine lijn staat de hele voorziening.
about-area-domains = Per gebied: op hoeveel adressen 1, 2 of meer domeinen voorkomen.
head-what = Wat
head-total = Totaal
head-other = Andere combinaties
head-no-area = Geen gebied bekend
head-addresses = Adressen
head-of-addresses = { $n } adressen
head-or-more = { $n } of meer
hidden = niet getoond
hidden-short = niet getoond

# De pagina met de uitkomst
page-lead = { $n } organisaties telden samen hoe hulp per adres samenkomt. Peildatum: { $date }. Geen enkel adres is gedeeld.
page-first = Op ongeveer { $many } van de { $all } adressen met hulp komt die hulp uit meer dan één domein.
page-vulnerable = Let vooral op hulp uit meer domeinen tegelijk. Dat zegt meer over kwetsbaarheid dan veel voorzieningen in één domein. Een adres is niet hetzelfde als een huishouden.
page-hidden = “Niet getoond” zegt niet of een aantal klein is. Ook een groot aantal wordt weggelaten, als daarmee een klein aantal uit te rekenen is.
page-slide = Op een klein scherm schuift u een plaatje opzij om alles te zien.
page-as-table = Als tabel
page-contents = Inhoud
picture-alt = Een plaatje bij “{ $title }”. Alle getallen staan in de tabel eronder.
page-rules = Wat niet getoond wordt, en waarom
page-how = Hoe er geteld is
page-how-text = Elke organisatie versleutelde haar adressen met een eigen sleutel. Alle lijsten gingen langs alle organisaties. Pas met alle sleutels samen waren alle lijsten te vergelijken. Daarna zijn de sleutels vernietigd. Niemand kan het nog overdoen.
page-how-shares = Elke organisatie knipte haar lijst in drie stukken waar zonder de andere niets uit te lezen is. Drie bewaarders kregen elk een deel van de stukken. Zij hutselden samen de regels, zonder ze te zien. Pas daarna kreeg de teller de regels, zonder adres en in een volgorde die niemand kent. Alles wat nodig was om het over te doen, is vernietigd.
page-gone = De sleutels zijn vernietigd
page-gone-text = Elke organisatie ondertekende dat haar sleutel weg is. Met het programma kunt u dat nakijken: factlab verify.
page-gone-shares = Elke organisatie en elke bewaarder ondertekende dat haar sleutel en haar stukken weg zijn. Met het programma kunt u dat nakijken: factlab verify.
page-limits-text = Dit beschermt niet tegen een organisatie die een onjuiste lijst inbrengt. En niet tegen organisaties die samenspannen, met elkaar of met de teller. Hoeveel adressen elke organisatie inbracht, weten alle deelnemers.
page-limits-shares = Dit beschermt alleen als geen twee bewaarders samenwerken, en geen organisatie met de teller. Het beschermt niet tegen een organisatie die een onjuiste lijst inbrengt.
fact-organisations = Organisaties
fact-collator = Teller
fact-node = Bewaarder
fact-nodes = Bewaarders
fact-register = Adresregister
fact-domains = Domeinen en voorzieningen
fact-institutions = Instellingen
fact-fingerprint = Vingerafdruk van de afspraken
institutions-kept = Een adres met { $n } of meer regels bij één organisatie doet gewoon mee.
institutions-left-out = Een adres met { $n } of meer regels bij één organisatie doet bij haar niet mee: dat is vaak een instelling.
rule-min-cell = Aantallen onder de { $n } zijn niet getoond. Een 0 wel.
rule-group = Een aantal is ook niet getoond als het { $n } procent of meer van een groep is. Het zegt dan iets over bijna iedereen in die groep.
rule-round = Alle aantallen zijn afgerond op { $n }-tallen. Daardoor kloppen totalen niet altijd precies.
rule-hidden = Van { $cells } aantallen zijn er { $primary } niet getoond door deze regels.{ $secondary ->
    [0] {""}
   *[other] {" "}Nog eens { $secondary } niet, omdat de eerste anders uit te rekenen waren.
}
rule-none-hidden = Geen van de { $n } aantallen was zo klein of zo eenzijdig dat het weggelaten moest worden.
rule-audit = Nagerekend voor { $audited } aantallen: geen is terug te rekenen. Wie alles weet wat hier staat, kan een aantal dat niet getoond is niet beter schatten dan binnen een ruimte van { $narrowest }.
rule-difference = Wie twee uitkomsten vergelijkt, ziet geen verschillen kleiner dan { $n }.
gone-who = Organisatie
gone-hops = Lijsten bewerkt
gone-log = Logboek

# Waarom een regel niet meedoet
flaw-no-postcode = geen postcode
flaw-postcode-form = dit is geen postcode
flaw-no-number = geen huisnummer
flaw-number-form = dit is geen huisnummer: dat is een getal van 1 tot 99999, en de straat hoort er niet bij
flaw-suffix-long = te veel tekens achter het huisnummer
flaw-no-street = geen straat
flaw-no-place = geen plaats
flaw-designation-form = dit is geen nummeraanduiding van een adres
flaw-label = “{ $value }” is geen voorziening of gebied dat u volgens de afspraken inbrengt
flaw-label-empty = er staat geen voorziening
flaw-outside = dit adres staat niet in het adresregister van de telling

# Redenen
stopped-by = (Gemeld door { $by }.)
refusal-after-close = { $party } stuurde nog een lijst nadat de telling gesloten was. Er komt geen uitkomst.
refusal-address-outside = Er is een adres voorbereid dat niet in het adresregister staat.
refusal-areas-by-one = Precies één organisatie geeft de gebieden, en alleen als er gebieden in de afspraken staan.
refusal-batch-count = Een lijst van { $party } heeft niet het afgesproken aantal. Er zijn regels weg of bij.
refusal-batch-digest = Een lijst van { $party } is niet de lijst die is aangekondigd.
refusal-batch-route = Een lijst kwam via { $party } langs een verkeerde weg.
refusal-batch-twice = { $party } stuurde dezelfde lijst twee keer.
refusal-batch-unknown = Er kwam een lijst die niet is afgesproken.
refusal-canaries-few = Het aantal controleregels moet tussen 20 en 10.000 liggen.
refusal-canary-missing = In de lijst “{ $label }” van { $party } ontbreken controleregels. Iemand heeft er regels vervangen. Er komt geen uitkomst.
refusal-canaries-none = Met bewaarders zijn er geen controleregels: zet het aantal op 0.
refusal-cancelled = De telling is met de hand gestopt. Wie opnieuw wil beginnen, maakt een nieuw manifest.
refusal-chain-proof = { $party } kan niet bewijzen dat overal dezelfde sleutel is gebruikt.
refusal-close-incomplete = De teller wil sluiten terwijl niet alle lijsten binnen zijn.
refusal-close-other = De teller heeft een andere lijst dan wij hebben gestuurd.
refusal-code-book-domain = Voorziening { $code } hoort bij een domein dat niet in de afspraken staat.
refusal-code-book-empty = Er zijn 1 tot 12 domeinen en minstens één voorziening nodig.
refusal-code-book-provision = { $party } brengt { $code } in, maar die voorziening staat niet in de afspraken.
refusal-code-form = De code “{ $code }” kan niet: een code heeft alleen letters, cijfers en streepjes.
refusal-code-twice = De code “{ $code }” staat er twee keer. Elke code hoort bij één ding.
refusal-column-missing = Deze kolommen staan niet in het bestand: { $columns }.
refusal-commitment-broken = { $party } liet iets anders zien dan waaraan zij zich had gebonden.
refusal-control-failed = De regels die de bewaarders samen hebben, passen niet bij de controlegetallen van de organisaties. Er is iets veranderd. Er is niets geopend en er komt geen uitkomst.
refusal-count-address = “{ $address }” ligt buiten deze computer, of is geen adres. Wat hier langskomt, is niet versleuteld. Geef een adres als 127.0.0.1:50050. Staat de andere computer verderop? Leg er dan een tunnel naartoe, met ssh.
refusal-count-disk = { $path } ligt op een schijf, en daar blijven sporen staan. Kies een map in het geheugen (tmpfs), zoals /dev/shm.
refusal-count-failed = Het tellen op andere computers ging mis. { $detail }
refusal-count-folder = Met { $path } ging iets mis: { $error }
refusal-count-other = Wat van de andere computers terugkwam, past niet bij de lijsten.
refusal-count-part = { $path } is geen heel deel van een telling.
refusal-count-program = { $program } is niet te starten: { $error }
refusal-count-room = In { $path } is geen plaats voor { $megabytes } MB.
refusal-count-seat = Alleen de teller van een keten kan op andere computers laten tellen.
refusal-count-swap = Deze computer kan geheugen op schijf zetten. Zet dat eerst uit, met swapoff -a.
refusal-counts-form = { $party } noemt aantallen die niet kunnen.
refusal-disclosure-difference = Het kleinste verschil dat getoond wordt mag niet kleiner zijn dan het kleinste aantal.
refusal-disclosure-failed = De uitkomst is niet goed te beschermen. Er komt geen uitkomst.
refusal-disclosure-group = Het groepspercentage moet tussen 50 en 100 liggen.
refusal-disclosure-min-cell = Het kleinste aantal dat getoond wordt moet tussen 5 en 1000 liggen.
refusal-disclosure-round = Afronden kan op 1 tot 100.
refusal-file-broken = Het bestand { $file } is stuk of niet wat het zegt te zijn.
refusal-folder-missing = De map { $folder } is er niet.
refusal-folder-used = In de map { $folder } staan al berichten van u voor deze sessie. Maak nieuwe afspraken (een nieuw manifest) en begin met een lege map.
refusal-hello-clock = De klok van { $party } en die van deze computer lopen { $seconds } seconden uiteen. Zet de klokken gelijk en begin opnieuw.
refusal-hello-code-book = { $party } heeft andere voorzieningen in haar afspraken.
refusal-hello-normaliser = { $party } maakt adressen op een andere manier gelijk. Gebruik allemaal dezelfde versie van het programma.
refusal-hop-chain = De stappen van een lijst sluiten niet aan bij { $party }.
refusal-hop-proof = { $party } kan niet bewijzen dat een lijst goed is bewerkt.
refusal-hop-signature = De handtekening van { $party } onder een stap klopt niet.
refusal-hop-sum = De som van een lijst van { $party } klopt niet.
refusal-institutions-rows = Een instelling begint bij minstens 2 regels.
refusal-key-gone = De sleutel is al vernietigd.
refusal-key-not-in-manifest = Dit is niet de sleutel waarmee u in deze afspraken staat. Kies het bestand dat u kreeg van factlab key new. Is het dat wel? Vraag de leider of uw openbare deel goed in het plan staat.
refusal-key-proof = { $party } kan niet bewijzen dat zij haar sleutel kent.
refusal-label-not-ours = Er is een lijst voorbereid die volgens het manifest niet van u is.
refusal-labels-many = Er zijn meer dan 256 paren van organisatie en voorziening of gebied.
refusal-link-gone = De verbinding is weg.
refusal-list-not-agreed = U doet nog niet mee. Kijk uw lijst na met factlab prepare, en begin daarna opnieuw.
refusal-manifest-form = In { $file } staat geen heel manifest: bij regel { $line } klopt het niet. Vraag de leider het nog eens te sturen.
refusal-manifest-exists = Het bestand { $file } is er al. Een manifest wordt nooit overschreven: misschien is het al ondertekend. Kies een andere naam.
refusal-manifest-format = Dit manifest heeft een vorm die dit programma niet kent.
refusal-manifest-other = Het bestand { $file } hoort bij andere afspraken. Daar is de vingerafdruk: { $fingerprint }
refusal-memory-unlocked = Het geheugen is niet af te schermen. Zonder dat begint de telling niet.
refusal-message-form = Er kwam een bericht dat geen bericht is.
refusal-message-out-of-turn = { $party } stuurde een bericht dat nu niet kan.
refusal-message-twice = { $party } stuurde een bericht met een nummer dat er al was. Het is herhaald, of { $party } is opnieuw begonnen. Er komt geen uitkomst.
refusal-mode-other = Het manifest vraagt een andere manier van tellen.
refusal-nodes-differ = { $first } en { $second } hebben niet hetzelfde, terwijl dat wel moet. Een van beide heeft iets veranderd. Er komt geen uitkomst.
refusal-nodes-three = Er zijn precies drie bewaarders nodig.
refusal-no-randomness = Deze computer geeft geen toeval. Zonder dat begint de telling niet.
refusal-normaliser-other = Het manifest vraagt adresregels { $theirs }. Dit programma heeft { $ours } of een andere uitvoering daarvan.
refusal-opening-other = { $party } gaf de teller iets anders dan waaraan zij zich had gebonden.
refusal-out-used = In de map { $folder } staat al een uitkomst, en die wordt nooit overschreven. Kies een andere map met --out, bijvoorbeeld --out uitkomst-2.
refusal-outcome-form = De uitkomst van de teller is niet te lezen.
refusal-parties-number = Er doen 2 tot 50 organisaties mee.
refusal-party-key = De sleutel van { $party } kan niet, of staat er twee keer.
refusal-party-key-empty = De sleutel van { $party } is nog niet ingevuld in het plan. Elke organisatie maakt haar sleutel met factlab key new.
refusal-party-left = { $party } is weg. Er komt geen uitkomst. Wie opnieuw wil beginnen, maakt een nieuw manifest.
refusal-party-name-twice = Elke organisatie heeft een eigen naam nodig.
refusal-party-without-labels = { $party } brengt niets in. Elke organisatie brengt minstens één voorziening in, of de gebieden.
refusal-payload-other = Een bericht van { $party } is onderweg veranderd.
refusal-protocol-other = Het manifest vraagt protocol { $theirs }. Dit programma heeft { $ours }.
refusal-record-incomplete = Niet iedereen heeft ondertekend dat de sleutel weg is.
refusal-record-other = Wat de teller van onze handtekening laat zien, is niet wat wij ondertekenden.
refusal-register-form = Dit bestand is geen adresregister.
refusal-register-large = Het adresregister is te groot voor zoveel organisaties en voorzieningen.
refusal-register-missing = Geef het adresregister op: in het plan met register, bij het meedoen met --register.
refusal-register-other = Dit is niet het adresregister van het manifest.
refusal-register-small = Het adresregister heeft minder dan 100 adressen: daarin verdwijnt niemand.
refusal-session-other = { $party } stuurde een bericht van een andere sessie. Heeft iedereen hetzelfde manifest?
refusal-share-other = { $party } gaf een stuk dat niet het stuk is dat zij had aangekondigd.
refusal-share-sealed = Een stuk van { $party } is onderweg veranderd, of niet voor deze computer.
refusal-result-other = Het bestand { $file } is niet wat er ondertekend is, of een andere versie van het programma maakte het.
refusal-sheet-broken = Het bestand is niet te lezen.
refusal-sheet-empty = Het bestand heeft geen regels.
refusal-sheet-kind = Een bestand op .{ $ending } kan niet. Wel: .csv, .xlsx, .xls en .ods.
refusal-sheet-large = Het bestand is groter dan { $megabytes } MB.
refusal-signature-wrong = De handtekening onder een bericht van { $party } klopt niet.
refusal-tables-none = Er zijn geen tabellen afgesproken.
refusal-tls-address = Op { $address } kan niet geluisterd worden. Draait dit programma al op deze computer? En is het een adres van deze computer? 0.0.0.0 kan altijd.
refusal-tls-nobody = Op { $address } geeft de teller geen antwoord, of het is een ander dan in het manifest staat.
refusal-tls-session = De teller heeft een ander manifest dan u. Vraag de leider welk manifest het goede is, en doe dan nog eens mee: de anderen wachten.
refusal-tls-setup = De beveiligde verbinding is niet op te zetten.
refusal-token-form = Een lijst van { $party } bevat iets dat geen versleuteld adres is.
refusal-token-order = Een lijst van { $party } staat niet op volgorde, of er staat iets twee keer in.
refusal-unsigned = Nog niet ondertekend door: { $names }. Laat hen ondertekenen, en voeg samen met factlab manifest merge.
refusal-view-other = { $party } heeft in het begin iets anders gehoord dan deze computer. Iemand zegt niet tegen iedereen hetzelfde.
refusal-window-early = Het is nog te vroeg: de telling mag nog niet beginnen.
refusal-text-signs = In een naam of titel staat een teken dat u niet ziet, of dat het scherm verandert.
refusal-window-form = De tijden in het manifest kunnen niet: het begin moet voor het einde liggen.
refusal-window-late = De tijd is om. Er komt geen uitkomst.
refusal-beamer-port = Op poort { $port } kan de beamerpagina niet komen. Kies een andere.
refusal-input-missing = Geef uw lijst op met --input.
refusal-key-exists = Het bestand { $file } is er al. Een sleutel wordt nooit overschreven.
refusal-key-file = In { $file } staat geen sleutel.
refusal-list-empty = Van uw lijst doet geen enkel adres mee. Kijk de lijst na met factlab prepare, en zie welke regels niet meedoen en waarom.
refusal-mapping-missing = Er zijn nog geen antwoorden over de kolommen ({ $file }). Kijk eerst uw lijst na met factlab prepare, in dezelfde map.
refusal-mapping-form = De antwoorden over de kolommen in { $file } zijn niet te lezen. Gooi dat bestand weg en kijk uw lijst opnieuw na met factlab prepare.
refusal-not-agreed = De vingerafdruk is niet bevestigd, dus de telling begint niet. Zoek uit wie een ander manifest heeft, en begin opnieuw met een nieuw manifest.
refusal-pdf = De uitkomst als PDF is niet te maken ({ $detail }). Alles staat ook in uitkomst.html.
refusal-plan-form = Het plan is niet te lezen bij regel { $line }: { $there }
refusal-plan-mode = Het plan noemt bewaarders of een adresregister, maar niet mode = "shares".
refusal-plan-brackets = In het plan horen bij regel { $line } dubbele haken te staan, zoals [[parties]].
refusal-plan-date = “{ $date }” is geen dag. Schrijf de peildatum zo: 2027-01-01.
refusal-plan-past = De telling zou al voorbij zijn: { $time }. Kies in het plan een later einde (closes).
refusal-plan-window = In het plan moet het begin van de telling (opens) voor het einde (closes) liggen.
refusal-plan-key = In het plan staat bij regel { $line } geen sleutel. Een sleutel is het openbare deel dat factlab key new toonde: 64 cijfers en letters.
refusal-plan-lacks = In het plan ontbreekt “{ $name }”, bij of na regel { $line }.
refusal-plan-twice = In het plan staat iets twee keer, bij regel { $line }: { $there }. Organisaties, domeinen en voorzieningen krijgen elk dubbele haken, zoals [[parties]].
refusal-plan-value = In het plan staat bij regel { $line } “{ $name }”. Dat kan daar niet. Kies uit: { $allowed }.
refusal-plan-unknown = In het plan staat bij regel { $line } “{ $name }”. Dat kent dit programma niet. Is het goed gespeld, en op de goede plek?
refusal-plan-time = “{ $time }” is geen tijd. Schrijf bijvoorbeeld 2027-02-01T09:00:00+01:00.
refusal-way-wrong = De teller luistert (--listen). Alle anderen verbinden (--connect).
refusal-workbook = Het rekenblad is niet te maken.

# De opdrachtregel
cli-beamer = De pagina voor de beamer: { $address }
cli-collisions = Adressen die verschillend geschreven zijn en toch als één adres tellen: { $n }
cli-column-addition = Welke kolom is de toevoeging? (- is geen)
cli-column-designation = Welke kolom is de nummeraanduiding? (- is geen)
cli-column-label = In welke kolom staat de voorziening? (- als de hele lijst één voorziening is)
cli-column-letter = Welke kolom is de huisletter? (- is geen)
cli-column-number = Welke kolom is het huisnummer? (- is geen)
cli-column-place = Welke kolom is de plaats? (- is geen)
cli-column-postcode = Welke kolom is de postcode? (- is geen)
cli-column-street = Welke kolom is de straat? (- is geen)
cli-columns = Wat staat in welke kolom? Enter neemt het voorstel over. Een nummer mag ook. Dit zijn de kolommen:
cli-counted-here = Er is hier geteld, niet op andere computers. De uitkomst is dezelfde. { $why }
cli-destroyed = sleutel vernietigd, { $n ->
    [one] 1 lijst
   *[other] { $n } lijsten
} bewerkt
cli-done = De uitkomst staat hier:
cli-errors = Regels die niet meedoen: { $n }
cli-file-missing = { $path } is er niet. Klopt de naam, en staat u in de goede map?
cli-file-closed = { $path } mag u niet lezen of schrijven.
cli-window = De telling is tussen { $from } en { $to }.
cli-all-destroyed = Alle sleutels zijn vernietigd: { $n } keer ondertekend.
cli-beamer-stays = De beamer toont het einde nog. Druk op Enter om te sluiten.
cli-file = { $path }: { $error }
cli-fingerprint = De vingerafdruk van de afspraken, om voor te lezen:
cli-fingerprint-short = Vingerafdruk
cli-institutions-kept = Adressen die als instelling gelden, en wel meetellen: { $n }
cli-institutions-out = Adressen die als instelling gelden, en niet meetellen: { $n }
cli-is-signed = ondertekend
cli-key-made = Uw sleutel staat in { $file }. Bewaar dit bestand goed en geef het aan niemand.
cli-key-public = Het openbare deel, voor in het manifest: { $key }
cli-label = “{ $value }” ({ $rows ->
    [one] 1 regel
   *[other] { $rows } regels
}): welke code? (- is geen)
cli-label-whole = Welke code heeft de hele lijst ({ $rows } regels)? (- is geen)
cli-label-empty = Bij { $rows ->
    [one] 1 regel
   *[other] { $rows } regels
} staat niets in deze kolom: welke code? (- is geen)
cli-line = regel { $n }
cli-listening = De anderen bereiken de teller op: { $address }
cli-mapping-used = Uw eerdere antwoorden over de kolommen staan in { $file }.
cli-mapping-empty = Geen enkel adres doet mee. Zijn de kolommen goed gekozen, die van de voorziening ook? Deze antwoorden zijn niet bewaard.
cli-mapping-few = Geen enkel adres doet mee: een lijst met minder dan 10 adressen gaat niet rond, want daarin is iemand te herkennen.
cli-mapping-kept = Uw antwoorden staan in { $file }.
cli-no = nee
cli-no-clear-difference = geen duidelijk verschil
cli-no-difference = gelijk
cli-first = eerste
cli-second = tweede
cli-difference = verschil
cli-only-both = Alleen aantallen die in beide uitkomsten getoond zijn, staan erbij. Ze zijn afgerond.
cli-not-signed = niet ondertekend
cli-nothing-left = Er is niets naar buiten gegaan.
cli-code-unknown = “{ $answer }” is geen code. Kies uit: { $codes }, of - als dit niet meedoet.
cli-codes = Welke woorden in uw lijst horen bij wat u volgens de afspraken inbrengt?
cli-column-unknown = “{ $answer }” is geen kolom. Kies een naam of een nummer van hierboven, of - als die kolom er niet is.
cli-label-many = In de kolom “{ $column }” staan { $n } verschillende woorden. Is dat wel de kolom van de voorziening?
cli-lines = regels { $lines }
cli-list-partly = { $n ->
    [0] Van wat u volgens de afspraken inbrengt, ontbreekt iets in uw lijst (hierboven staat 0).
    [one] Van uw lijst doet 1 regel niet mee. Waarom, leest u met factlab prepare.
   *[other] Van uw lijst doen { $n } regels niet mee. Waarom, leest u met factlab prepare.
} Wilt u toch zo meedoen?
cli-mapping-again = Wilt u opnieuw kiezen?
cli-outdated = De handtekening van { $names } hoort niet bij deze afspraken: er is iets veranderd na het ondertekenen. Vraag de leider wat er veranderde. Klopt het, onderteken dan opnieuw.
cli-ready-later = Iedereen heeft ondertekend. De telling kan beginnen vanaf { $from }.
cli-several = Regels die meedoen als één adres, en misschien meer adressen zijn: { $n }. Maak er dan een regel per adres van.
cli-signed-already = U had dit al ondertekend, als { $name }.
cli-signed-other = klopt niet meer
cli-you-are = In deze afspraken bent u: { $name }.
key-type-postcode = Adressen zijn gelijk als postcode, huisnummer en toevoeging gelijk zijn.
key-type-street = Adressen zijn gelijk als straat, plaats, huisnummer en toevoeging gelijk zijn.
key-type-designation = Adressen zijn gelijk als het nummer in de landelijke adressenlijst (de nummeraanduiding) gelijk is.
cli-preview = De eerste regels van uw bestand:
cli-read-aloud = Lees de vingerafdruk samen hardop voor. Heeft iedereen dezelfde?
cli-ready = Iedereen heeft ondertekend. De telling kan beginnen.
cli-register = Adresregister: { $n } adressen, { $hash }
cli-repeated = Regels die er dubbel staan: { $n }
cli-rows = Gelezen: { $n } regels. Adressen die meedoen, per voorziening:
cli-signed = Ondertekend als { $name }.
cli-tables = Tabellen
cli-areas = Gebieden
cli-gives-areas = gebieden
cli-unsigned = Nog niet ondertekend door: { $names }.
cli-promised = let op: volgens de afspraken brengt u dit in
cli-too-few = doet niet mee: minder dan 10 adressen
cli-verified = Alle handtekeningen kloppen. De uitkomst is echt en heel, en elk bestand hoort erbij.
cli-yes = ja
cli-yes-or-no = Antwoord met ja of nee.
guard-core = Let op: dit systeem kan bij een storing geheugen op schijf zetten. U kunt doorgaan. Zet de laptop na afloop uit.
guard-swap = Let op: deze computer kan geheugen op schijf zetten. Uw sleutel niet, maar uw lijst misschien wel. U kunt doorgaan. Zet de laptop na afloop uit.
guard-trace = Let op: andere programma's van u kunnen meekijken in dit programma. Sluit die eerst.
cluster-scheduler = De planner luistert op { $address }
cluster-executor = De rekenaar luistert op { $address } en werkt in { $folder }
cluster-counted = Geteld: { $parts } delen, { $rows } regels
cluster-slow = De rekenaars waren na { $n } seconden nog niet klaar.
cluster-unreachable = De planner op { $address } geeft geen antwoord.
cluster-broken = Er ging iets mis: { $detail }
demo-begin = 27 verzonnen organisaties houden samen een telling, op deze computer.
demo-begin-shares = 27 verzonnen organisaties en drie bewaarders houden samen een telling, op deze computer.
demo-counting = Lijsten gaan rond
demo-took = De telling duurde { $seconds ->
    [0] nog geen seconde
    [one] 1 seconde
   *[other] { $seconds } seconden
}. Alle sleutels zijn vernietigd.

# De woorden van de opdrachtregel zelf
usage-usage = Gebruik:
usage-options = Opties:
usage-commands = Opdrachten:
usage-arguments = Gegevens:
usage-some-options = { "[OPTIES]" }
usage-some-command = <OPDRACHT>
usage-maybe-command = { "[OPDRACHT]" }
usage-default = { "[anders: " }
usage-values = { "[kies uit: " }
usage-help-of = Toon de uitleg van een opdracht
usage-help = Toon deze uitleg
usage-version = Toon de versie
usage-missing = Er ontbreekt iets: { $what }
usage-unknown = “{ $what }” kent deze opdracht niet.
usage-no-command = “{ $command }” is geen opdracht.
usage-no-value = Achter { $what } hoort nog iets te staan.
usage-value-of = “{ $value }” kan niet bij { $what }. Kies uit: { $allowed }.
usage-value = “{ $value }” kan niet bij { $what }.
usage-conflict = { "{ $what } kan niet samen met { $with }." }
usage-wrong = Deze opdracht kan zo niet.
usage-more = Alle uitleg: zet --help achter de opdracht.
help = Tel samen hoe hulp per adres samenkomt, zonder dat iemand een adres uit handen geeft.
help-lang = Taal: nl of en
help-demo = Leer het op één computer: 27 verzonnen organisaties houden een telling
help-demo-out = Waar de uitkomst komt te staan
help-demo-addresses = Hoeveel adressen een organisatie gemiddeld heeft, van 500 tot 15000
help-demo-mode = Hoe er geteld wordt: chain (alle organisaties na elkaar) of shares (met drie bewaarders)
help-demo-no-open = Open de uitkomst niet in de browser
help-key = De sleutel waarmee u ondertekent
help-key-new = Maak een sleutel; bewaar het bestand goed
help-key-new-file = Waar de sleutel komt te staan
help-key-show = Toon het openbare deel, voor in het manifest
help-key-show-file = Het bestand met de sleutel
help-manifest = De afspraken: maken, nakijken, ondertekenen
help-manifest-plan = Toon een voorbeeld van een plan, om in te vullen
help-manifest-plan-mode = Hoe er geteld wordt: chain (alle organisaties na elkaar) of shares (met drie bewaarders)
help-manifest-new = Maak een manifest van een plan
help-manifest-new-plan = Het plan
help-manifest-new-out = Waar het manifest komt te staan
help-manifest-check = Toon wat er is afgesproken, en wie al ondertekende
help-manifest-check-file = Het manifest
help-manifest-check-key = Uw sleutel, om te zien wie u hierin bent
help-manifest-sign = Onderteken
help-manifest-sign-file = Het manifest
help-manifest-sign-key = Uw sleutel
help-manifest-merge = Voeg de handtekeningen van andere exemplaren samen in het eerste
help-manifest-merge-file = Het manifest
help-manifest-merge-others = Andere exemplaren van hetzelfde manifest
help-register = Maak het adresregister, om met bewaarders te tellen
help-register-list = Alle adressen: CSV, XLSX of ODS
help-register-out = Waar het register komt te staan
help-register-key-type = Waarop adressen gelijk zijn: postcode, street (straat en plaats) of designation (nummeraanduiding)
help-prepare = Kijk na wat van uw lijst meedoet; er gaat niets naar buiten
help-prepare-file = Uw lijst: CSV, XLSX of ODS
help-prepare-manifest = Het manifest
help-prepare-key = Uw sleutel: daaruit blijkt wie u bent
help-prepare-mapping = Waar de antwoorden over de kolommen staan, of komen te staan
help-prepare-register = Het adresregister, als er met bewaarders geteld wordt
help-prepare-show = Hoeveel regels er van elke soort getoond worden
help-ceremony = Doe mee aan de telling
help-ceremony-manifest = Het manifest, door iedereen ondertekend
help-ceremony-key = Uw sleutel
help-ceremony-input = Uw lijst (de teller heeft er geen)
help-ceremony-mapping = De antwoorden over de kolommen, van factlab prepare
help-ceremony-register = Het adresregister, als er met bewaarders geteld wordt
help-ceremony-folder = Berichten als bestanden in deze map, bijvoorbeeld op een USB-stick
help-ceremony-connect = Verbind met de teller, bijvoorbeeld 192.168.1.10:7327
help-ceremony-listen = Voor de teller: luister hier, bijvoorbeeld 0.0.0.0:7327
help-ceremony-out = Waar de uitkomst komt te staan
help-ceremony-beamer = Poort van de beamerpagina op deze computer
help-ceremony-agreed = De vingerafdruk is voorgelezen en klopt: vraag er niet meer om
help-ceremony-plain = Geen scherm, alleen regels
help-ceremony-count-on = Voor de teller: laat factlab-cluster tellen, met de planner op dit adres
help-ceremony-batch-folder = Waar de lijsten dan even komen te staan: een map in het geheugen, zoals /dev/shm
help-verify = Kijk na of een uitkomst echt en heel is
help-verify-folder = De map met de uitkomst
help-compare = Vergelijk twee uitkomsten
help-compare-first = De map met de eerste uitkomst
help-compare-second = De map met de tweede uitkomst

# Het scherm
board-away = nog niet hier
board-carry = Breng de stick steeds naar de volgende.
board-counting-files = De lijsten gaan rond: { $made } van { $steps } stappen gezien. Breng de stick steeds naar de volgende, tot hier staat dat de uitkomst er is.
board-gathering-nodes = { $n } van de { $all } organisaties en bewaarders { $n ->
    [one] is
   *[other] zijn
} er.
board-counts = telt
board-counted = heeft geteld
board-counting = De lijsten gaan rond: { $made } van { $steps } stappen. Nog { $left }.
board-destroyed = sleutel vernietigd
board-destroying = De sleutels worden vernietigd: { $n } van { $all } { $n ->
    [one] heeft
   *[other] hebben
} ondertekend.
board-done = De sleutels zijn vernietigd. De uitkomst is er.
board-gathering = { $n } van de { $all } organisaties { $n ->
    [one] is
   *[other] zijn
} er.
board-here = is er
board-keys = s: stoppen voor iedereen
board-left-unknown = even
board-minutes = ongeveer { $n } { $n ->
    [one] minuut
   *[other] minuten
}
board-seeking = Op { $address } geeft de teller nog geen antwoord. Klopt het adres, en is de teller al begonnen? Het programma blijft het proberen.
board-seconds = ongeveer { $n } { $n ->
    [one] seconde
   *[other] seconden
}
board-state = Wat er gebeurt
board-sure = Echt stoppen? Dan is er voor niemand een uitkomst. j: ja. Elke andere toets: nee.
board-working = { $n ->
    [one] heeft 1 lijst
   *[other] heeft { $n } lijsten
}

# Days
date = { $day } { $month } { $year }
month-1 = januari
month-2 = februari
month-3 = maart
month-4 = april
month-5 = mei
month-6 = juni
month-7 = juli
month-8 = augustus
month-9 = september
month-10 = oktober
month-11 = november
month-12 = december
