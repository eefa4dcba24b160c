//! An evening of the size of the real one, by public addresses only: thirty people from a workbook and a list, six
//! topics, ten ideas from paper, everybody's word on every point, and the report.

use crate::browser::Browser;
use crate::forms::{Form, forms, plain};
use crate::program::{Program, persona, run, said};
use crate::site::{Way, csrf, fresh_postgres, send};
use bloemenzee_domain::transcript;
use serde_json::{Value, json};
use std::collections::BTreeMap;
use std::path::Path;
use uuid::Uuid;

const PEOPLE: &str = include_str!("../../../../demo/people.csv");
const TRANSCRIPT: &str = include_str!("../../../../demo/westerkwartier.md");
const MINUTE: i64 = 60;

/// Somebody who decides: on a device of their own, or by the hand of the lead facilitator.
struct Member {
    participant: Value,
    own: Option<Browser>,
}

/// The route, and the hands that carry it.
struct Evening {
    _program: Program,
    database: String,
    route: Uuid,
    lead: Browser,
    alderman: Browser,
    members: Vec<Member>,
}

/// Somebody of the demo, signed in by their link, as everybody does.
async fn signed_in(links: &Value, who: &str) -> Browser {
    let (browser, found) = persona(links, who);
    let token = found["link"].as_str().unwrap().rsplit('/').next().unwrap();
    Browser::open_link(browser.at, token).await
}

/// The lines of the people's list: those that go into the workbook, and those that go into a list.
fn two_files() -> (Vec<u8>, String) {
    let mut all = csv::Reader::from_reader(PEOPLE.as_bytes());
    let headings = all.headers().unwrap().clone();
    let column = |name: &str| headings.iter().position(|heading| heading == name).unwrap();
    let wanted = ["name", "email", "phone", "kind", "why"].map(column);
    let rows: Vec<csv::StringRecord> = all.records().map(Result::unwrap).collect();
    let (first, second) = rows.split_at(15);
    let mut book = rust_xlsxwriter::Workbook::new();
    let sheet = book.add_worksheet();
    for (place, heading) in (0..).zip(["Naam", "E-mail", "Telefoon", "Soort", "Waarom"]) {
        sheet.write_string(0, place, heading).unwrap();
        for (line, row) in (1..).zip(first) {
            sheet.write_string(line, place, &row[wanted[usize::from(place)]]).unwrap();
        }
    }
    let mut list = csv::WriterBuilder::new().delimiter(b';').from_writer(Vec::new());
    list.write_record(["naam", "e-mail", "telefoon", "soort", "waarom"]).unwrap();
    for row in second {
        list.write_record(wanted.map(|place| &row[place])).unwrap();
    }
    (book.save_to_buffer().unwrap(), String::from_utf8(list.into_inner().unwrap()).unwrap())
}

fn form(html: &str, ends: &str) -> Form {
    let found = forms(html).into_iter().find(|form| form.action.ends_with(ends));
    found.unwrap_or_else(|| panic!("no form to {ends}: {}", plain(html)))
}

impl Evening {
    async fn begin(folder: &Path, database: Option<&str>) -> Self {
        let (program, links) = Program::demo(folder, Some("question"), database);
        let own = format!("sqlite:{}", folder.join("demo.sqlite").display());
        Self {
            _program: program,
            database: database.map_or(own, str::to_owned),
            route: links["route"].as_str().unwrap().parse().unwrap(),
            lead: signed_in(&links, "lead_facilitator").await,
            alderman: signed_in(&links, "commissioner").await,
            members: Vec::new(),
        }
    }

    fn page(&self, path: &str) -> String {
        format!("/r/{}{path}", self.route)
    }

    async fn give(&self, by: &Browser, name: &str, fields: Value) -> Uuid {
        let id = Uuid::new_v4();
        let answer = send(by, Way::Api, self.route, id, name, &fields).await;
        assert_eq!(answer.status, 201, "{name}: {}", answer.body);
        id
    }

    async fn read(&self, by: &Browser, path: &str) -> Value {
        let bearer = format!("Bearer {}", by.cookie.trim_start_matches("bloemenzee="));
        let client = Browser { bearer, cookie: String::new(), ..by.clone() };
        let answer = client.get(&format!("/api/v1/routes/{}{path}", self.route)).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }

    /// Uploads a file, looks at the preview, and presses its button.
    async fn bring_in(&self, path: &str, file: &[u8], confirm: &str) {
        let token = csrf(&self.lead).await;
        let preview = self.lead.upload(&self.page(path), &[("csrf", &token)], file).await;
        assert_eq!(preview.status, 200, "{}", plain(&preview.body));
        let sure = form(&preview.body, confirm);
        let answer = self.lead.post(&sure.action, &sure.fields).await;
        assert_eq!(answer.status, 303, "{}", plain(&answer.body));
    }

