//! A rehearsal: nothing of the people goes along, nothing of it goes out, all of it goes away; and
//! who plays its people is told what was measured and that everything arrived once.

use crate::browser::{Answer, Browser};
use crate::forms::{forms, plain};
use crate::program::{run, said};
use crate::site::{Site, Way, both, done, send};
use crate::story::Room;
use bloemenzee::execute::key;
use bloemenzee::read;
use bloemenzee::store::{Row, Value as Cell};
use bloemenzee_domain::id::RouteId;
use bloemenzee_domain::time::Moment;
use serde_json::{Value, json};
use uuid::Uuid;

const NAMES: [&str; 4] = ["Aafke Appel", "Boris Bes", "Cato Citroen", "Dries Druif"];

/// A meeting that goes on, with something personal in every corner.
async fn at_tables(site: Site) -> Room {
    let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    let item = json!({ "kind": "safety", "text": "Liever niet naast Boris Bes.", "instruction": "Bij het raam." });
    room.ok(&room.lead, "item.open", json!({ "participant": room.people[0].0, "item": item })).await;
    let plan = json!({ "at": 1_900_000_000, "place": "Dorpshuis", "minutes": { "tables": 45 } });
    room.ok(&room.lead, "gathering.plan", plan).await;
    room.sit().await;
    room.write().await;
    room
}

/// Presses a button of the page that practises.
async fn press(browser: &Browser, page: &str, button: &str, more: &[(&str, &str)]) -> Answer {
    let body = browser.get(page).await.body;
    let found = forms(&body).into_iter().find(|form| form.value("do") == button);
    let mut form = found.unwrap_or_else(|| panic!("{page} has no {button}: {}", plain(&body)));
    more.iter().for_each(|(name, value)| form.set(name, value));
    browser.post(&form.action, &form.fields).await
}

/// Makes a rehearsal with so many people, and answers its route.
async fn practise(room: &Room, people: &str) -> Uuid {
    let made = press(&room.lead, &format!("/r/{}/rehearsal", room.route), "make", &[("people", people)]).await;
    assert_eq!(made.status, 303, "{}", plain(&made.body));
    let to = made.header("location").to_owned();
    to.split('/').nth(2).and_then(|id| id.parse().ok()).unwrap_or_else(|| panic!("{to} is no rehearsal"))
}

fn bearer(browser: &Browser) -> String {
    browser.cookie.trim_start_matches("bloemenzee=").to_owned()
}

async fn count(site: &Site, table: &str, route: Uuid) -> i64 {
    let sql = format!("SELECT COUNT(*) FROM {table} WHERE route = $1");
    let rows = site.app.engine.store().query(sql, vec![Cell::from(route)]).await.unwrap();
    rows.first().map(|row: &Row| row.int(0).unwrap()).unwrap()
}

