# Cijfers: van een traject, en van de hele organisatie.
figures-title = De cijfers
figures-lead = Hoeveel mensen meededen, wat er besloten werd, en hoe ver het is. Namen staan hier niet.
figures-all-title = Cijfers van alle trajecten
figures-routes =
    { $n ->
        [0] Er is nog geen traject waarvan het verslag klaar is.
        [one] 1 traject waarvan het verslag klaar is.
       *[other] { $n } trajecten waarvan het verslag klaar is.
    }
figures-none = Er zijn nog geen cijfers.
figures-none-help = Ze komen hier zodra het verslag van een traject klaar is.
figures-routes-title = Per traject
figures-route = Traject
figures-table = Tabel
figures-what = Wat
figures-count = Aantal
figures-hidden = niet getoond
figures-as-table = Als tabel
figures-days =
    { $n ->
        [0] Van de besluiten met een actiepunt had de helft dat op de dag zelf.
        [one] Van de besluiten met een actiepunt had de helft dat binnen 1 dag.
       *[other] Van de besluiten met een actiepunt had de helft dat binnen { $n } dagen.
    }
figures-ten = Alleen van wie dit zelf wilde zeggen. Een aantal onder de tien tonen we niet, de andere ronden we af naar beneden, op vijf. Soms tonen we een ander aantal dan ook niet, zodat niemand het kan uitrekenen.
figures-fewer = Hier is niets te tonen: er waren minder dan tien mensen.
figures-unsaid = niet gezegd
figures-rest = andere antwoorden samen
figures-few = Een aantal mensen onder de tien tonen we hier niet.
figures-people = Wie deed mee
figures-people-invited = uitgenodigd
figures-people-talked = had een gesprek
figures-people-attended = was op de bijeenkomst
figures-people-signed-up = meldde zich aan voor het vervolg
figures-points = Wat er van de punten werd
figures-points-decided = besloten
figures-points-agreed = eens, geen besluit
figures-points-not-decided = niet besloten
figures-actions = De actiepunten
figures-actions-open = te doen of bezig
figures-actions-late = daarvan te laat
figures-actions-done = gedaan
figures-actions-stopped = gestopt
figures-by-age = Wie is bereikt: leeftijd
figures-by-district = Wie is bereikt: wijk of dorp
figures-by-kind = Wie is bereikt: bewoner of beroep
figures-age-under18 = jonger dan 18
figures-age-from18 = 18 tot en met 34
figures-age-from35 = 35 tot en met 49
figures-age-from50 = 50 tot en met 64
figures-age-from65 = 65 tot en met 79
figures-age-from80 = 80 of ouder
figures-xlsx = Download voor Excel (XLSX)
figures-csv = Download als CSV
figures-file-csv = cijfers.csv
figures-file-xlsx = cijfers.xlsx
