//! The demo's links: who you can be, and where.

use super::story::{self, ROUTE, Stage, staff};
use crate::access::{self, Purpose};
use crate::cli::Fault;
use crate::clock;
use crate::read;
use crate::web::App;
use bloemenzee_domain::circle::Kind;
use bloemenzee_domain::ctx::Who;
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::prep::Prep;
use serde::Serialize;
use std::time::Duration;

/// How long the links work, in days.
const DAYS: u32 = 30;

/// Somebody you can be.
#[derive(Clone, Debug, Serialize)]
pub struct Persona {
    /// A name for scripts.
    pub persona: &'static str,
    /// What it is, for people.
    #[serde(skip)]
    label: &'static str,
    /// Their name in the demo; empty for a device.
    pub name: String,
    /// Their roles in the route, as the method names them.
    pub roles: Vec<&'static str>,
    /// The route.
    pub route: String,
    /// Their pseudonym, when they take part.
    pub participant: Option<String>,
    /// The link that signs in as them; works again and again.
    pub link: String,
    /// A session's token, for `Authorization: Bearer …`; none for the public page.
    pub bearer: Option<String>,
}

/// All links of the demo.
#[derive(Clone, Debug, Serialize)]
pub struct Links {
    /// The address of the server.
    pub base: String,
    /// The route.
    pub route: String,
    /// Who you can be.
    pub personas: Vec<Persona>,
}

struct Cast {
    persona: &'static str,
    label: &'static str,
    host: &'static str,
    purpose: Purpose,
}

/// Makes a link and a session for everybody you can be at this stage.
pub(super) async fn make(app: &App) -> Result<Links, Fault> {
    let snap = app.engine.snapshot(ROUTE).await?;
    let route = &snap.route;
    let now = clock::now();
    let mut statements = Vec::new();
    let mut personas = Vec::new();
    for cast in cast(&route.prep, first_table(route)) {
        let (token, session) = (access::token(), access::token());
        statements.push(access::keep_link(&token, &cast.purpose, now.plus_days(DAYS), true));
        statements.push(access::keep_session(&session, &cast.purpose, now));
        let mut who = Who::default();
        match &cast.purpose {
            Purpose::Staff(person) => who.person = Some(*person),
            Purpose::Participant { participant, .. } => who.participant = Some(*participant),
            Purpose::Tablet { table, .. } => who.table = Some(*table),
            Purpose::Screen { .. } => {}
        }
        who.administrator = cast.purpose == Purpose::Staff(staff(0));
        let name = match &cast.purpose {
            // An administrator without a role is nobody's in the route: the name stands in the directory.
            Purpose::Staff(person) => {
                let found = read::people(app.engine.store(), &[*person]).await?;
                found.into_iter().next().map(|p| p.name).unwrap_or_default()
            }
            Purpose::Participant { participant, .. } => route.prep.name(*participant).to_owned(),
            Purpose::Tablet { .. } | Purpose::Screen { .. } => String::new(),
        };
        personas.push(Persona {
            persona: cast.persona,
            label: cast.label,
            name,
            roles: route.actor(&who).roles.iter().map(|r| r.name()).collect(),
            route: ROUTE.to_string(),
            participant: who.participant.map(|p| p.to_string()),
            link: format!("{}/link/{token}", base(app, cast.host)),
            bearer: Some(session),
        });
    }
    access::write(app.engine.store(), statements).await?;
    personas.push(Persona {
        persona: "public",
        label: "public page",
        name: String::new(),
        roles: Vec::new(),
        route: ROUTE.to_string(),
        participant: None,
        link: format!("{}/r/{ROUTE}", app.config.public_url()),
        bearer: None,
    });
    Ok(Links { base: app.config.public_url(), route: ROUTE.to_string(), personas })
}

/// The table with the most ideas to see: number four, where it is set.
fn first_table(route: &bloemenzee_domain::route::Route) -> Option<bloemenzee_domain::id::TableId> {
    let tables = &route.facts.tables;
    tables.iter().find(|(_, t)| t.number == 4).or_else(|| tables.iter().next()).map(|(id, _)| *id)
}

fn cast(prep: &Prep, table: Option<bloemenzee_domain::id::TableId>) -> Vec<Cast> {
    let staff = |persona, label, host, n| Cast { persona, label, host, purpose: Purpose::Staff(story::staff(n)) };
    let mut all = vec![
        staff("administrator", "administrator", "beheerder", 0),
        staff("commissioner", "commissioner", "opdrachtgever", 1),
        staff("lead_facilitator", "lead facilitator", "hoofdbegeleider", 2),
        staff("facilitator", "facilitator", "begeleider", 6),
    ];
    let people = [
        ("resident", "participant (resident)", "inwoner", Kind::Resident),
        ("professional", "participant (professional)", "professional", Kind::Professional),
    ];
    for (persona, label, host, kind) in people {
        if let Some(participant) = first(prep, kind) {
            all.push(Cast { persona, label, host, purpose: Purpose::Participant { route: ROUTE, participant } });
        }
    }
    if let Some(table) = table {
        let purpose = Purpose::Tablet { route: ROUTE, table };
        all.push(Cast { persona: "tablet", label: "tablet of a table", host: "tafel", purpose });
    }
    let purpose = Purpose::Screen { route: ROUTE };
    all.push(Cast { persona: "screen", label: "big screen", host: "scherm", purpose });
    all
}

/// The first of this kind by name, on the list and with an address of their own.
fn first(prep: &Prep, kind: Kind) -> Option<ParticipantId> {
    let of_kind = prep.involvements.values().filter(|i| i.kind == kind && i.expected());
    of_kind.min_by_key(|i| prep.name(i.participant).to_owned()).map(|i| i.participant)
}

/// The server under a host of its own, so that one browser can be several people at once; where
/// the server is reached by a name of its own, that name.
fn base(app: &App, host: &str) -> String {
    match &app.config.public_url {
        Some(_) => app.config.public_url(),
        None => format!("http://{host}.localhost:{}", app.config.listen.port()),
    }
}

impl Links {
    /// Prints a short list.
    #[expect(clippy::print_stdout, reason = "the command line speaks on the standard streams")]
    pub(super) fn print(&self, made: Option<Stage>, took: Duration) {
        let stage = made.and_then(|s| clap::ValueEnum::to_possible_value(&s).map(|v| v.get_name().to_owned()));
        match stage {
            Some(stage) => println!("The demo stands at the stage `{stage}` (made in {:.1} s).", took.as_secs_f64()),
            None => println!("The demo that was there goes on. Begin anew with --fresh."),
        }
        println!("Each link has a host name of its own, so that one browser can be several people at once:\n");
        for persona in &self.personas {
            println!("  {:<27}{}", persona.label, persona.link);
        }
        let known = |name: &str| self.personas.iter().any(|p| p.persona == name);
        if !known("resident") || !known("tablet") {
            println!("\nWho is not there yet gets a link from the lead facilitator, on the pages of the route.");
        }
        println!();
    }
}