    async fn question_frames_topics(&self) {
        let fields = json!({ "question": "Wat is er voor nodig, zodat het goed gaat met mantelzorgers?", "promise": "Wij nemen het over." });
        self.give(&self.alderman, "question.write", fields).await;
        self.give(&self.lead, "phase.open", json!({ "to": 1 })).await;
        let frame = |n: usize| json!({ "text": format!("Voorwaarde {n}."), "strength": if n == 6 { "intent" } else { "hard" } });
        self.give(&self.alderman, "frames.write", json!({ "frames": (1..=6).map(frame).collect::<Vec<_>>() })).await;
        self.give(&self.alderman, "frames.release", json!({})).await;
        for (n, topic) in transcript::parse(TRANSCRIPT).unwrap().topics.iter().enumerate() {
            let topic = self.give(&self.lead, "topic.add", json!({ "title": topic.title })).await;
            let fields =
                json!({ "topic": topic, "name": format!("Tafel {}", n + 1), "capacity": 6, "step_free": true });
            self.give(&self.lead, "table.set", fields).await;
        }
        self.give(&self.lead, "phase.open", json!({ "to": 3 })).await;
    }

    /// Thirty people from two files; all are invited and spoken with.
    async fn circle(&self) -> Vec<Value> {
        let (book, list) = two_files();
        self.bring_in("/circle/import", &book, "/circle/import/confirm").await;
        self.bring_in("/circle/import", list.as_bytes(), "/circle/import/confirm").await;
        let people = self.read(&self.lead, "/circle").await["people"].as_array().unwrap().clone();
        assert_eq!(people.len(), 30);
        let everyone: Vec<&Value> = people.iter().map(|person| &person["participant"]).collect();
        let soon = bloemenzee::clock::now().0 + 10 * MINUTE;
        let plan = json!({ "gathering": null, "at": soon, "place": "Dorpshuis", "minutes": {} });
        self.give(&self.lead, "gathering.plan", plan).await;
        self.give(&self.lead, "invitation.send", json!({ "participants": everyone })).await;
        self.give(&self.lead, "phase.open", json!({ "to": 4 })).await;
        for participant in everyone {
            let fields = json!({ "participant": participant, "answers": { "information": "Niets." }, "items": [] });
            self.give(&self.lead, "conversation.hold", fields).await;
        }
        self.give(&self.lead, "phase.open", json!({ "to": 5 })).await;
        people
    }

    /// Twenty-six come in and are placed; who has a device gets a code on paper and signs in with it.
    async fn come_in(&mut self, people: &[Value]) {
        self.give(&self.lead, "part.start", json!({ "part": "informing" })).await;
        let seated: BTreeMap<String, bool> = csv::Reader::from_reader(PEOPLE.as_bytes())
            .deserialize::<BTreeMap<String, String>>()
            .map(Result::unwrap)
            .filter(|row| row["table"].parse::<u32>().is_ok())
            .map(|row| (row["name"].clone(), !row["email"].is_empty()))
            .collect();
        for person in people {
            let Some(device) = seated.get(person["name"].as_str().unwrap()) else { continue };
            let participant = person["participant"].clone();
            let fields = json!({ "participant": participant, "presence": "taking_part" });
            self.give(&self.lead, "attendance.check_in", fields).await;
            let own = if *device { Some(self.by_code(participant.as_str().unwrap()).await) } else { None };
            self.members.push(Member { participant, own });
        }
        assert_eq!(self.members.len(), 26);
        self.give(&self.lead, "seat.place_all", json!({})).await;
        self.give(&self.lead, "part.start", json!({ "part": "tables" })).await;
    }

    /// The lead facilitator makes a code; its owner types it over.
    async fn by_code(&self, participant: &str) -> Browser {
        let fields = [("csrf".to_owned(), csrf(&self.lead).await)];
        let made = self.lead.post(&self.page(&format!("/circle/{participant}/code")), &fields).await;
        let code = made.body.split("id=\"made-code\">").nth(1).and_then(|rest| rest.split('<').next());
        let mut browser = Browser::new(self.lead.at);
        let answer = browser.post("/sign-in", &[("code".into(), code.unwrap().into())]).await;
        assert_eq!(answer.status, 303, "{}", plain(&answer.body));
        browser.cookie = answer.header("set-cookie").split(';').next().unwrap().to_owned();
        browser
    }

    /// What was written on paper, and a round past every table.
    async fn tables_and_carousel(&self) {
        self.bring_in("/meeting/transcript", TRANSCRIPT.as_bytes(), "/do").await;
        let fields = json!({ "minutes_per_round": 8, "minutes_to_change": 2 });
        self.give(&self.lead, "carousel.plan", fields).await;
        self.give(&self.lead, "part.start", json!({ "part": "carousel" })).await;
        for round in 1..=5 {
            self.give(&self.lead, "carousel.move", json!({ "round": round })).await;
        }
        self.give(&self.lead, "part.start", json!({ "part": "closing" })).await;
    }

