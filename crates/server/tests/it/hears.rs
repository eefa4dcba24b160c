//! What a page hears of its route: whether it would come out the same, and never less than what changed.

use crate::browser::Browser;
use crate::site::{Site, Way};
use crate::story::Room;
use serde_json::{Value, json};
use std::time::Duration;
use tokio::io::{AsyncReadExt as _, AsyncWriteExt as _};
use tokio::net::TcpStream;
use uuid::Uuid;

/// A page that listens.
struct Ear(TcpStream, String);

impl Ear {
    async fn open(by: &Browser, room: &Room, page: &str) -> Self {
        let mut ear = Self::open_late(by, room, page, &seq(by, page).await).await;
        assert_eq!(ear.same().await, Some(true), "nothing changed while the stream opened");
        ear
    }

    /// Of a page that was made at that version.
    async fn open_late(by: &Browser, room: &Room, page: &str, seq: &str) -> Self {
        let mut stream = TcpStream::connect(by.at).await.unwrap();
        let path = format!("/r/{}/stream?page={page}&seq={seq}", room.route);
        let head = format!("GET {path} HTTP/1.1\r\nhost: {}\r\ncookie: {}\r\n\r\n", by.at, by.cookie);
        stream.write_all(head.as_bytes()).await.unwrap();
        Self(stream, String::new())
    }

    /// Whether the next frame says that the page comes out the same; none when no frame comes.
    async fn same(&mut self) -> Option<bool> {
        self.next().await.map(|(_, same)| same)
    }

    /// The version in the next frame, and whether the page comes out the same.
    async fn next(&mut self) -> Option<(i64, bool)> {
        let mut piece = [0; 2048];
        loop {
            if let Some((before, rest)) = self.1.split_once("\n\n") {
                let data = before.lines().find_map(|line| line.trim().strip_prefix("data: ").map(str::to_owned));
                self.1 = rest.to_owned();
                if let Some(data) = data {
                    let state: Value = serde_json::from_str(&data).unwrap();
                    return Some((state["seq"].as_i64().unwrap(), state["same"] == json!(true)));
                }
                continue;
            }
            let read = tokio::time::timeout(Duration::from_secs(2), self.0.read(&mut piece)).await.ok()?;
            self.1.push_str(&String::from_utf8_lossy(&piece[..read.unwrap()]));
        }
    }
}

/// The version that a page shows.
async fn seq(by: &Browser, page: &str) -> String {
    let shown = by.get(page).await.body;
    shown.split("data-seq=\"").nth(1).and_then(|rest| rest.split('"').next()).expect("a page that lives").to_owned()
}

/// A page without what is new each time it is made.
async fn bare(by: &Browser, page: &str) -> String {
    let body = by.get(page).await.body;
    let mut rest = body.as_str();
    let mut kept = String::new();
    let marks = ["name=\"command_id\" value=\"", "data-seq=\"", "data-now=\""];
    while let Some(at) = marks.iter().filter_map(|mark| rest.find(mark).map(|at| at + mark.len())).min() {
        kept.push_str(&rest[..at]);
        rest = rest[at..].split_once('"').map_or("", |(_, after)| after);
    }
    kept + rest
}

/// A hall in the carousel with one idea, the point of it that is asked about first, and the pages on which a
/// participant hears.
async fn hall() -> (Room, Uuid, Vec<String>) {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    let (idea, title, _) = room.write().await;
    room.ok(&room.lead, "carousel.plan", json!({ "minutes_per_round": 8, "minutes_to_change": 2 })).await;
    room.part("carousel").await;
    let me = format!("/r/{}/me", room.route);
    let pages =
        vec![me.clone(), format!("{me}/ideas/{idea}"), format!("{me}/ideas/{idea}?all=1"), format!("{me}/closing")];
    (room, title, pages)
}

