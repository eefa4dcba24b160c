//! The access matrix of the web and the API: a file reviewed by hand, the list in the code, and
//! what the server really answers, compared cell by cell.

use crate::browser::Browser;
use crate::site::{Site, Way};
use crate::story::Room;
use bloemenzee::api;
use bloemenzee::web::routes;
use std::collections::BTreeSet;
use std::path::Path;

fn matrix() -> String {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../docs/states/access-web.md");
    std::fs::read_to_string(file).expect("docs/states/access-web.md is there")
}

/// The lines of the file: method, path, for whom.
fn reviewed() -> BTreeSet<(String, String, String)> {
    let cells = |line: &str| line.split('|').map(|c| c.trim().trim_matches('`').to_owned()).collect::<Vec<_>>();
    let lines = matrix();
    let rows = lines.lines().filter(|l| l.starts_with("| GET") || l.starts_with("| POST")).map(cells);
    rows.map(|c| (c[1].clone(), c[2].clone(), c[3].clone())).collect()
}

/// The same from the code.
fn listed() -> BTreeSet<(String, String, String)> {
    let web = routes::table().into_iter().map(|(m, p, who, _)| (m.to_owned(), p.to_owned(), format!("{who:?}")));
    let own = api::endpoints().into_iter();
    let api = own.map(|e| (e.method.to_owned(), format!("{}{}", api::BASE, e.path), format!("{:?}", e.who)));
    web.chain(api).collect()
}

#[test]
fn the_reviewed_matrix_is_what_the_code_lists() {
    let (file, code) = (reviewed(), listed());
    let show = |only: Vec<&(String, String, String)>| {
        only.iter().map(|(m, p, w)| format!("| {m} | `{p}` | {w} |")).collect::<Vec<_>>().join("\n")
    };
    assert!(
        file == code,
        "only in docs/states/access-web.md:\n{}\nonly in the code:\n{}",
        show(file.difference(&code).collect()),
        show(code.difference(&file).collect())
    );
}

/// What an address for these people answers to somebody: shown, sent to sign in, or refused.
fn expected(who: &str, persona: &str) -> &'static str {
    let guides = ["lead", "facilitator"].contains(&persona);
    let shown = match who {
        "All" => true,
        "SignedIn" => persona != "nobody",
        "Guides" => guides,
        "Lead" => persona == "lead",
        "Commissioner" => persona == "commissioner",
        "Participant" => persona == "participant",
        "Table" => persona == "tablet" || guides,
        "Screen" => persona == "screen" || guides,
        "Administrator" => persona == "administrator",
        _ => false,
    };
    match (shown, persona) {
        (true, _) => "shown",
        (false, "nobody") => "sign in",
        (false, _) => "refused",
    }
}

/// Addresses whose own rules are finer than a role; what they answer is tested where they live.
const FINER: [&str; 6] = [
    "/link/{token}",
    "/unsubscribe/{token}",
    "/assets/{file}",
    "/language/{tag}",
    "/letters/{size}",
    "/r/{route}/stream",
];

#[tokio::test(flavor = "multi_thread")]
async fn every_address_answers_each_persona_as_the_matrix_says() {
    let mut room = Room::open(Site::new().await, Way::Api, "nieuwe-route").await;
    room.prepare().await;
    room.sit().await;
    let (idea, _, what) = room.write().await;
    let cast = [
        ("nobody", Browser::new(room.site.at)),
        ("administrator", room.admin.clone()),
        ("commissioner", room.commissioner.clone()),
        ("lead", room.lead.clone()),
        ("facilitator", room.facilitator.clone()),
        ("participant", room.people[0].1.clone()),
        ("tablet", room.site.tablet(room.route, room.tables[0]).await),
        ("screen", room.site.screen(room.route).await),
    ];
    let fill = [
        ("{route}", room.route),
        ("{participant}", room.people[0].0),
        ("{idea}", idea),
        ("{point}", what),
        ("{table}", room.tables[0]),
    ];
    let mut wrong = Vec::new();
    for (_, path, who) in listed().into_iter().filter(|(method, ..)| method == "GET") {
        if FINER.contains(&path.as_str()) {
            continue;
        }
        let at = fill.iter().fold(path.clone(), |at, (name, id)| at.replace(name, &id.to_string()));
        for (persona, browser) in &cast {
            let status = browser.get(&at).await.status;
            let must = expected(&who, persona);
            // Who may come here may still find that there is nothing yet, or not for them in this route.
            let fits = match must {
                "shown" if who == "SignedIn" => matches!(status, 200 | 303 | 403 | 404),
                "shown" => {
                    matches!(status, 200 | 303 | 404) || (path.ends_with("/report") && matches!(status, 401 | 403))
                }
                "sign in" => matches!(status, 303 | 401),
                _ => matches!(status, 403),
            };
            if !fits {
                wrong.push(format!("{path} ({who}) as {persona}: {status}, expected {must}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