    /// Everybody stands behind every point, but one person behind one point.
    async fn everybody_answers(&self, doubted: &Value) {
        let ideas = self.read(&self.lead, "/ideas").await;
        let points = ideas["ideas"].as_array().unwrap().iter().flat_map(|idea| idea["points"].as_array().unwrap());
        let asked: Vec<&Value> = points.filter(|point| point["kind"] == "point").collect();
        for (n, member) in self.members.iter().enumerate() {
            let stance = |point: &&Value| match n == 0 && point["id"] == *doubted {
                true => json!({ "point": point["id"], "revision": 1, "kind": "not_yet", "reason": "Wie doet dit?",
                                "eyes": "everyone", "in_report": true }),
                false => json!({ "point": point["id"], "revision": 1, "kind": "behind" }),
            };
            let stances: Vec<Value> = asked.iter().map(stance).collect();
            let (by, channel) = member.own.as_ref().map_or((&self.lead, "paper"), |own| (own, "own"));
            let fields = json!({ "participant": member.participant, "stances": stances, "channel": channel });
            self.give(by, "stance.take", fields).await;
            if let Some(own) = &member.own {
                let left = self.read(own, "/me").await["askedOf"].as_array().unwrap().len();
                assert_eq!(left, usize::from(n == 0), "nothing is asked but what is in doubt");
            }
        }
    }

    async fn closed_and_reported(&self) {
        self.give(&self.lead, "closing.close", json!({})).await;
        self.give(&self.lead, "part.start", json!({ "part": "plenary" })).await;
        let ideas = self.read(&self.lead, "/ideas").await;
        let decisions: Vec<&Value> =
            ideas["ideas"].as_array().unwrap().iter().filter(|idea| idea["decision"] == true).collect();
        assert_eq!(decisions.len(), 10);
        let thread: Vec<&Value> = decisions.iter().map(|idea| &idea["points"][0]["id"]).collect();
        self.give(&self.lead, "thread.draw", json!({ "title": "Dichtbij", "points": thread })).await;
        self.give(&self.lead, "outcome.hand_over", json!({})).await;
        for idea in decisions {
            let fields =
                json!({ "idea": idea["id"], "answer": { "kind": "within_frames" }, "text": "Dit nemen we over." });
            self.give(&self.alderman, "answer.give", fields).await;
        }
        self.give(&self.lead, "phase.open", json!({ "to": 6 })).await;
        self.give(&self.lead, "report.draft", json!({ "next_steps": "Acht mensen werken het uit." })).await;
        self.give(&self.lead, "report.finalise", json!({ "reason": "Iedereen heeft het gelezen." })).await;
    }

    /// What anybody may read at the end, in every shape.
    async fn anybody_reads_it(&self, doubted: &Value) {
        let anybody = Browser::new(self.lead.at);
        let report = anybody.get(&format!("/api/v1/routes/{}/report", self.route)).await;
        let told = report.json();
        assert_eq!((&told["isFinal"], &told["numbers"]["required"]), (&json!(true), &json!(26)));
        let ideas = told["ideas"].as_array().unwrap();
        let points: Vec<&Value> = ideas.iter().flat_map(|idea| idea["points"].as_array().unwrap()).collect();
        let parsed = transcript::parse(TRANSCRIPT).unwrap();
        let sum = transcript::summary(&parsed);
        // A title is a point too.
        assert_eq!(points.len(), sum.ideas + sum.points + sum.sub_points + sum.additions + sum.questions);
        let verdict = |point: &&&Value| point["verdict"] == "not_decided";
        let open: Vec<&Value> = points.iter().filter(verdict).map(|point| &point["id"]).collect();
        assert!(open.contains(&doubted) && open.len() < 5, "{open:?}");
        let pages = ["/report", "/report.pdf", "/points.csv", "/points.xlsx"];
        for (path, begins) in pages.iter().zip(["<!doctype html>", "%PDF-", "", "PK"]) {
            let answer = anybody.get(&self.page(path)).await;
            assert_eq!(answer.status, 200, "{path}");
            assert!(answer.body.to_lowercase().starts_with(&begins.to_lowercase()), "{path}");
            assert!(answer.body.len() > 15_000, "{path} is {} bytes", answer.body.len());
            for row in csv::Reader::from_reader(PEOPLE.as_bytes()).records() {
                assert!(!answer.body.contains(&row.unwrap()[0]), "a name stands in {path}");
            }
        }
        let verify = run(&["verify", "--database", &self.database]);
        assert!(verify.status.success(), "{}", said(&verify));
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn thirty_people_and_ten_ideas_go_from_the_question_to_the_report() {
    let postgres = fresh_postgres().await;
    for database in std::iter::once(None).chain(postgres.as_deref().map(Some)) {
        let folder = tempfile::tempdir().unwrap();
        let mut evening = Evening::begin(folder.path(), database).await;
        evening.question_frames_topics().await;
        let people = evening.circle().await;
        evening.come_in(&people).await;
        evening.tables_and_carousel().await;
        let ideas = evening.read(&evening.lead, "/ideas").await;
        assert_eq!(ideas["ideas"].as_array().unwrap().len(), 10);
        let how = |point: &&Value| point["petal"] == "how" && point["kind"] == "point" && point["parent"].is_null();
        let doubted = ideas["ideas"][0]["points"].as_array().unwrap().iter().find(how).unwrap()["id"].clone();
        evening.everybody_answers(&doubted).await;
        evening.closed_and_reported().await;
        evening.anybody_reads_it(&doubted).await;
    }
}