async fn not_yet(room: &Room, n: usize, point: Uuid, eyes: &str) {
    let (participant, browser) = &room.people[n];
    let stance = json!({ "point": point, "revision": 1, "kind": "not_yet", "reason": "eerst rekenen", "eyes": eyes });
    let fields = json!({ "participant": participant, "stances": [stance], "channel": "own" });
    room.ok(browser, "stance.take", fields).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn nobody_elses_standing_behind_a_point_changes_a_participants_pages() {
    let (room, point, pages) = hall().await;
    for closing in [false, true] {
        if closing {
            room.part("closing").await;
        }
        let own = &room.people[3].1;
        let mut before = Vec::new();
        let mut ears = Vec::new();
        for page in &pages {
            before.push(bare(own, page).await);
            ears.push(Ear::open(own, &room, page).await);
        }
        // Somebody who has not spoken yet, in either part.
        room.stand(if closing { 1 } else { 2 }, &[point]).await;
        for ((page, before), ear) in pages.iter().zip(before).zip(&mut ears) {
            assert_eq!(ear.same().await, Some(true), "{page}");
            assert!(bare(own, page).await == before, "{page} comes out the same");
        }
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_page_hears_of_all_that_changes_it() {
    let (room, point, pages) = hall().await;
    let (own, idea) = (&room.people[3].1, &pages[1]);
    let mut ear = Ear::open(own, &room, idea).await;
    let mut was = bare(own, idea).await;
    for step in 0..5 {
        match step {
            0 => not_yet(&room, 0, point, "everyone").await,
            1 => room.stand(0, &[point]).await,
            2 => room.stand(3, &[point]).await,
            3 => {
                let fields = json!({ "participant": room.people[3].0, "points": [point] });
                room.ok(own, "stance.take_back", fields).await;
            }
            _ => drop(room.ok(&room.lead, "point.reword", reworded(point)).await),
        }
        let now = bare(own, idea).await;
        assert!(now != was, "step {step} changes the page");
        assert_eq!(ear.same().await, Some(false), "step {step} is heard");
        was = now;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_change_while_the_stream_opens_is_heard() {
    let (room, point, pages) = hall().await;
    let (own, idea) = (&room.people[3].1, &pages[1]);
    // Frames of a route come at the same moments for all: while another page listens, this one waits for the next.
    let _other = Ear::open(&room.lead, &room, &format!("/r/{}", room.route)).await;
    for turn in 0..30_u64 {
        not_yet(&room, 0, point, "everyone").await;
        let shows = seq(own, idea).await;
        let wait = turn.checked_sub(10);
        let change = async {
            tokio::time::sleep(Duration::from_millis(wait.unwrap_or(0))).await;
            room.stand(0, &[point]).await;
        };
        let open = async {
            // A change just before, or while it opens.
            tokio::time::sleep(Duration::from_millis(if wait.is_none() { 10 * (turn + 1) } else { 0 })).await;
            Ear::open_late(own, &room, idea, &shows).await
        };
        let (mut ear, ()) = tokio::join!(open, change);
        let heard = async {
            while let Some((seq, same)) = ear.next().await {
                if seq > shows.parse().unwrap() && !same {
                    return true;
                }
            }
            false
        };
        assert!(heard.await, "turn {turn}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_stream_that_opens_late_tells_whether_the_page_missed_anything() {
    let (room, point, pages) = hall().await;
    let (own, idea) = (&room.people[3].1, &pages[1]);
    let first = seq(own, idea).await;
    room.stand(2, &[point]).await;
    let missed = Ear::open_late(own, &room, idea, &first).await.same().await;
    assert_eq!(missed, Some(true), "somebody stood behind a point meanwhile, which shows nowhere else");
    for step in ["theirs", "own"] {
        let shown = seq(own, idea).await;
        let before = bare(own, idea).await;
        match step {
            "own" => room.stand(3, &[point]).await,
            _ => not_yet(&room, 0, point, "everyone").await,
        }
        assert!(bare(own, idea).await != before, "{step}: the page changed");
        let missed = Ear::open_late(own, &room, idea, &shown).await.same().await;
        assert_eq!(missed, Some(false), "{step}: it is fetched");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn who_had_a_not_yet_for_their_own_eyes_sounds_like_who_had_not_looked() {
    for private in [false, true] {
        let (room, point, pages) = hall().await;
        if private {
            not_yet(&room, 3, point, "owner").await;
            // Something else happens, so that the number of the page stands after it.
            room.stand(1, &[point]).await;
        }
        let (other, idea) = (&room.people[2].1, &pages[1]);
        let shown = seq(other, idea).await;
        room.stand(3, &[point]).await;
        let heard = Ear::open_late(other, &room, idea, &shown).await.same().await;
        assert_eq!(heard, Some(true), "private: {private}");
    }
}

fn reworded(point: Uuid) -> Value {
    json!({ "point": point, "from_revision": 1, "text": "twee bomen per tien huizen" })
}

#[tokio::test(flavor = "multi_thread")]
async fn what_somebody_said_for_their_own_eyes_is_heard_on_their_other_screens_with_the_next_change() {
    let (room, point, pages) = hall().await;
    let (own, idea) = (&room.people[3].1, &pages[1]);
    let mut theirs = Ear::open(own, &room, idea).await;
    let other = &room.people[2].1;
    let mut others = Ear::open(other, &room, idea).await;
    not_yet(&room, 3, point, "owner").await;
    assert_eq!(others.same().await, None, "nobody hears that anything was said");
    room.stand(1, &[point]).await;
    assert_eq!((theirs.same().await, others.same().await), (Some(false), Some(true)));
}
