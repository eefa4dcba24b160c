//! One story from the question to the final report, through the API and through the forms' address.

use crate::browser::Browser;
use crate::site::{Site, Way, both, done, send};
use serde_json::{Value, json};
use uuid::Uuid;

/// A room with its people, on their way through the story.
pub struct Room {
    pub site: Site,
    pub way: Way,
    pub route: Uuid,
    pub admin: Browser,
    pub commissioner: Browser,
    pub lead: Browser,
    pub facilitator: Browser,
    pub facilitator_id: Uuid,
    pub people: Vec<(Uuid, Browser)>,
    pub tables: Vec<Uuid>,
}

impl Room {
    /// A route of this method, with its roles.
    pub async fn open(site: Site, way: Way, method: &str) -> Self {
        let (_, admin) = site.staff("Bea Beheer", true).await;
        let (asks, commissioner) = site.staff("Olaf Opdracht", false).await;
        let (leads, lead) = site.staff("Hilde Hoofd", false).await;
        let (guides, facilitator) = site.staff("Bert Begeleider", false).await;
        let route = Uuid::new_v4();
        let room = Self {
            site,
            way,
            route,
            admin,
            commissioner,
            lead,
            facilitator,
            facilitator_id: guides.0,
            people: Vec::new(),
            tables: Vec::new(),
        };
        let open = json!({ "method": method, "title": "Groen in de wijk" });
        done(&send(&room.admin, Way::Api, route, Uuid::new_v4(), "route.open", &open).await, "route.open");
        for (person, role) in [(asks, "commissioner"), (leads, "lead_facilitator"), (guides, "facilitator")] {
            room.ok(&room.admin, "role.grant", json!({ "person": person, "role": role })).await;
        }
        room
    }

    pub async fn ok(&self, by: &Browser, name: &str, fields: Value) -> Uuid {
        let id = Uuid::new_v4();
        let answer = send(by, self.way, self.route, id, name, &fields).await;
        assert!(matches!(answer.status, 201 | 303), "{name}: {} {}", answer.status, answer.body);
        id
    }

    pub async fn refused(&self, by: &Browser, name: &str, fields: Value, code: &str) {
        let answer = send(by, Way::Api, self.route, Uuid::new_v4(), name, &fields).await;
        assert_eq!((answer.status, answer.json()["code"].as_str()), (409, Some(code)), "{name}: {}", answer.body);
    }

    pub async fn read(&self, by: &Browser, path: &str) -> Value {
        let token = by.cookie.trim_start_matches("bloemenzee=");
        let client = Browser { bearer: format!("Bearer {token}"), cookie: String::new(), ..by.clone() };
        let answer = client.get(&format!("/api/v1/routes/{}{path}", self.route)).await;
        assert_eq!(answer.status, 200, "{path}: {}", answer.body);
        answer.json()
    }

    /// Question, frames, two topics, four people, their talks, two tables: up to the gate.
    pub async fn prepare(&mut self) {
        let question =
            json!({ "question": "Wat is er voor nodig, zodat de wijk groen wordt?", "promise": "Wij nemen het over." });
        self.ok(&self.commissioner, "question.write", question).await;
        self.ok(&self.lead, "phase.open", json!({ "to": 1, "reason": "" })).await;
        let frames = json!({ "frames": [
            { "text": "Het kost niet meer dan nu.", "strength": "hard" },
            { "text": "Liefst met planten van hier.", "strength": "intent" }] });
        self.ok(&self.commissioner, "frames.write", frames).await;
        self.ok(&self.commissioner, "frames.release", json!({})).await;
        let mut topics = Vec::new();
        for title in ["Straat", "Park"] {
            topics.push(self.ok(&self.lead, "topic.add", json!({ "title": title })).await);
        }
        self.ok(&self.lead, "phase.open", json!({ "to": 3, "reason": "" })).await;
        for (n, name) in ["Aafke Appel", "Boris Bes", "Cato Citroen", "Dries Druif"].iter().enumerate() {
            let kind = if n == 3 { "professional" } else { "resident" };
            let person = json!({ "name": name, "email": format!("mens{n}@voorbeeld.example") });
            let fields = json!({ "person": person, "kind": kind, "why": "Ligt er wakker van." });
            let id = self.ok(&self.lead, "involvement.add", fields).await;
            self.people.push((id, self.site.participant(self.route, id).await));
        }
        self.ok(&self.lead, "phase.open", json!({ "to": 4, "reason": "" })).await;
        for (participant, _) in &self.people {
            let fields = json!({ "participant": participant, "answers": { "information": "Niets." }, "items": [] });
            self.ok(&self.facilitator, "conversation.hold", fields).await;
        }
        for (n, topic) in topics.iter().enumerate() {
            let fields = json!({ "topic": topic, "name": format!("Tafel {}", n + 1), "capacity": 4, "step_free": true,
                                 "facilitator": self.facilitator_id });
            let table = self.ok(&self.lead, "table.set", fields).await;
            self.tables.push(table);
        }
        self.ok(&self.lead, "phase.open", json!({ "to": 5, "reason": "" })).await;
    }

