# Figures: of one route, and of the whole organisation.
figures-title = The figures
figures-lead = How many people took part, what was decided, and how far it is. No names stand here.
figures-all-title = Figures of all routes
figures-routes =
    { $n ->
        [0] There is no route yet of which the report is final.
        [one] 1 route of which the report is final.
       *[other] { $n } routes of which the report is final.
    }
figures-none = There are no figures yet.
figures-none-help = They come here as soon as the report of a route is final.
figures-routes-title = By route
figures-route = Route
figures-table = Table
figures-what = What
figures-count = Number
figures-hidden = not shown
figures-as-table = As a table
figures-days =
    { $n ->
        [0] Of the decisions with an action half had it on the same day.
        [one] Of the decisions with an action half had it within 1 day.
       *[other] Of the decisions with an action half had it within { $n } days.
    }
figures-ten = Only of who chose to say so. We do not show a number below ten, and round the others down, to fives. Sometimes we do not show another number with it, so that nobody can work it out.
figures-fewer = There is nothing to show here: there were fewer than ten people.
figures-unsaid = not said
figures-rest = other answers together
figures-few = We do not show a number of people below ten here.
figures-people = Who took part
figures-people-invited = invited
figures-people-talked = had a talk
figures-people-attended = was at the meeting
figures-people-signed-up = signed up to go on
figures-points = What became of the points
figures-points-decided = decided
figures-points-agreed = agreed, no decision
figures-points-not-decided = not decided
figures-actions = The actions
figures-actions-open = to do or under way
figures-actions-late = of which late
figures-actions-done = done
figures-actions-stopped = stopped
figures-by-age = Who was reached: age
figures-by-district = Who was reached: district or village
figures-by-kind = Who was reached: resident or professional
figures-age-under18 = younger than 18
figures-age-from18 = 18 to 34
figures-age-from35 = 35 to 49
figures-age-from50 = 50 to 64
figures-age-from65 = 65 to 79
figures-age-from80 = 80 or older
figures-xlsx = Download for Excel (XLSX)
figures-csv = Download as CSV
figures-file-csv = figures.csv
figures-file-xlsx = figures.xlsx
