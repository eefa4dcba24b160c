//! From paper to screen: lines typed over by two people at once, a list that is pasted, the code on a flower, and photos.

use crate::browser::Browser;
use crate::forms::{Form, forms, plain};
use crate::program::{Program, persona, run, said};
use crate::site::{Site, Way, both, csrf, fresh_postgres, send};
use crate::story::Room;
use bloemenzee::photo::{self, Picture};
use bloemenzee::read::load_prep;
use bloemenzee_domain::id::{IdeaId, ParticipantId, PhotoId, RouteId};
use bloemenzee_domain::stance::{Channel, Stance};
use bloemenzee_domain::time::Moment;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

async fn at_tables(site: Site) -> (Room, Uuid, String) {
    let mut room = Room::open(site, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.ok(&room.lead, "gathering.plan", json!({ "at": 1_900_000_000, "place": "Dorpshuis", "minutes": {} })).await;
    room.sit().await;
    let (idea, ..) = room.write().await;
    let page = format!("/r/{}/table/ideas/{idea}/paper", room.route);
    (room, idea, page)
}

/// The form of a command on a page.
async fn form(browser: &Browser, page: &str, command: &str) -> Form {
    let answer = browser.get(page).await;
    let found = forms(&answer.body).into_iter().find(|f| f.value("command") == command);
    found.unwrap_or_else(|| panic!("{page} has no {command}: {} {}", answer.status, answer.body))
}

/// The lines of an idea, title apart, as the API tells them in order of writing.
async fn lines(room: &Room, idea: Uuid) -> Vec<String> {
    let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
    let facts = &snap.route.facts;
    let all = facts.by_idea[&IdeaId(idea)].iter().map(|id| &facts.points[id]);
    all.filter(|p| p.petal.is_some() && facts.is_live(p)).map(|p| p.text().to_owned()).collect()
}

#[tokio::test(flavor = "multi_thread")]
async fn without_a_script_a_line_is_a_plain_form_and_can_be_taken_back() {
    for site in both().await {
        let (room, idea, page) = at_tables(site).await;
        let mut write = form(&room.facilitator, &page, "paper.write").await;
        write.set("lines.how", "met veel geduld");
        write.set("lines.who", "* de buren?");
        let answer = room.facilitator.post(&write.action, &write.fields).await;
        assert_eq!((answer.status, answer.header("location").starts_with(&page)), (303, true), "{}", answer.body);
        assert_eq!(lines(&room, idea).await, ["één boom per tien huizen", "met veel geduld", "de buren?"]);
        let mut again = form(&room.facilitator, &page, "paper.write").await;
        again.set("lines.where", "Met veel  geduld");
        let told = room.facilitator.post(&again.action, &again.fields).await;
        assert_eq!(told.status, 409);
        assert!(plain(&told.body).contains("Dit staat er al, als punt 1.1.2."), "{}", told.body);
        let undo = form(&room.facilitator, &page, "paper.take_back").await;
        assert_eq!(room.facilitator.post(&undo.action, &undo.fields).await.status, 303);
        assert_eq!(lines(&room, idea).await, ["één boom per tien huizen", "met veel geduld"]);
        room.ok(&room.lead, "seat_card.issue", json!({ "participants": [room.people[1].0], "prints": {} })).await;
        let mut own = form(&room.facilitator, &page, "paper.write").await;
        own.set("seat", "1");
        own.set("lines.when", "elk voorjaar");
        assert_eq!(room.facilitator.post(&own.action, &own.fields).await.status, 303);
        let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
        let who = ParticipantId(room.people[1].0);
        let stood = |(_, all): (_, &BTreeMap<ParticipantId, Stance>)| all.get(&who).map(|s| (s.channel, s.on_behalf));
        let stances: Vec<_> = snap.route.facts.stances.iter().filter_map(stood).collect();
        assert_eq!(stances, [(Channel::Paper, true)], "their own words, on paper, written down by somebody else");
        let english = Browser { lang: "en", ..room.facilitator.clone() };
        assert!(plain(&english.get(&page).await.body).contains("How to type without a mouse"));
        assert_eq!(room.people[0].1.get(&page).await.status, 403, "a participant writes on their own page");
        let other = room.site.tablet(room.route, room.tables[1]).await;
        assert_eq!(other.get(&page).await.status, 403, "another table's flower");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn of_two_who_type_at_once_no_line_is_lost_and_each_keeps_the_order() {
    const EACH: usize = 25;
    for site in both().await {
        let (room, idea, _) = at_tables(site).await;
        let tablet = room.site.tablet(room.route, room.tables[0]).await;
        let typist = |browser: Browser, name: &'static str| {
            let route = room.route;
            async move {
                let mut refused = 0;
                for n in 0..EACH {
                    // Every fifth line is the same for both: only the first of the two is written.
                    let line = if n % 5 == 0 { format!("samen {n}") } else { format!("{name} {n}") };
                    let fields = json!({ "idea": idea, "lines": { "how": line } });
                    let answer = send(&browser, Way::Api, route, Uuid::new_v4(), "paper.write", &fields).await;
                    refused += usize::from(answer.status == 409 && answer.json()["code"] == "stands-already");
                    assert!(matches!(answer.status, 201 | 409), "{}", answer.body);
                }
                refused
            }
        };
        let both = tokio::join!(typist(room.facilitator.clone(), "bert"), typist(tablet, "tafel"));
        assert_eq!(both.0 + both.1, EACH / 5, "of each same line one stood there already");
        let written = lines(&room, idea).await;
        assert_eq!(written.len(), 1 + 2 * EACH - EACH / 5);
        for name in ["bert", "tafel"] {
            let own: Vec<_> = written.iter().filter(|line| line.starts_with(name)).cloned().collect();
            let typed: Vec<_> = (0..EACH).filter(|n| n % 5 > 0).map(|n| format!("{name} {n}")).collect();
            assert_eq!(own, typed);
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_types_is_told_to_the_other_and_stands_in_no_log() {
    let (room, idea, page) = at_tables(Site::new().await).await;
    let tablet = room.site.tablet(room.route, room.tables[0]).await;
    let here = format!("/r/{}/table/ideas/{idea}/here", room.route);
    let before = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap().seq;
    let tell = |browser: Browser, petal: &'static str| {
        let here = here.clone();
        async move {
            let fields = [("csrf".to_owned(), csrf(&browser).await), ("petal".to_owned(), petal.to_owned())];
            browser.post(&here, &fields).await
        }
    };
    assert_eq!(tell(tablet.clone(), "").await.json(), json!({ "others": [] }));
    assert_eq!(tell(room.facilitator.clone(), "how").await.json(), json!({ "others": [] }), "not oneself");
    let told = json!({ "others": ["Bert Begeleider typt hier nu, bij Hoe."] });
    assert_eq!(tell(tablet.clone(), "what").await.json(), told);
    assert!(plain(&room.facilitator.get(&page).await.body).contains("tafel 1 typt hier nu, bij Wat."));
    assert!(
        plain(&room.lead.get(&format!("/r/{}/table?table={}", room.route, room.tables[0])).await.body)
            .contains("Bert Begeleider typt hier nu, bij Hoe.")
    );
    assert_eq!(tell(room.people[0].1.clone(), "how").await.status, 403);
    assert_eq!(room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap().seq, before);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_pasted_list_is_shown_first_and_comes_in_whole_or_not_at_all() {
    for site in both().await {
        let (room, idea, page) = at_tables(site).await;
        let blank = forms(&room.facilitator.get(&page).await.body);
        let mut paste = blank.into_iter().find(|f| f.names.iter().any(|n| n == "list")).expect("a form for a list");
        paste.set("petal", "how");
        paste.set("list", "goed zo\n   te ver\n# Een onderwerp\n");
        let wrong = room.facilitator.post(&paste.action, &paste.fields).await;
        assert_eq!(wrong.status, 422);
        let told = plain(&wrong.body);
        assert!(told.contains("Regel 2") && told.contains("Regel 3") && !told.contains("paper.import"), "{told}");
        paste.set("list", "één boom per tien huizen\n  ook op het plein\nHoe\n* wie geeft water?\nmet de school\n");
        paste.set("petal", "what");
        let shown = room.facilitator.post(&paste.action, &paste.fields).await;
        assert_eq!(shown.status, 200, "{}", shown.body);
        let told = plain(&shown.body);
        for word in
            ["Eén regel staat al op de bloem", "staat er al", "Zet deze 3 regels op de bloem", "Wat", "Hoe", "vraag"]
        {
            assert!(told.contains(word), "{word}: {told}");
        }
        assert_eq!(lines(&room, idea).await.len(), 1, "nothing is kept yet");
        let import = forms(&shown.body).into_iter().find(|f| f.value("command") == "paper.import").unwrap();
        for _ in 0..2 {
            assert_eq!(room.facilitator.post(&import.action, &import.fields).await.status, 303, "sent twice it is one");
        }
        let written = ["één boom per tien huizen", "ook op het plein", "wie geeft water?", "met de school"];
        assert_eq!(lines(&room, idea).await, written);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn that_one_reads_back_what_one_typed_oneself_is_said_before_and_after() {
    for site in both().await {
        let (room, idea, page) = at_tables(site).await;
        let mut write = form(&room.facilitator, &page, "paper.write").await;
        write.set("lines.how", "met veel geduld");
        assert_eq!(room.facilitator.post(&write.action, &write.fields).await.status, 303);
        let read = format!("/r/{}/table/ideas/{idea}/read", room.route);
        let own = "U typte deze bloem zelf over.";
        let reads = async |by: &Browser| {
            let shown = plain(&by.get(&read).await.body);
            let confirm = form(by, &read, "idea.read_back").await;
            assert_eq!(by.post(&confirm.action, &confirm.fields).await.status, 303);
            shown
        };
        assert!(reads(&room.facilitator).await.contains(own));
        assert!(plain(&room.lead.get(&read).await.body).contains("door wie het ook typte"));
        let list = format!("/r/{}/table?table={}", room.route, room.tables[0]);
        assert!(plain(&room.lead.get(&list).await.body).contains("Nagelezen door wie het ook typte."));
        let off = form(&room.lead, &read, "idea.read_back").await;
        assert_eq!(room.lead.post(&off.action, &off.fields).await.status, 303);
        assert!(!reads(&room.lead).await.contains(own), "a second pair of eyes");
        assert!(plain(&room.lead.get(&list).await.body).contains("Nagelezen."));
        let again = load_prep(room.site.app.engine.store(), RouteId(room.route)).await.unwrap();
        let snap = room.site.app.engine.snapshot(RouteId(room.route)).await.unwrap();
        assert_eq!(again.typists, snap.route.prep.typists, "kept");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_code_on_a_flower_leads_to_its_own_page_or_says_why_not() {
    for site in both().await {
        let (room, ..) = at_tables(site).await;
        let at = |path: &str| format!("/r/{}/{path}", room.route);
        let sheets = json!({ "sheets": [{ "code": "ABC234", "table": room.tables[0] }, { "code": "XYZ789" }] });
        room.ok(&room.facilitator, "flower.print", sheets).await;
        let tablet = room.site.tablet(room.route, room.tables[0]).await;
        let other = room.site.tablet(room.route, room.tables[1]).await;
        let no = other.get(&at("flower?code=abc+234")).await;
        assert_eq!(no.status, 404);
        assert!(plain(&no.body).contains("Deze bloem is van Tafel 1 · Tafel 1."), "{}", no.body);
        let mut begin = form(&tablet, &at("flower/ABC234"), "flower.begin").await;
        begin.set("title", "Groene gevels");
        let begun = tablet.post(&begin.action, &begin.fields).await;
        assert_eq!(begun.status, 303, "{}", begun.body);
        let first = tablet.get(&at("flower/abc234")).await;
        let page = first.header("location").to_owned();
        assert!(first.status == 303 && page.ends_with("/paper?type=1"), "{page}");
        assert!(tablet.get(&page).await.body.contains("data-line=\"what\" enterkeyhint=\"next\" data-focus autofocus"));
        assert!(plain(&tablet.get(&page).await.body).contains("Groene gevels"));
        assert_eq!(room.lead.get(&at("flower?code=ABC-234")).await.header("location"), page, "the same idea");
        assert_eq!(tablet.post(&begin.action, &begin.fields).await.status, 303, "sent twice it is one");
        let choose = form(&room.facilitator, &at("flower/XYZ789"), "flower.begin").await;
        assert!(choose.names.iter().any(|n| n == "table"), "a spare sheet: at which table?");
        let unknown = tablet.get(&at("flower/QQQQQQ")).await;
        assert!(plain(&unknown.body).contains("Deze bloemcode kennen wij niet."), "{}", unknown.body);
        assert_eq!(room.people[0].1.get(&at("flower/ABC234")).await.status, 403);

        let elsewhere = Uuid::new_v4();
        let open = json!({ "method": "nieuwe-route", "title": "Iets anders" });
        assert_eq!(send(&room.admin, Way::Api, elsewhere, Uuid::new_v4(), "route.open", &open).await.status, 201);
        let (guide, browser) = room.site.staff("Greet Gids", false).await;
        let role = json!({ "person": guide, "role": "facilitator" });
        assert_eq!(send(&room.admin, Way::Api, elsewhere, Uuid::new_v4(), "role.grant", &role).await.status, 201);
        let told = browser.get(&format!("/r/{elsewhere}/flower/ABC234")).await;
        assert!(plain(&told.body).contains("Deze bloem is geprint voor een ander traject."), "{}", told.body);
    }
}

/// Keeps a picture as an upload does, and writes it down.
async fn with_photo(room: &Room, idea: Uuid, body: &[u8]) -> Uuid {
    let (store, id, picture) = (room.site.app.engine.store(), Uuid::new_v4(), Picture::new(body.to_vec()));
    photo::keep(store, RouteId(room.route), PhotoId(id), &picture, Moment(1_700_000_000)).await.unwrap();
    let fields = json!({ "idea": idea, "commitment": picture.commitment() });
    let answer = send(&room.facilitator, Way::Api, room.route, id, "photo.add", &fields).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    id
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_is_seen_by_who_types_over_and_gone_or_archived_once_it_was_read_back() {
    for site in both().await {
        let (room, idea, page) = at_tables(site).await;
        let store = room.site.app.engine.store();
        let tablet = room.site.tablet(room.route, room.tables[0]).await;
        let other = room.site.tablet(room.route, room.tables[1]).await;
        let id = with_photo(&room, idea, b"a picture").await;
        let src = format!("/r/{}/table/ideas/{idea}/photo/{id}", room.route);
        for browser in [&room.lead, &room.facilitator, &tablet] {
            let answer = browser.get(&src).await;
            assert_eq!((answer.status, answer.header("content-type"), &*answer.body), (200, "image/jpeg", "a picture"));
            assert_eq!(answer.header("cache-control"), "no-store");
            assert!(browser.get(&page).await.body.contains(&src));
        }
        for browser in [&room.people[0].1, &room.commissioner, &room.admin, &other] {
            assert_eq!(browser.get(&src).await.status, 403);
        }
        assert_eq!(Browser::new(room.site.at).get(&src).await.status, 303);
        let read = format!("/r/{}/table/ideas/{idea}/read", room.route);
        assert!(tablet.get(&read).await.body.contains(&src), "beside the text, to read it back");
        let confirm = form(&tablet, &read, "idea.read_back").await;
        assert_eq!(tablet.post(&confirm.action, &confirm.fields).await.status, 303);
        assert_eq!(room.lead.get(&src).await.status, 404);
        assert_eq!(photo::read(store, RouteId(room.route), PhotoId(id)).await.unwrap(), None, "its bytes are gone");

        room.ok(&room.lead, "photo.rule", json!({ "archive": true })).await;
        let kept = with_photo(&room, idea, b"another").await;
        let off = form(&tablet, &read, "idea.read_back").await;
        assert_eq!(tablet.post(&off.action, &off.fields).await.status, 303);
        let again = form(&tablet, &read, "idea.read_back").await;
        assert_eq!(tablet.post(&again.action, &again.fields).await.status, 303);
        let src = format!("/r/{}/table/ideas/{idea}/photo/{kept}", room.route);
        assert_eq!((room.lead.get(&src).await.status, tablet.get(&src).await.status), (200, 404), "the archive");
        assert_eq!(photo::that_differs(store).await.unwrap(), None);
        let swap = "UPDATE photo_bytes SET body = $1 WHERE id = $2";
        let params = bloemenzee::params![b"other bytes".as_slice(), kept];
        bloemenzee::access::write(store, vec![bloemenzee::store::Statement::new(swap, params)]).await.unwrap();
        assert!(photo::that_differs(store).await.unwrap().is_some_and(|(_, what)| what.contains("commits to")));
        room.ok(&room.lead, "photo.remove", json!({ "photo": kept })).await;
        assert_eq!((room.lead.get(&src).await.status, photo::that_differs(store).await.unwrap()), (404, None));
    }
}

/// A photo as a phone takes it: with the place in it, and lying on its side.
pub fn taken() -> Vec<u8> {
    std::fs::read(Path::new(env!("CARGO_MANIFEST_DIR")).join("../../e2e/photos/flower.jpg")).unwrap()
}

pub fn holds(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|w| w == word)
}

/// Uploads a file as the photo of a flower; answers where that led.
pub async fn upload(lead: &Browser, page: &str, file: &[u8]) -> String {
    let body = lead.get(page).await.body;
    let token = forms(&body).into_iter().find(|f| !f.value("csrf").is_empty()).unwrap().value("csrf").to_owned();
    let answer = lead.upload(&page.replace("/paper", "/photo"), &[("csrf", &token)], file).await;
    assert!(matches!(answer.status, 303 | 413), "{} {}", answer.status, answer.body);
    answer.header("location").to_owned()
}

/// The address of the photo on a page.
pub async fn source(browser: &Browser, page: &str) -> String {
    let body = browser.get(page).await.body;
    body.split("<img src=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("one photo").to_owned()
}

async fn one_photo(database: Option<&str>) {
    let folder = tempfile::tempdir().unwrap();
    let (program, links) = Program::demo(folder.path(), Some("carousel"), database);
    let (lead, found) = persona(&links, "lead_facilitator");
    let route = found["route"].as_str().unwrap().to_owned();
    let ideas: Value = lead.get(&format!("/api/v1/routes/{route}/ideas")).await.json();
    let page = format!("/r/{route}/table/ideas/{}/paper", ideas["ideas"][0]["id"].as_str().expect("an idea"));
    assert!(holds(&taken(), b"Exif") && holds(&taken(), b"Voorbeeld"));
    assert!(upload(&lead, &page, &taken()).await.ends_with("?photo=added#photos"));
    assert!(upload(&lead, &page, b"%PDF-1.7 no photo").await.ends_with("?photo=unreadable#photos"));
    let heic = [&[0, 0, 0, 24][..], b"ftypheic\0\0\0\0mif1heic"].concat();
    let told = upload(&lead, &page, &heic).await;
    assert!(plain(&lead.get(told.split('#').next().unwrap()).await.body).contains("Meest compatibel"));
    assert!(upload(&lead, &page, b"").await.ends_with("?photo=none#photos"));
    assert_eq!(upload(&lead, &page, &vec![0; 21 * 1024 * 1024]).await, "", "too large: nothing of it is kept");
    let src = source(&lead, &page).await;
    let picture = lead.get(&src).await;
    assert!(picture.bytes.starts_with(&[0xff, 0xd8]) && picture.bytes.len() > 2_000, "a JPEG");
    for word in [&b"Exif"[..], b"GPS", b"Voorbeeld", b"2021:11:08"] {
        assert!(!holds(&picture.bytes, word), "what came along is gone: {}", String::from_utf8_lossy(word));
    }
    assert_eq!(size(&picture.bytes), (400, 640), "it stands upright");
    drop(program);
    let from =
        database.map_or_else(|| format!("sqlite:{}", folder.path().join("demo.sqlite").display()), str::to_owned);
    for work in ["verify", "rebuild", "verify"] {
        let done = run(&[work, "--database", &from]);
        assert!(done.status.success(), "{work}: {}", said(&done));
    }
    if database.is_none() {
        let copy = folder.path().join("copy.sqlite").display().to_string();
        assert!(run(&["backup", &copy, "--database", &from]).status.success());
        let kept = run(&["verify", "--database", &format!("sqlite:{copy}")]);
        assert!(kept.status.success(), "{}", said(&kept));
        let held = std::fs::read(&copy).unwrap();
        assert!(holds(&held, &picture.bytes[200..260]), "the copy holds the picture");
    }
}

/// Width and height of a JPEG, from its frame header.
pub fn size(jpeg: &[u8]) -> (u16, u16) {
    let at = jpeg.windows(2).position(|w| w[0] == 0xff && (0xc0..=0xc2).contains(&w[1])).expect("a frame");
    let number = |from: usize| u16::from_be_bytes([jpeg[from], jpeg[from + 1]]);
    (number(at + 7), number(at + 5))
}

#[tokio::test(flavor = "multi_thread")]
async fn a_photo_loses_what_the_camera_wrote_and_backup_verify_and_rebuild_hold() {
    one_photo(None).await;
    if let Some(database) = fresh_postgres().await {
        one_photo(Some(&database)).await;
    }
}