    pub async fn part(&self, part: &str) {
        self.ok(&self.lead, "part.start", json!({ "part": part })).await;
    }

    /// Everybody is in and sits: two at each table; the tables are open.
    pub async fn sit(&self) {
        self.part("informing").await;
        for (n, (participant, browser)) in self.people.iter().enumerate() {
            let fields = json!({ "participant": participant, "presence": "taking_part" });
            self.ok(&self.lead, "attendance.check_in", fields).await;
            let fields = json!({ "participant": participant, "table": self.tables[n / 2] });
            self.ok(browser, "seat.take", fields).await;
        }
        self.part("tables").await;
    }

    /// An idea with one *Wat* at the first table, written on its tablet.
    pub async fn write(&self) -> (Uuid, Uuid, Uuid) {
        let tablet = self.site.tablet(self.route, self.tables[0]).await;
        let author = self.people[0].0;
        let fields = json!({ "table": self.tables[0], "title": "Bomen in elke straat", "author": author });
        let idea = self.ok(&tablet, "idea.add", fields).await;
        let fields = json!({ "idea": idea, "petal": "what", "text": "één boom per tien huizen", "author": author });
        let what = self.ok(&tablet, "point.add", fields).await;
        (idea, Uuid::from_u128(idea.as_u128() + 1), what)
    }

    /// Somebody stands behind these points, in the wording that they are shown.
    pub async fn stand(&self, n: usize, points: &[Uuid]) {
        let (participant, browser) = &self.people[n];
        let me = self.read(browser, "/me").await;
        let asked = me["askedOf"].as_array().unwrap();
        let on = |point: &Uuid| {
            let found = asked.iter().find(|a| a["point"] == json!(point))?;
            Some(json!({ "point": point, "revision": found["revision"], "kind": "behind" }))
        };
        let stances: Vec<_> = points.iter().filter_map(on).collect();
        if !stances.is_empty() {
            let fields = json!({ "participant": participant, "stances": stances, "channel": "own" });
            self.ok(browser, "stance.take", fields).await;
        }
    }
}

async fn from_question_to_report(site: Site, way: Way) {
    let mut room = Room::open(site, way, "nieuwe-route").await;
    room.prepare().await;
    room.refused(&room.commissioner, "topic.add", json!({ "title": "Iets anders" }), "not-permitted").await;
    room.sit().await;
    let (idea, title, what) = room.write().await;
    room.ok(&room.lead, "carousel.plan", json!({ "minutes_per_round": 8, "minutes_to_change": 2 })).await;
    room.part("carousel").await;
    room.ok(&room.lead, "carousel.move", json!({ "round": 1 })).await;
    // A visitor adds; everybody must stand behind that too.
    let (participant, visitor) = &room.people[2];
    let fields = json!({ "idea": idea, "petal": "how", "text": "samen planten", "author": participant });
    let how = room.ok(visitor, "point.add", fields).await;
    for n in 0..4 {
        room.stand(n, &[title, what]).await;
    }
    let not_yet = json!({ "participant": room.people[1].0, "channel": "own", "stances": [
        { "point": how, "revision": 1, "kind": "not_yet", "reason": "wie betaalt dat?", "eyes": "everyone", "in_report": true }] });
    room.ok(&room.people[1].1, "stance.take", not_yet).await;
    room.part("closing").await;
    room.ok(&room.lead, "closing.close", json!({})).await;
    room.part("plenary").await;
    room.refused(&room.lead, "thread.draw", json!({ "title": "Groen", "points": [how] }), "thread-through-carried")
        .await;
    room.ok(&room.lead, "thread.draw", json!({ "title": "Groen", "points": [what] })).await;
    room.ok(&room.lead, "outcome.hand_over", json!({})).await;
    let answer = json!({ "idea": idea, "answer": { "kind": "deviates_from_intent", "frame": 2 }, "text": "Er zijn ook andere bomen bij." });
    room.ok(&room.commissioner, "answer.give", answer).await;
    room.ok(&room.people[0].1, "follow_up.sign_up", json!({ "participant": room.people[0].0, "signed_up": true }))
        .await;
    room.ok(&room.lead, "phase.open", json!({ "to": 6, "reason": "" })).await;
    room.ok(&room.lead, "report.draft", json!({ "next_steps": "In het voorjaar planten we." })).await;
    let correction = room.ok(&room.people[1].1, "report.correct", json!({ "text": "Het zijn er meer." })).await;
    room.refused(&room.lead, "report.finalise", json!({ "reason": "Klaar." }), "corrections-open").await;
    let fields = json!({ "correction": correction, "accepted": true, "note": "Aangepast." });
    room.ok(&room.lead, "report.settle_correction", fields).await;
    room.ok(&room.lead, "report.finalise", json!({ "reason": "Iedereen is akkoord." })).await;
    reported(&room, idea, how).await;
    went_on(&room, idea, what).await;
}

