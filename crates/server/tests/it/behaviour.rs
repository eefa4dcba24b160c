//! How the doors behave: sessions, forms of somebody else, sending twice, and a no that keeps
//! what was typed.

use crate::browser::Browser;
use crate::forms::{forms, plain};
use crate::site::{Site, Way, csrf, send};
use crate::story::Room;
use bloemenzee::access::{self, Purpose};
use bloemenzee::api;
use bloemenzee_domain::id::{PersonId, RouteId};
use bloemenzee_domain::time::Moment;
use serde_json::{Value, json};
use uuid::Uuid;

async fn writing() -> Room {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    room
}

#[tokio::test(flavor = "multi_thread")]
async fn a_refusal_keeps_what_was_typed_and_shows_what_stands_there_now() {
    let room = writing().await;
    let (_, _, what) = room.write().await;
    room.ok(&room.lead, "point.reword", json!({ "point": what, "from_revision": 1, "text": "twee bomen per straat" }))
        .await;
    let late = json!({ "point": what, "from_revision": 1, "text": "drie bomen, en gras" });
    let answer = send(&room.facilitator, Way::Form, room.route, Uuid::new_v4(), "point.reword", &late).await;
    assert_eq!(answer.status, 409);
    let page = plain(&answer.body);
    assert!(page.contains("twee bomen per straat"), "what stands there now is shown");
    let again =
        forms(&answer.body).into_iter().find(|f| f.value("command") == "point.reword").expect("it can be sent again");
    assert_eq!(again.value("text"), "drie bomen, en gras");
    let answer = room.facilitator.post(&again.action, &again.fields).await;
    assert_eq!(answer.status, 303, "sent again against what stands there now: {}", answer.body);
    let ideas = room.read(&room.lead, "/ideas").await;
    assert!(ideas.to_string().contains("drie bomen, en gras"));
}

