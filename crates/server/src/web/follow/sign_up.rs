//! Signing up to go on: on the own phone, in the plenary, on behalf (paper, spoken, by telephone),
//! or later from the report; for threads, for ideas, or just "ask me".

use super::views;
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::Choice;
use crate::web::stretch::{self, Stretch};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::{SignUp, Subject};
use bloemenzee_domain::id::ParticipantId;
use bloemenzee_domain::stance::Channel;

/// Ideas to choose from on one page.
const IDEAS: usize = 60;

/// Something to sign up for.
struct Wish {
    /// The name of its kind on the wire.
    kind: &'static str,
    id: String,
    title: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "follow_sign_up.html")]
struct SignUpPage {
    page: Page,
    id: String,
    participant: String,
    /// Whose it is: empty for the viewer's own.
    name: String,
    may: bool,
    open: bool,
    signed_up: bool,
    /// That it is written down, how and when; empty where nothing is.
    told: String,
    threads: Vec<Wish>,
    ideas: Vec<Wish>,
    channels: Vec<Choice>,
    next: String,
    undo: String,
    back: String,
}

struct Person {
    id: String,
    name: String,
    /// Whether they signed up.
    is: bool,
    soft: String,
    undo: String,
}

#[derive(Template)]
#[template(path = "follow_sign_ups.html")]
struct ListPage {
    page: Page,
    id: String,
    at: String,
    may: bool,
    open: bool,
    /// How many signed up.
    count: usize,
    /// What can be chosen, to see only who wants that; empty where there is nothing to choose between.
    picks: Vec<Choice>,
    /// What was picked, in words; empty for everybody.
    picked: String,
    signed_up: Vec<Person>,
    signed_of: Stretch,
    others: Vec<Person>,
    others_of: Stretch,
    /// Whether the others were asked for, or nobody signed up yet.
    others_open: bool,
    forms: bool,
}

/// What is asked of the list: who said "ask me", or who chose this.
#[derive(Clone, Copy, PartialEq, Eq)]
enum For {
    AskMe,
    Chose(Subject),
}

impl For {
    /// The name of it in an address.
    fn name(self) -> String {
        match self {
            Self::AskMe => "ask-me".to_owned(),
            Self::Chose(subject) => subject.id().to_string(),
        }
    }

    fn words(self, here: &Here) -> String {
        match self {
            Self::AskMe => here.t().s("follow-ask-me-short"),
            Self::Chose(subject) => views::subject(here, subject),
        }
    }

    fn holds(self, is: &SignUp) -> bool {
        match self {
            Self::AskMe => is.wishes.is_empty(),
            Self::Chose(subject) => is.wishes.contains(&subject),
        }
    }
}

/// Everything that these people signed up for, what most of them chose first, with how many did.
fn chosen_by(here: &Here, signed: &[ParticipantId]) -> Vec<(For, usize)> {
    let all = || signed.iter().filter_map(|who| here.route().prep.follow.sign_ups.get(who));
    let mut found: Vec<For> = Vec::new();
    for wish in all().flat_map(|is| &is.wishes).map(|wish| For::Chose(*wish)).chain([For::AskMe]) {
        if !found.contains(&wish) {
            found.push(wish);
        }
    }
    let count = |wish: For| (wish, all().filter(|is| wish.holds(is)).count());
    let mut counted: Vec<_> = found.into_iter().map(count).filter(|(_, n)| *n > 0).collect();
    counted.sort_by_key(|(_, n)| std::cmp::Reverse(*n));
    counted
}

/// Where each first letter begins, in names that stand in order.
fn letters(here: &Here, all: &[ParticipantId]) -> Vec<(String, usize)> {
    let mut found: Vec<(String, usize)> = Vec::new();
    for (at, who) in all.iter().enumerate() {
        let first = views::name(here, *who).chars().next().map(|c| c.to_uppercase().to_string()).unwrap_or_default();
        if found.last().is_none_or(|(letter, _)| *letter != first) {
            found.push((first, at));
        }
    }
    found
}

