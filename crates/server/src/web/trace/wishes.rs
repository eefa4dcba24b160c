//! `GET /r/{route}/me/wishes`: how somebody wants to be told, and what they choose to say of themselves.

use super::mine::{phone, told};
use crate::text::T;
use crate::web::here::Here;
use crate::web::meeting::view::Pick;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::circle::Person;
use bloemenzee_domain::follow_up::{AgeBand, Rhythm, Tell, TellBy};
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::method::Role;

/// A way or a rhythm to choose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Way {
    /// What is sent.
    pub value: &'static str,
    /// What is read.
    pub label: String,
    /// What goes with it: the address, or that there is none.
    pub hint: String,
    /// Whether it is chosen.
    pub chosen: bool,
    /// Whether it cannot be chosen: there is no address.
    pub closed: bool,
}

/// The ways to be told, with what we have of this person, and whom to give what we have not.
pub fn ways(here: &Here, person: Option<&Person>, tell: Option<&Tell>) -> Vec<Way> {
    let (t, prep) = (here.t(), &here.route().prep);
    let lead = || prep.holders(Role::LeadFacilitator).first().map_or("—", |lead| prep.name_of(*lead));
    let way = |by: TellBy| {
        let (reach, none) = match by {
            TellBy::Mail => (person.map(|p| p.email.as_str()).unwrap_or_default(), "wishes-no-mail"),
            TellBy::Post => (person.map(|p| p.address.as_str()).unwrap_or_default(), "wishes-no-post"),
            TellBy::None => ("", ""),
        };
        let closed = reach.is_empty() && by != TellBy::None;
        let at_home = reach == Person::ADDRESS_AT_HOME;
        Way {
            value: by.name(),
            label: t.k("wishes-by", by.name()),
            hint: match (closed, at_home) {
                (true, _) => t.w(none, "lead", lead()),
                (false, true) => t.s("box-address-at-home"),
                (false, false) => reach.lines().collect::<Vec<_>>().join(", "),
            },
            chosen: tell.is_some_and(|tell| tell.by == by),
            closed,
        }
    };
    [TellBy::Mail, TellBy::Post, TellBy::None].into_iter().map(way).collect()
}

/// The rhythms to choose from; once a week where nobody chose.
pub fn rhythms(t: T, tell: Option<&Tell>) -> Vec<Way> {
    let chosen = tell.map_or(Rhythm::Weekly, |tell| tell.rhythm);
    let rhythm = |is: Rhythm| Way {
        value: is.name(),
        label: t.k("wishes-rhythm", is.name()),
        hint: String::new(),
        chosen: chosen == is,
        closed: false,
    };
    [Rhythm::AtOnce, Rhythm::Weekly, Rhythm::Monthly].into_iter().map(rhythm).collect()
}

#[derive(Template)]
#[template(path = "trace_wishes.html")]
struct WishesPage {
    page: Page,
    id: String,
    me: String,
    back: String,
    told: String,
    may_tell: bool,
    ways: Vec<Way>,
    rhythms: Vec<Way>,
    may_say: bool,
    ages: Vec<Pick>,
    district: String,
    said: bool,
}

/// `GET /r/{route}/me/wishes`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    let (t, route) = (here.t(), here.route());
    let tell = route.prep.follow.tell.get(&me);
    let about = route.prep.follow.about.get(&me);
    let person = person(&here, me);
    html(&WishesPage {
        id: here.id.to_string(),
        me: me.to_string(),
        back: format!("/r/{}/me/trace", here.id),
        told: told(t, tell),
        may_tell: permitted(&here, "follow_up.tell_me"),
        ways: ways(&here, person, tell),
        rhythms: rhythms(t, tell),
        may_say: here.could("follow_up.about_me"),
        ages: ages(t, about.and_then(|about| about.age)),
        district: about.map(|about| about.district.clone()).unwrap_or_default(),
        said: about.is_some_and(|about| about.age.is_some() || !about.district.is_empty()),
        page: phone(&here, t.s("wishes-title")).still(),
    })
}

/// Who a participant is; nobody once erased.
pub fn person(here: &Here, participant: ParticipantId) -> Option<&Person> {
    let prep = &here.route().prep;
    prep.people.get(&prep.involvements.get(&participant)?.person)
}

/// Whether this viewer may give a command that outlasts the end of the route.
pub fn permitted(here: &Here, command: &str) -> bool {
    let facts = &here.route().facts;
    facts.method.permits(facts.phase, &here.actor.roles, command) && here.route().lets(here.app.engine.place(), command)
}

fn ages(t: T, chosen: Option<AgeBand>) -> Vec<Pick> {
    use AgeBand::{From18, From35, From50, From65, From80, Under18};
    let unsaid = Pick { value: String::new(), label: t.s("wishes-age-unsaid"), chosen: chosen.is_none() };
    let band = |age: AgeBand| Pick {
        value: age.name().to_owned(),
        label: t.k("figures-age", age.name()),
        chosen: chosen == Some(age),
    };
    std::iter::once(unsaid).chain([Under18, From18, From35, From50, From65, From80].into_iter().map(band)).collect()
}