/// Every table that has a column of this name.
async fn tables(site: &Site) -> Vec<&'static str> {
    let others = [
        "entry",
        "content",
        "command",
        "head",
        "seat_code",
        "sign_in_link",
        "session",
        "rehearsal_code",
        "photo_bytes",
        "words_elsewhere",
        "boxed",
        "boxed_record",
        "look",
        "no_more_mail",
    ];
    let records = read::RECORD_TABLES.iter().chain(read::FOLLOW_TABLES).filter(|t| **t != "person");
    let all: Vec<_> = read::TABLES.iter().chain(records).copied().chain(others).collect();
    if site.database.starts_with("sqlite:") {
        let sql = "SELECT COUNT(*) FROM sqlite_master m, pragma_table_info(m.name) c WHERE m.type = 'table' AND c.name = 'route'";
        let rows = site.app.engine.store().query(sql, Vec::new()).await.unwrap();
        assert_eq!(rows[0].int(0).unwrap(), all.len() as i64, "a table with routes that removing does not know");
    }
    all
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_of_the_people_goes_along() {
    for site in both().await {
        let room = at_tables(site).await;
        let copy = practise(&room, "6").await;
        let engine = &room.site.app.engine;
        let (real, now) =
            (engine.snapshot(RouteId(room.route)).await.unwrap(), engine.snapshot(RouteId(copy)).await.unwrap());
        let (from, to) = (&real.route.facts, &now.route.facts);
        assert_eq!(to.rehearsal_of, Some(RouteId(room.route)));
        assert_eq!((&to.question, to.part), (&from.question, None), "just before its meeting begins");
        let words = |facts: &bloemenzee_domain::facts::Facts| -> (Vec<String>, Vec<String>) {
            let tables = facts.tables.values().map(|t| format!("{} {}", t.name.as_str(), t.step_free));
            let mut tables: Vec<String> = tables.collect();
            tables.sort();
            (facts.frames.iter().map(|f| f.text.as_str().to_owned()).collect(), tables)
        };
        assert_eq!(words(to), words(from));
        assert!(to.ideas.is_empty() && now.route.prep.items.is_empty() && now.route.prep.messages.is_empty());
        assert_eq!(now.route.prep.expected().count(), 6);
        let planned = now.route.prep.gathering(None).unwrap();
        assert_eq!(planned.minutes, real.route.prep.gathering(None).unwrap().minutes);

        let entries = engine.store().read_entries(&key(RouteId(copy)), 1, 5_000).await.unwrap();
        let mut log = String::new();
        for entry in &entries {
            log.push_str(&String::from_utf8_lossy(&entry.facts));
            log.push_str(&String::from_utf8_lossy(entry.words.as_deref().unwrap_or_default()));
        }
        let private = ["raam", "Liever niet", "voorbeeld.example", "wakker", "boom", "Bomen"];
        for word in NAMES.iter().chain(&private) {
            assert!(!log.contains(word), "{word} went along");
        }
        for (participant, _) in &room.people {
            assert!(!log.contains(&participant.to_string()), "a pseudonym went along");
        }
        assert!(engine.store().verify(&key(RouteId(copy))).await.unwrap().is_sound());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_says_so_everywhere_and_is_nowhere_in_public() {
    let room = at_tables(Site::new().await).await;
    let copy = practise(&room, "4").await;
    let line = "Niets hiervan telt mee.";
    let screen = room.site.screen(copy).await;
    let pages = ["work", "circle", "meeting", "meeting/check-in", "meeting/pack", "outbox", "rehearsal", "plenary"];
    for page in pages {
        let body = room.lead.get(&format!("/r/{copy}/{page}")).await.body;
        assert!(plain(&body).contains(line), "{page} does not say that it is a rehearsal");
    }
    for page in ["screen", "screen?view=clock", "screen?view=text"] {
        assert!(plain(&screen.get(&format!("/r/{copy}/{page}")).await.body).contains(line), "{page}");
    }
    assert!(!plain(&room.lead.get(&format!("/r/{}/meeting", room.route)).await.body).contains(line));
    let nobody = Browser::new(room.site.at);
    assert!(!nobody.get("/").await.body.contains("Oefening"), "no public list has it");
    let listed = nobody.get("/api/v1/routes").await.json();
    assert_eq!(listed["routes"].as_array().unwrap().len(), 1, "{listed}");
    assert!(room.lead.get("/home").await.body.contains("Oefening: Groen in de wijk"), "who practises finds it");
    assert_eq!(room.facilitator.get(&format!("/r/{copy}/rehearsal")).await.status, 403);
    let again = room.lead.post_json(&format!("/api/v1/routes/{copy}/rehearsals"), &json!({ "people": 4 }), &[]).await;
    assert_eq!(again.status, 403, "without the token of a form");
    let by_token =
        Browser { bearer: format!("Bearer {}", bearer(&room.lead)), cookie: String::new(), ..room.lead.clone() };
    let again = by_token.post_json(&format!("/api/v1/routes/{copy}/rehearsals"), &json!({ "people": 4 }), &[]).await;
    assert_eq!((again.status, again.json()["code"].as_str()), (409, Some("rehearsal-of-rehearsal")), "{}", again.body);
    for people in ["1", "2001", "x"] {
        let refused = press(&room.lead, &format!("/r/{}/rehearsal", room.route), "make", &[("people", people)]).await;
        assert!(plain(&refused.body).contains("Kies een aantal mensen van 3 tot 2000"), "{people}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_sends_no_mail() {
    for site in both().await {
        let room = at_tables(site).await;
        let copy = practise(&room, "4").await;
        let snap = room.site.app.engine.snapshot(RouteId(copy)).await.unwrap();
        let who = snap.route.prep.involvements.keys().next().unwrap().0;
        let person = json!({ "name": "Oefenpersoon 1", "email": "echt@voorbeeld.example" });
        let copied = Room { route: copy, people: Vec::new(), tables: Vec::new(), lead: room.lead.clone(), ..room };
        let edit = json!({ "participant": who, "person": person, "kind": "resident" });
        copied.ok(&copied.lead, "involvement.edit", edit).await;
        copied.ok(&copied.lead, "invitation.send", json!({ "participants": [who] })).await;
        let store = copied.site.app.engine.store();
        let waiting = read::messages(store, RouteId(copy)).await.unwrap();
        assert_eq!(waiting.len(), 1, "it stands in the outbox, to look at");
        let due = read::due_messages(store, Moment(4_000_000_000), 1_000).await.unwrap();
        assert!(due.iter().all(|message| message.route != RouteId(copy)), "{due:?}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn it_goes_away_whole_and_nothing_else_does() {
    for site in both().await {
        let room = at_tables(site).await;
        let copy = practise(&room, "4").await;
        let store = room.site.app.engine.store();
        let person = room.site.app.engine.snapshot(RouteId(copy)).await.unwrap();
        let made_up: Vec<_> = person.route.prep.involvements.values().map(|i| i.person).collect();
        let page = format!("/r/{copy}/rehearsal");
        let shown = press(&room.lead, &page, "code", &[]).await;
        assert!(plain(&shown.body).contains("bloemenzee rehearse http"), "{}", plain(&shown.body));
        let before = count(&room.site, "entry", room.route).await;
        let form = [("csrf".to_owned(), crate::site::csrf(&room.lead).await), ("do".to_owned(), "remove".to_owned())];
        let real = room.lead.post(&format!("/r/{}/rehearsal", room.route), &form).await;
        assert_eq!(real.status, 400, "a real route has no such button");

        let gone = press(&room.lead, &page, "remove", &[]).await;
        assert_eq!(
            (gone.status, gone.header("location")),
            (303, &*format!("/r/{}/meeting?done=rehearsal.remove", room.route))
        );
        for table in tables(&room.site).await {
            assert_eq!(count(&room.site, table, copy).await, 0, "{table} still has something of it");
        }
        assert!(read::people(store, &made_up).await.unwrap().is_empty(), "the made-up people are gone too");
        assert_eq!(room.lead.get(&page).await.status, 404);
        assert_eq!(count(&room.site, "entry", room.route).await, before);
        let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
        let people: Vec<_> = snap.route.prep.involvements.values().map(|i| i.person).collect();
        assert_eq!(read::people(store, &people).await.unwrap().len(), 4, "the real people are there");
        assert!(store.verify(&key(RouteId(room.route))).await.unwrap().is_sound());
        assert_eq!(room.lead.get("/home").await.status, 200);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn eight_people_are_played_and_everything_arrives_once() {
    for site in both().await {
        let room = at_tables(site).await;
        let server = format!("http://{}", room.site.at);
        let (route, token) = (room.route.to_string(), bearer(&room.lead));
        let play = move || {
            let fixed = ["rehearse", &server, "--of", &route, "--token", &token, "--keep", "--json", "--lead"];
            let numbers = [
                "--people",
                "8",
                "--rate",
                "12",
                "--minutes",
                "0.15",
                "--join",
                "1",
                "--lines",
                "4",
                "--pace",
                "0.4",
                "--lang",
                "nl",
            ];
            run(&[fixed.as_slice(), numbers.as_slice()].concat())
        };
        let output = tokio::task::spawn_blocking(play).await.unwrap();
        assert!(output.status.success(), "{}", said(&output));
        let text = String::from_utf8(output.stdout).unwrap();
        let told: Vec<Value> = text.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        let last = told.last().unwrap();
        let figures = &last["figures"];
        let n = |value: &Value| value.as_u64().unwrap_or_else(|| panic!("no number in {last}"));
        assert_eq!((n(&last["joined"]), n(&last["seated"])), (8, 8), "{last}");
        // Two may choose the last place at a table at once: one is told, and chooses another.
        let strange = figures["strange"].as_object().unwrap();
        assert!(strange.keys().all(|what| what.starts_with("seat.take")), "{last}");
        assert!(n(&last["stances"]) >= 20 && n(&last["points"]) >= 8 && n(&last["shown"]["many"]) >= 20, "{last}");
        let wrong =
            [&figures["missing"], &figures["twice"], &figures["joining_refused"], &last["lost"], &last["missed"]];
        assert_eq!(wrong.map(n), [0; 5], "{last}");

        // Not by its own word only: the log holds each stance that it counts.
        let all = read::rehearsals_of(room.site.app.engine.store(), RouteId(room.route)).await.unwrap();
        assert_eq!(all.len(), 1, "kept, as asked");
        let snap = room.site.app.engine.snapshot(all[0].id).await.unwrap();
        let facts = &snap.route.facts;
        let own = facts.stances.values().flat_map(|all| all.values()).filter(|stance| !stance.on_behalf).count();
        assert!(own as u64 >= n(&last["stances"]), "{own} stances in the log, {last}");
        let written = facts.points.len();
        assert_eq!(written as u64, n(&last["points"]), "each line once");
        assert_eq!(facts.attendance.len(), 8);
    }
}

/// How many processes play a rehearsal of this server now.
#[cfg(target_os = "linux")]
fn players(site: &Site) -> usize {
    let server = format!("http://{}", site.at);
    let started = |entry: std::io::Result<std::fs::DirEntry>| std::fs::read(entry.ok()?.path().join("cmdline")).ok();
    let plays = |line: &Vec<u8>| {
        let words: Vec<_> = line.split(|byte| *byte == 0).collect();
        words.get(1..3) == Some(&[b"rehearse".as_slice(), server.as_bytes()])
    };
    std::fs::read_dir("/proc").unwrap().filter_map(started).filter(plays).count()
}

/// Whether so many processes play within three seconds: one that was only just started still goes by the name of
/// what started it.
#[cfg(target_os = "linux")]
async fn come_to(site: &Site, many: usize) -> bool {
    let come = async {
        while players(site) != many {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    tokio::time::timeout(std::time::Duration::from_secs(3), come).await.is_ok()
}

#[cfg(target_os = "linux")]
#[tokio::test(flavor = "multi_thread")]
async fn two_rehearsals_are_played_at_once_and_one_that_is_thrown_away_no_more() {
    let room = at_tables(Site::new().await).await;
    let mut pages = Vec::new();
    for _ in 0..3 {
        pages.push(format!("/r/{}/rehearsal", practise(&room, "3").await));
    }
    let play = async |page: &String| press(&room.lead, page, "play", &[("minutes", "10")]).await;
    for page in &pages[..2] {
        assert_eq!(play(page).await.status, 303);
    }
    let third = play(&pages[2]).await;
    assert_eq!(third.status, 422, "{}", plain(&third.body));
    let told = "Er doen nu al mensen mee in 2 oefeningen";
    assert!(plain(&third.body).contains(told), "{}", plain(&third.body));
    assert!(come_to(&room.site, 2).await, "two processes play");
    let first = RouteId(pages[0].split('/').nth(2).unwrap().parse().unwrap());
    let playing = async {
        while room.site.app.playing.told(first).is_none_or(|told| told.report.joined < 3) {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
    };
    let playing = tokio::time::timeout(std::time::Duration::from_secs(60), playing).await;
    assert!(playing.is_ok(), "it is being played");
    assert_eq!(press(&room.lead, &pages[0], "remove", &[]).await.status, 303);
    assert!(come_to(&room.site, 1).await, "nobody plays what is gone");
    assert_eq!(play(&pages[2]).await.status, 303, "there is room again");
    assert!(come_to(&room.site, 2).await, "and it is taken");
    for page in &pages[1..] {
        assert_eq!(press(&room.lead, page, "remove", &[]).await.status, 303);
    }
}

/// Plays a rehearsal with a code, until its time is over.
async fn played(site: &Site, code: &str, more: &[&'static str]) -> std::process::Output {
    let (server, code) = (format!("http://{}", site.at), code.to_owned());
    let more = more.to_vec();
    let play = move || {
        let fixed = ["rehearse", &server, &code, "--minutes", "0.05", "--join", "1", "--lines", "2", "--pace", "0.3"];
        run(&[fixed.as_slice(), &more].concat())
    };
    tokio::task::spawn_blocking(play).await.unwrap()
}

/// A code, as the page shows it.
async fn code_of(room: &Room, copy: Uuid) -> String {
    let shown = press(&room.lead, &format!("/r/{copy}/rehearsal"), "code", &[]).await;
    let line = shown.body.split("bloemenzee rehearse ").nth(1).unwrap_or_else(|| panic!("{}", plain(&shown.body)));
    line.split('<').next().unwrap().split_whitespace().nth(1).unwrap().to_owned()
}

#[tokio::test(flavor = "multi_thread")]
async fn the_same_people_are_played_again_and_figures_of_nobody_are_none() {
    for site in both().await {
        let room = at_tables(site).await;
        let copy = practise(&room, "4").await;
        for part in ["informing", "tables"] {
            let begun = send(&room.lead, Way::Api, copy, Uuid::new_v4(), "part.start", &json!({ "part": part })).await;
            done(&begun, part);
        }
        for time in ["first", "again"] {
            let told = played(&room.site, &code_of(&room, copy).await, &["--lang", "nl"]).await;
            let text = String::from_utf8(told.stdout.clone()).unwrap();
            assert!(told.status.success(), "{time}: {text} {}", said(&told));
            let verdict = "Alles wat 4 mensen deden, staat er precies één keer.";
            assert!(text.starts_with(verdict), "{time}: {text} {}", said(&told));
            assert!(!text.contains("p99") && !text.contains("opnieuw verstuurd"), "{time}: {text}");
            assert!(!said(&told).contains('\r') && said(&told).lines().count() < 4, "{time}: {}", said(&told));
        }
        let nobody = played(&room.site, &code_of(&room, copy).await, &["--lang", "nl", "--people", "0"]).await;
        assert!(!nobody.status.success() && nobody.stdout.is_empty(), "{}", said(&nobody));
        assert!(said(&nobody).contains("niemand om te spelen"), "{}", said(&nobody));
        let used = played(&room.site, "AAAA-BBBB-CCCC", &["--lang", "en"]).await;
        assert!(said(&used).contains("The server does not know this code"), "{}", said(&used));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_rehearsal_is_played_from_one_place() {
    let room = at_tables(Site::new().await).await;
    let copy = practise(&room, "3").await;
    let page = format!("/r/{copy}/rehearsal");
    let code = code_of(&room, copy).await;
    assert_eq!(press(&room.lead, &page, "play", &[("minutes", "10")]).await.status, 303);
    let joins = async |least: usize| {
        let playing = async {
            while room.site.app.playing.told(RouteId(copy)).is_none_or(|told| told.report.joined < least) {
                tokio::time::sleep(std::time::Duration::from_millis(50)).await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(60), playing).await.expect("it is being played");
    };
    joins(3).await;
    let second = played(&room.site, &code, &["--lang", "nl"]).await;
    assert!(!second.status.success() && said(&second).contains("wordt al gespeeld"), "{}", said(&second));
    assert_eq!(press(&room.lead, &page, "stop", &[]).await.status, 303);
    let over = async {
        while room.site.app.playing.told(RouteId(copy)).is_some_and(|told| told.goes_on) {
            tokio::time::sleep(std::time::Duration::from_millis(50)).await;
        }
        tokio::time::sleep(std::time::Duration::from_millis(500)).await;
    };
    tokio::time::timeout(std::time::Duration::from_secs(40), over).await.expect("it stops");

    // The code that was made before is still good, and who types it keeps the page out.
    let elsewhere = async {
        let told = played(&room.site, &code, &["--lang", "nl"]).await;
        assert!(told.status.success(), "{}", said(&told));
    };
    let page_waits = async {
        let begun = async {
            while room.site.app.playing.asks_a_start(RouteId(copy)).is_ok() {
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        };
        tokio::time::timeout(std::time::Duration::from_secs(30), begun).await.expect("it is being played");
        let told = press(&room.lead, &page, "play", &[("minutes", "10")]).await;
        assert_eq!(told.status, 422, "{}", plain(&told.body));
        assert!(plain(&told.body).contains("Deze oefening wordt al gespeeld"), "{}", plain(&told.body));
    };
    tokio::join!(elsewhere, page_waits);
}

#[tokio::test(flavor = "multi_thread")]
async fn who_types_a_wrong_address_hears_which() {
    let free = std::net::TcpListener::bind("127.0.0.1:0").unwrap().local_addr().unwrap();
    let told = run(&["rehearse", &format!("http://{free}"), "AAAA-BBBB-CCCC", "--lang", "nl"]);
    let words = said(&told);
    assert!(!told.status.success() && words.contains(&format!("Op http://{free} antwoordt niets")), "{words}");
    assert!(words.contains("Kijk of het adres klopt"), "{words}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_code_plays_once_and_a_wrong_one_never() {
    let room = at_tables(Site::new().await).await;
    let by_token =
        Browser { bearer: format!("Bearer {}", bearer(&room.lead)), cookie: String::new(), ..room.lead.clone() };
    let made =
        by_token.post_json(&format!("/api/v1/routes/{}/rehearsals", room.route), &json!({ "people": 3 }), &[]).await;
    assert_eq!(made.status, 201, "{}", made.body);
    let made = made.json();
    let nobody = Browser::new(room.site.at);
    let cast = |code: Value| {
        let nobody = nobody.clone();
        async move { nobody.post_json("/api/v1/rehearsals", &json!({ "code": code }), &[]).await }
    };
    assert_eq!(cast("AAAA-BBBB-CCCC".into()).await.status, 404);
    let first = cast(made["code"].clone()).await;
    assert_eq!(first.status, 201, "{}", first.body);
    assert_eq!(first.json()["people"].as_array().unwrap().len(), 3);
    assert_eq!(cast(made["code"].clone()).await.status, 404, "it works once");
    let route = made["route"].as_str().unwrap();
    let gone = by_token.post_json(&format!("/api/v1/routes/{route}/rehearsal/removal"), &json!({}), &[]).await;
    assert_eq!(gone.status, 201, "{}", gone.body);
    let real = by_token.post_json(&format!("/api/v1/routes/{}/rehearsal/removal", room.route), &json!({}), &[]).await;
    assert_eq!(real.status, 404, "a real route stays");
}