#[tokio::test(flavor = "multi_thread")]
async fn a_command_sent_twice_happens_once_by_either_way() {
    let room = writing().await;
    let (idea, ..) = room.write().await;
    let id = Uuid::new_v4();
    let fields = json!({ "idea": idea, "petal": "when", "text": "morgen!" });
    let first = send(&room.lead, Way::Api, room.route, id, "point.add", &fields).await;
    let second = send(&room.lead, Way::Api, room.route, id, "point.add", &fields).await;
    let third = send(&room.lead, Way::Form, room.route, id, "point.add", &fields).await;
    assert_eq!((first.status, second.status, third.status), (201, 201, 303));
    assert_eq!(first.json(), second.json(), "the same answer");
    let ideas = room.read(&room.lead, "/ideas").await.to_string();
    assert_eq!(ideas.matches("morgen!").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_done_before_a_cut_answer_is_not_done_again() {
    use tokio::io::AsyncWriteExt;
    let room = writing().await;
    let (idea, ..) = room.write().await;
    let id = Uuid::new_v4();
    let body = json!({ "route": room.route, "id": id, "name": "point.add",
                       "fields": { "idea": idea, "petal": "where", "text": "op het plein" } });
    let (token, body) = (room.lead.cookie.trim_start_matches("bloemenzee=").to_owned(), body.to_string());
    let mut stream = tokio::net::TcpStream::connect(room.site.at).await.unwrap();
    let head = format!(
        "POST /api/v1/commands HTTP/1.1\r\nhost: x\r\nauthorization: Bearer {token}\r\ncontent-length: {}\r\n\r\n{body}",
        body.len()
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    // The command arrives; its answer is never read.
    let route = RouteId(room.route);
    let mut changes = room.site.app.engine.changes(route);
    changes.changed().await.unwrap();
    drop(stream);
    let fields = json!({ "idea": idea, "petal": "where", "text": "op het plein" });
    let again = send(&room.lead, Way::Api, room.route, id, "point.add", &fields).await;
    assert_eq!(again.status, 201, "{}", again.body);
    assert_eq!(room.read(&room.lead, "/ideas").await.to_string().matches("op het plein").count(), 1);
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_form_of_this_very_session_is_taken() {
    let room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    let fields = |token: &str| -> Vec<(String, String)> {
        let all = [("csrf", token), ("command", "question.write"), ("question", "Wat?"), ("promise", "Dit.")];
        all.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    };
    let to = format!("/r/{}/do", room.route);
    assert_eq!(room.commissioner.post(&to, &fields("")).await.status, 403, "no token");
    let others = csrf(&room.lead).await;
    assert_eq!(room.commissioner.post(&to, &fields(&others)).await.status, 403, "somebody else's token");
    assert_eq!(Browser::new(room.site.at).post(&to, &fields(&others)).await.status, 303, "nobody is sent to sign in");
    let own = csrf(&room.commissioner).await;
    assert_ne!(own, others);
    assert_eq!(room.commissioner.post(&to, &fields(&own)).await.status, 303);
    let body = json!({ "route": room.route, "id": Uuid::new_v4(), "name": "question.write",
                       "fields": { "question": "Wat?", "promise": "Dat." } });
    let without = room.commissioner.post_json("/api/v1/commands", &body, &[]).await;
    assert_eq!(without.status, 403, "a cookie alone gives no command: {}", without.body);
    let with = room.commissioner.post_json("/api/v1/commands", &body, &[("x-csrf-token", &own)]).await;
    assert_eq!(with.status, 201, "{}", with.body);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_works_once_and_signing_out_ends_it() {
    let site = Site::new().await;
    let (person, _) = site.staff("Bea Beheer", true).await;
    let purpose = Purpose::Staff(PersonId(person.0));
    let token = access::make_link(site.app.engine.store(), &purpose, Moment(4_000_000_000)).await.unwrap();
    let browser = Browser::open_link(site.at, &token).await;
    let again = Browser::new(site.at).post("/link", &[("token".into(), token)]).await;
    assert_eq!(again.status, 422, "used up");
    let old = access::make_link(site.app.engine.store(), &purpose, Moment(1_000)).await.unwrap();
    assert_eq!(Browser::new(site.at).post("/link", &[("token".into(), old)]).await.status, 422, "too old");
    assert_eq!(browser.get("/home").await.status, 200);
    let out = browser.post("/sign-out", &[("csrf".into(), csrf(&browser).await)]).await;
    assert_eq!(out.status, 303);
    assert_eq!(browser.get("/home").await.status, 303, "the session is gone");
}

#[tokio::test(flavor = "multi_thread")]
async fn bad_input_gets_a_sentence_and_never_a_fault() {
    let room = writing().await;
    let (idea, ..) = room.write().await;
    for text in ["", "a\u{0}b", "a\u{202e}b", "regel\neen", &"x".repeat(5_000)] {
        let fields = json!({ "idea": idea, "petal": "who", "text": text });
        let answer = send(&room.lead, Way::Api, room.route, Uuid::new_v4(), "point.add", &fields).await;
        assert_eq!(answer.status, 409, "{text:?}: {}", answer.body);
        let detail = answer.json()["detail"].as_str().unwrap().to_owned();
        assert!(detail.len() > 20 && !detail.contains('{') && !detail.contains('['), "{detail}");
    }
    let fields = json!({ "idea": idea, "petal": "who", "text": "👵🏽 שלום <b>& \"wij\"" });
    let answer = send(&room.lead, Way::Api, room.route, Uuid::new_v4(), "point.add", &fields).await;
    assert_eq!(answer.status, 201, "{}", answer.body);
    for body in [json!({}), json!([]), json!({ "route": room.route, "id": Uuid::new_v4(), "name": "no.such" })] {
        let token = room.lead.cookie.trim_start_matches("bloemenzee=");
        let client = Browser { bearer: format!("Bearer {token}"), cookie: String::new(), ..room.lead.clone() };
        assert_eq!(client.post_json("/api/v1/commands", &body, &[]).await.status, 400);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn in_an_after_round_no_clock_runs_and_the_last_day_is_named() {
    let room = writing().await;
    room.write().await;
    room.ok(&room.lead, "carousel.plan", json!({ "minutes_per_round": 8, "minutes_to_change": 2 })).await;
    room.part("carousel").await;
    room.part("closing").await;
    let (phone, hall) = (format!("/r/{}/me", room.route), format!("/r/{}/meeting", room.route));
    assert!(room.people[3].1.get(&phone).await.body.contains("data-countdown"));
    assert!(room.lead.get(&hall).await.body.contains("data-countdown"));
    room.ok(&room.lead, "closing.after_round", json!({ "days": 7 })).await;
    for (page, says) in [
        (room.people[3].1.get(&phone).await.body, "U kunt antwoorden tot"),
        (room.lead.get(&hall).await.body, "De naronde loopt tot"),
    ] {
        assert!(!page.contains("data-countdown") && page.contains(says), "{}", plain(&page));
    }
}

/// Every `$ref` of the document.
fn references(value: &Value, out: &mut Vec<String>) {
    match value {
        Value::Object(map) => {
            out.extend(map.get("$ref").and_then(Value::as_str).map(str::to_owned));
            map.values().for_each(|v| references(v, out));
        }
        Value::Array(all) => all.iter().for_each(|v| references(v, out)),
        _ => {}
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn the_document_and_the_router_name_the_same_addresses() {
    let room = writing().await;
    let document = room.lead.get("/api/v1/openapi.json").await;
    assert_eq!(document.header("api-version"), api::VERSION);
    let document = document.json();
    assert_eq!(document["openapi"], "3.1.0");
    let mut told = Vec::new();
    for (path, item) in document["paths"].as_object().unwrap() {
        for method in item.as_object().unwrap().keys() {
            told.push((method.to_uppercase(), path.clone()));
        }
    }
    let mut made: Vec<_> = api::endpoints().iter().map(|e| (e.method.to_owned(), e.path.to_owned())).collect();
    told.sort();
    made.sort();
    assert_eq!(told, made);
    // Each address answers as itself: never as an address that is not there.
    for (method, path) in told {
        let at = format!("/api/v1{}", path.replace("{route}", &room.route.to_string()));
        let answer = room.people[0].1.ask(&method, &at, "application/json", &[], "{}").await;
        let code = serde_json::from_str::<Value>(&answer.body).ok().and_then(|v| v["code"].as_str().map(str::to_owned));
        // A report that is not drafted is not there yet; its address is.
        assert!(code.as_deref() != Some("not-found") || path.ends_with("/report"), "{method} {at}: {}", answer.body);
    }
    let mut all = Vec::new();
    references(&document, &mut all);
    assert!(all.len() > 50);
    for reference in all {
        assert!(document.pointer(reference.trim_start_matches('#')).is_some(), "{reference} leads nowhere");
    }
    assert_eq!(room.lead.get("/api/v1/no-such-thing").await.header("content-type"), "application/problem+json");
    assert_eq!(room.lead.get("/api/v1/routes/").await.status, 404, "no slash at the end");
}

#[tokio::test(flavor = "multi_thread")]
async fn only_a_page_by_its_address_alone_comes_compressed() {
    let room = writing().await;
    let zipped = async |browser: &Browser, path: &str| {
        let answer = browser.ask("GET", path, "", &[("accept-encoding", "gzip, br")], "").await;
        (answer.status, answer.header("content-encoding").to_owned())
    };
    let work = format!("/r/{}/work", room.route);
    assert_eq!(zipped(&room.lead, &work).await, (200, "gzip".into()));
    assert_eq!(zipped(&room.lead, &format!("{work}?done=x")).await, (200, String::new()), "something came along");
    let ours = [("accept-encoding", "gzip"), ("x-region", "all")];
    let answer = room.lead.ask("GET", &format!("{work}?done=x"), "", &ours, "").await;
    assert_eq!(answer.header("content-encoding"), "gzip", "no other site can send our own header along");
    let answer = room.lead.ask("OPTIONS", &work, "", &[("origin", "https://elders.example")], "").await;
    assert_eq!(answer.header("access-control-allow-headers"), "", "and nobody gets leave to");
    assert_eq!(zipped(&room.lead, "/link/geraden").await.1, "", "what was guessed stands in the page");
    assert_eq!(zipped(&room.lead, &format!("/r/{}/bestaatniet", room.route)).await.1, "", "an error");
    assert_eq!(room.lead.get(&work).await.header("content-encoding"), "", "nobody asked");
    let body = format!("csrf={}&command_id={}&command=topic.add&title=", csrf(&room.lead).await, Uuid::new_v4());
    let kind = "application/x-www-form-urlencoded";
    let refused = format!("/r/{}/do", room.route);
    let answer = room.lead.ask("POST", &refused, kind, &[("accept-encoding", "gzip")], &body).await;
    assert!(answer.status >= 400 && answer.body.contains("topic.add"), "{}: {}", answer.status, answer.body);
    assert_eq!(answer.header("content-encoding"), "", "what was sent stands in the answer");
    let style = room.lead.get(&work).await.body;
    let style = style.split('"').find(|word| word.starts_with("/assets/")).expect("a stylesheet").to_owned();
    assert_eq!(zipped(&room.lead, &style).await, (200, "br".into()), "packed when it was built");
}

#[tokio::test(flavor = "multi_thread")]
async fn the_stream_is_never_compressed() {
    use tokio::io::{AsyncReadExt, AsyncWriteExt};
    let room = writing().await;
    let mut stream = tokio::net::TcpStream::connect(room.site.at).await.unwrap();
    let path = format!("/r/{}/stream", room.route);
    let asked = format!("GET {path} HTTP/1.1\r\nhost: x\r\naccept-encoding: gzip\r\n\r\n");
    stream.write_all(asked.as_bytes()).await.unwrap();
    let mut heard = String::new();
    while !heard.contains("event: state") {
        let mut bytes = [0; 1024];
        let read = tokio::time::timeout(std::time::Duration::from_secs(5), stream.read(&mut bytes)).await;
        heard.push_str(std::str::from_utf8(&bytes[..read.unwrap().unwrap()]).expect("plain text"));
    }
    assert!(heard.contains("text/event-stream") && !heard.contains("content-encoding"), "{heard}");
}

#[tokio::test(flavor = "multi_thread")]
async fn another_site_signs_nobody_in() {
    let site = Site::new().await;
    let nobody = Browser::new(site.at);
    for path in ["/sign-in", "/link"] {
        let form = "application/x-www-form-urlencoded";
        let answer = nobody.ask("POST", path, form, &[("sec-fetch-site", "cross-site")], "code=x&token=x").await;
        assert_eq!(answer.status, 403, "{path}: {}", answer.body);
        assert!(answer.header("set-cookie").is_empty());
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn an_undo_that_somebody_else_wrote_into_an_address_is_not_shown() {
    let room = writing().await;
    let (participant, browser) = &room.people[0];
    let undo = format!("command=attendance.return&participant={participant}");
    let query = |pairs: &[(&str, &str)]| form_urlencoded::Serializer::new(String::new()).extend_pairs(pairs).finish();
    let me = format!("/r/{}/me", room.route);
    let forged = query(&[("done", "attendance.leave"), ("undo", &undo), ("mark", "x")]);
    let page = browser.get(&format!("{me}?{forged}")).await;
    assert!(!forms(&page.body).iter().any(|f| f.value("command") == "attendance.return"), "no button");

    let fields = [
        ("csrf", csrf(browser).await),
        ("command", "attendance.leave".into()),
        ("participant", participant.to_string()),
        ("undo", undo),
        ("next", me),
    ];
    let fields: Vec<_> = fields.into_iter().map(|(n, v)| (n.to_owned(), v)).collect();
    let answer = browser.post(&format!("/r/{}/do", room.route), &fields).await;
    assert_eq!(answer.status, 303, "{}", answer.body);
    let page = browser.get(answer.header("location")).await;
    let backs = forms(&page.body).into_iter().filter(|f| f.value("command") == "attendance.return").count();
    assert_eq!(backs, 2, "our own is shown, beside the page's own button");
}