/// What anybody can read once it is final, and what `verify` says of the log.
async fn reported(room: &Room, idea: Uuid, how: Uuid) {
    let nobody = Browser::new(room.site.at);
    let answer = nobody.get(&format!("/api/v1/routes/{}/report", room.route)).await;
    assert_eq!(answer.status, 200, "{}", answer.body);
    let report = answer.json();
    assert_eq!(report["isFinal"], true);
    assert_eq!(report["numbers"]["required"], 4);
    let found = report["ideas"].as_array().unwrap().iter().find(|i| i["id"] == json!(idea)).unwrap();
    assert_eq!(found["decision"], true);
    let verdict = |id: Uuid| {
        found["points"].as_array().unwrap().iter().find(|p| p["id"] == json!(id)).unwrap()["verdict"].clone()
    };
    assert_eq!(verdict(how), "not_decided");
    for name in ["Aafke", "Boris", "Cato", "Dries", "Olaf", "Hilde"] {
        assert!(!answer.body.contains(name), "a name stands in the report: {name}");
    }
    let key = bloemenzee::execute::key(bloemenzee_domain::id::RouteId(room.route));
    assert!(room.site.app.engine.store().verify(&key).await.unwrap().is_sound());
}

/// After the report: a group with a driver, an action, a gathering that supersedes the decision; what
/// everybody may read of it, and the tables beside the log.
async fn went_on(room: &Room, idea: Uuid, what: Uuid) {
    room.ok(&room.lead, "phase.open", json!({ "to": 7, "reason": "" })).await;
    let (participant, driver) = &room.people[0];
    let group = json!({ "name": "Bomen", "about": [{ "about": "idea", "id": idea }], "members": [participant] });
    let group = room.ok(&room.lead, "group.form", group).await;
    room.ok(driver, "group.accept", json!({ "group": group, "participant": participant })).await;
    let terms = json!({ "what": "Gaten graven", "who": { "who": "participant", "is": participant }, "by_words": "morgen!", "group": group });
    let source = json!({ "from": "idea", "idea": idea });
    let action = room.ok(driver, "action.add", json!({ "source": source, "terms": terms })).await;
    let doing = json!({ "action": action, "from_version": 1, "state": "doing" });
    room.ok(driver, "action.move", doing.clone()).await;
    room.refused(&room.facilitator, "action.move", doing, "action-changed").await;
    let plan = json!({ "at": 1_900_000_000, "place": "De school", "topics": ["Water"] });
    let gathering = room.ok(driver, "follow_up.plan", plan).await;
    for (participant, _) in &room.people {
        let there = json!({ "gathering": gathering, "participant": participant, "presence": "taking_part" });
        room.ok(&room.facilitator, "follow_up.attend", there).await;
    }
    room.ok(&room.lead, "proposal.open", json!({ "gathering": gathering, "whole_circle": true })).await;
    let lines = json!([{ "petal": "what", "text": "Struiken planten" }]);
    let proposal = json!({ "gathering": gathering, "title": "Struiken", "lines": lines });
    let new = room.ok(&room.lead, "proposal.write", proposal).await;
    let revisit = json!({ "decision": idea, "how": "supersedes", "reason": "De bomen zijn op." });
    room.ok(&room.lead, "proposal.revisit", json!({ "idea": new, "revisit": revisit })).await;
    let point = |n: u128| Uuid::from_u128(new.as_u128() + n);
    for (participant, browser) in &room.people {
        let on = |point: Uuid| json!({ "point": point, "revision": 1, "kind": "behind" });
        let fields = json!({ "participant": participant, "channel": "own", "stances": [on(point(1)), on(point(2))] });
        room.ok(browser, "proposal.stand", fields).await;
    }
    room.ok(&room.lead, "proposal.close", json!({ "gathering": gathering })).await;
    let trace = room.read(&room.commissioner, "/trace").await;
    let became = |id: Uuid| {
        let found = trace["points"].as_array().unwrap().iter().find(|p| p["point"] == json!(id)).unwrap();
        found["became"].clone()
    };
    assert_eq!((became(what), became(point(2))), (json!("superseded"), json!("unanswered")));
    let read = room.read(&room.commissioner, "/actions").await;
    assert_eq!((&read["actions"][0]["state"], &read["actions"][0]["byParticipant"]), (&json!("doing"), &json!(true)));
    assert_eq!(read["nobodyYet"], json!([new]));
    let seen = format!("{trace}{read}{}", room.read(&room.commissioner, "/follow-up").await);
    assert!(seen.contains("De school") && !seen.contains("Aafke"), "{seen}");
    let store = room.site.app.engine.store();
    let id = bloemenzee_domain::id::RouteId(room.route);
    let key = bloemenzee::execute::key(id);
    assert!(store.verify(&key).await.unwrap().is_sound());
    let (replayed, _) = bloemenzee::execute::replay(store, room.site.app.engine.methods(), id).await.unwrap().unwrap();
    let mut audit = bloemenzee::read::Audit::default();
    let differs = bloemenzee::read::audit(&mut audit, store, &key, &replayed).await.unwrap();
    assert_eq!(differs, None, "a table is not what the log says");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_route_goes_from_question_to_report_through_the_api() {
    for site in both().await {
        from_question_to_report(site, Way::Api).await;
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_route_goes_from_question_to_report_through_the_forms() {
    for site in both().await {
        from_question_to_report(site, Way::Form).await;
    }
}
