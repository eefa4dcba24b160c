//! What no handler of ours answered: too large, not with this method, not in this shape. A page with a sentence that
//! a person can act on, in their language; problem+json under `/api`.

use crate::browser::{Answer, Browser};
use crate::site::{Site, Way, csrf};
use crate::story::Room;

/// One more than a form may hold, in bytes.
const TOO_MUCH: usize = 4 * 1024 * 1024 + 1;

/// A page of ours says so, with a way on.
#[track_caller]
fn says(answer: &Answer, status: u16, sentence: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert!(answer.header("content-type").starts_with("text/html"), "{:?}", answer.headers);
    assert!(answer.body.contains(sentence), "{}", answer.body);
    assert!(answer.body.contains("<h1") && answer.body.contains("nl-button"), "a heading, and a way on");
    assert!(answer.header("content-security-policy").contains("default-src 'none'"));
}

/// The API says so as problem+json.
#[track_caller]
fn tells(answer: &Answer, status: u16, code: &str) {
    assert_eq!(answer.status, status, "{}", answer.body);
    assert_eq!(answer.header("content-type"), "application/problem+json", "{}", answer.body);
    let problem = answer.json();
    assert_eq!((problem["status"].as_u64(), problem["code"].as_str()), (Some(status.into()), Some(code)));
    assert!(problem["detail"].as_str().unwrap_or_default().len() > 20, "a sentence: {problem}");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_is_too_large_is_said_so_in_both_languages() {
    let room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    let path = format!("/r/{}/do", room.route);
    let fields = [("csrf".to_owned(), csrf(&room.lead).await), ("text".to_owned(), "a".repeat(TOO_MUCH))];
    says(&room.lead.post(&path, &fields).await, 413, "groter dan 4 MB");
    let english = Browser { lang: "en", ..room.lead.clone() };
    says(&english.post(&path, &fields).await, 413, "larger than 4 MB");
    // Without a length, as a stream of pieces.
    let pieces = format!("{:x}\r\n{}\r\n0\r\n\r\n", TOO_MUCH, "a".repeat(TOO_MUCH));
    says(&english.ask_in_pieces(&path, &pieces).await, 413, "larger than 4 MB");
    let upload = format!("/r/{}/circle/import", room.route);
    let file =
        format!("--x\r\ncontent-disposition: form-data; name=\"file\"\r\n\r\n{}\r\n--x--\r\n", "a".repeat(TOO_MUCH));
    says(&room.lead.ask("POST", &upload, "multipart/form-data; boundary=x", &[], &file).await, 413, "groter dan 4 MB");
    let body = "a".repeat(TOO_MUCH);
    tells(&room.lead.ask("POST", "/api/v1/commands", "application/json", &[], &body).await, 413, "too-large");
}

#[tokio::test(flavor = "multi_thread")]
async fn an_address_that_only_takes_forms_says_where_to_go() {
    let room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    let answer = room.lead.get(&format!("/r/{}/do", room.route)).await;
    says(&answer, 405, "hoort bij een formulier");
    assert!(answer.body.contains(&format!("href=\"/r/{}\"", room.route)), "back to the route");
    assert_eq!(answer.header("allow"), "POST");
    let answer = room.lead.ask("GET", "/api/v1/commands", "", &[], "").await;
    tells(&answer, 405, "not-this-way");
    assert_eq!(answer.header("allow"), "POST");
    tells(&room.lead.get("/api/v1/nothing").await, 404, "not-found");
    tells(&room.lead.get("/api/v2/routes").await, 404, "not-found");
    tells(&room.lead.ask("POST", "/api/v1/routes", "", &[], "").await, 405, "not-this-way");
}

#[tokio::test(flavor = "multi_thread")]
async fn what_cannot_be_read_is_said_so() {
    let room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    let upload = format!("/r/{}/circle/import", room.route);
    says(&room.lead.ask("POST", &upload, "text/plain", &[], "a,b").await, 400, "klopt niet met het formulier");
    says(&room.lead.ask("POST", &upload, "multipart/form-data; boundary=x", &[], "--y").await, 400, "klopt niet");
    says(&room.lead.get("/link/%ff").await, 400, "klopt niet");
    says(&room.lead.get("/assets/%ff").await, 400, "klopt niet");
    says(&room.lead.get("/r/%ff/report").await, 404, "adres klopt niet");
    tells(&room.lead.get("/api/v1/routes/%ff").await, 404, "not-found");
}