fn wishes(here: &Here, is: Option<&SignUp>) -> (Vec<Wish>, Vec<Wish>) {
    let facts = &here.route().facts;
    let chosen = |subject: Subject| is.is_some_and(|is| is.holds() && is.wishes.contains(&subject));
    let mut all: Vec<_> = facts.threads.iter().collect();
    all.sort_by_key(|(_, thread)| thread.number);
    let threads = all.into_iter().map(|(id, thread)| Wish {
        kind: "thread",
        id: id.to_string(),
        title: thread.title.as_str().to_owned(),
        chosen: chosen(Subject::Thread(*id)),
    });
    let decided = facts.decisions().into_iter().map(|d| d.idea).collect::<Vec<_>>();
    let live = facts.live_ideas().into_iter().map(|idea| idea.id);
    // What was decided comes first; a listening route decides nothing, and there every idea counts the same.
    let other = live.filter(|id| !decided.contains(id)).collect::<Vec<_>>();
    let ideas = decided.iter().chain(&other).take(IDEAS).map(|id| Wish {
        kind: "idea",
        id: id.to_string(),
        title: views::idea_title(here, *id),
        chosen: chosen(Subject::Idea(*id)),
    });
    (threads.collect(), ideas.collect())
}

/// What somebody signed up for, in words.
fn told(here: &Here, is: &SignUp) -> String {
    let t = here.t();
    let titles: Vec<_> = is.wishes.iter().map(|wish| views::subject(here, *wish)).collect();
    if titles.is_empty() { t.s("follow-ask-me-short") } else { titles.join(" · ") }
}

/// How somebody's sign-up comes back to what it is now, after one press: with all that they chose.
pub fn undo_of(here: &Here, who: ParticipantId) -> String {
    let route = here.route();
    undo(who, route.prep.follow.sign_ups.get(&who).filter(|_| route.signed_up(who)))
}

fn undo(who: ParticipantId, is: Option<&SignUp>) -> String {
    let Some(is) = is.filter(|is| is.holds()) else {
        return view::undo("follow_up.sign_up", &[("participant", who.to_string()), ("signed_up", "false".into())]);
    };
    let mut fields = vec![("command".to_owned(), "follow_up.sign_up".to_owned())];
    fields.push(("participant".into(), who.to_string()));
    fields.push(("signed_up".into(), "true".into()));
    let wishes = is.wishes.iter().enumerate();
    fields.extend(wishes.map(|(n, wish)| (format!("wishes.{n}.{}", wish.name()), wish.id().to_string())));
    form_urlencoded::Serializer::new(String::new()).extend_pairs(fields).finish()
}

fn page(here: &Here, who: ParticipantId, own: bool) -> Result<Response, Oops> {
    let (t, route) = (here.t(), here.route());
    let is = route.prep.follow.sign_ups.get(&who);
    let signed_up = route.signed_up(who);
    let (threads, ideas) = wishes(here, is);
    let name = if own { String::new() } else { views::name(here, who) };
    let ways = [Channel::Spoken, Channel::Paper, Channel::Phone];
    let title = if own { t.s("follow-sign-up-title") } else { t.w("follow-sign-up-of", "name", &name) };
    let at = if own { "sign-up".to_owned() } else { "sign-ups".to_owned() };
    html(&SignUpPage {
        id: here.id.to_string(),
        participant: who.to_string(),
        may: view::may(here, "follow_up.sign_up"),
        open: route.sign_up_open(),
        told: is.filter(|_| signed_up).map(|is| told(here, is)).unwrap_or_default(),
        signed_up,
        threads,
        ideas,
        channels: if own {
            Vec::new()
        } else {
            ways.iter().map(|c| Choice::new(c.name(), t.k("circle-channel", c.name()))).collect()
        },
        next: format!("/r/{}/follow/{at}", here.id),
        undo: undo(who, is.filter(|_| signed_up)),
        back: if own { format!("/r/{}/me", here.id) } else { format!("/r/{}/follow/sign-ups", here.id) },
        name,
        page: Page::of(here, title).still(),
    })
}

/// `GET /r/{route}/follow/sign-up`
pub async fn own(here: Here) -> Result<Response, Oops> {
    let me = here.participant()?;
    page(&here, me, true)
}

/// `GET /r/{route}/follow/sign-ups/{participant}`
pub async fn of(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let who: ParticipantId = here.id_in("participant")?;
    let known = here.route().prep.involvements.get(&who).is_some_and(|i| i.active());
    if !known {
        return Err(Oops::NotFound);
    }
    page(&here, who, false)
}

/// `GET /r/{route}/follow/sign-ups`: who goes on, and who was not asked yet.
pub async fn list(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    let (t, route) = (here.t(), here.route());
    let mut all: Vec<_> = route.prep.involvements.values().filter(|i| i.active()).map(|i| i.participant).collect();
    all.sort_by_key(|who| views::name(&here, *who));
    let (signed, others): (Vec<_>, Vec<_>) = all.into_iter().partition(|who| route.signed_up(*who));
    let count = signed.len();
    let chosen = chosen_by(&here, &signed);
    let asked = here.viewer.asked("for");
    let wanted = chosen.iter().map(|(wish, _)| *wish).find(|wish| asked == Some(wish.name().as_str()));
    let picks = picks(&here, &chosen, wanted);
    let is = |who: &ParticipantId| route.prep.follow.sign_ups.get(who);
    let shown: Vec<_> =
        signed.into_iter().filter(|who| wanted.is_none_or(|wish| is(who).is_some_and(|is| wish.holds(is)))).collect();
    let per = stretch::ROWS / 2;
    let signed_of = Stretch::new(&here.viewer, "is", shown.len(), per).with_parts(letters(&here, &shown));
    let others_of = Stretch::new(&here.viewer, "others", others.len(), per).with_parts(letters(&here, &others));
    let person = |who: &ParticipantId| {
        let is = is(who);
        let signed_up = route.signed_up(*who);
        Person {
            id: who.to_string(),
            name: views::name(&here, *who),
            is: signed_up,
            soft: is.filter(|_| signed_up).map(|is| told(&here, is)).unwrap_or_default(),
            undo: undo(*who, is.filter(|_| signed_up)),
        }
    };
    html(&ListPage {
        id: here.id.to_string(),
        at: format!("/r/{}/follow/sign-ups", here.id),
        may: view::may(&here, "follow_up.sign_up"),
        open: route.sign_up_open(),
        forms: view::may(&here, "group.form") && count > 0,
        picked: wanted.map(|wish| picked(&here, wish)).unwrap_or_default(),
        picks,
        others_open: here.viewer.asked("others").is_some() || count == 0,
        count,
        signed_up: signed_of.of_all(&shown).iter().map(person).collect(),
        signed_of,
        others: others_of.of_all(&others).iter().map(person).collect(),
        others_of,
        page: Page::of(&here, t.s("follow-sign-ups-title")),
    })
}

/// Everything that was signed up for, to choose from; none while there is nothing to choose between.
fn picks(here: &Here, chosen: &[(For, usize)], wanted: Option<For>) -> Vec<Choice> {
    let label =
        |wish: For, n: usize| here.t().a("follow-sign-ups-pick", &[("what", wish.words(here)), ("n", n.to_string())]);
    let one = |(wish, n): &(For, usize)| Choice::new(wish.name(), label(*wish, *n)).chosen_if(wanted == Some(*wish));
    if chosen.len() < 2 { Vec::new() } else { chosen.iter().map(one).collect() }
}

/// What was picked, as the heading of a list.
fn picked(here: &Here, wish: For) -> String {
    match wish {
        For::AskMe => wish.words(here),
        For::Chose(_) => here.t().w("follow-sign-ups-for", "what", wish.words(here)),
    }
}
