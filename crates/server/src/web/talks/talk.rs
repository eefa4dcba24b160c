//! One talk: the questions of the method one after the other, and what each answer becomes.

use super::plan::{place_and_time, settings};
use crate::web::act::{self, Fields};
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::{Choice, may, name_in, staff};
use crate::web::words;
use askama::Template;
use axum::body::Bytes;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use bloemenzee_domain::circle::Involvement;
use bloemenzee_domain::conversation::{Conversation, ItemKind};
use bloemenzee_domain::id::ParticipantId;
use std::collections::{BTreeMap, BTreeSet};

/// Blank rows that stand ready under a question.
const ROWS: usize = 3;
/// Those under the question about safety, where a row asks more.
const SAFETY_ROWS: usize = 2;
/// Row numbers are kept apart per question.
const STEP: usize = 10;
/// How a safety arrangement can act; anything else in words comes first.
const ACTS: [&str; 6] = ["other", "not_with", "together_with", "step_free", "first_to_go", "break"];

struct Row {
    n: usize,
    text: String,
    instruction: String,
    acts: Vec<Choice>,
    with: Vec<Choice>,
    error: String,
}

struct QuestionView {
    id: String,
    ask: String,
    help: String,
    answer: String,
    opens: &'static str,
    rows: Vec<Row>,
    filled: bool,
}

#[derive(Template)]
#[template(path = "talks_talk.html")]
struct TalkPage {
    page: Page,
    id: String,
    participant: String,
    name: String,
    about: String,
    holder: String,
    held: String,
    waived: String,
    may_read: bool,
    may_hold: bool,
    may_plan: bool,
    may_waive: bool,
    questions: Vec<QuestionView>,
    facilitators: Vec<Choice>,
    settings: Vec<Choice>,
    at: String,
    errors: Vec<(usize, String)>,
    open_items: usize,
}

/// What was typed into the rows, by number and field.
type Typed = BTreeMap<usize, BTreeMap<String, String>>;

/// `GET /r/{route}/talks/{participant}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.guides()?;
    whole(&here, &Fields::new(), &Vec::new()).await
}

/// `POST /r/{route}/talks/{participant}`: `conversation.hold`, without the rows left blank.
pub async fn hold(here: Here, body: Bytes) -> Result<Response, Oops> {
    here.guides()?;
    let fields = act::own(&here.viewer, &body)?;
    let wrong = wrong_rows(&typed(&fields));
    if !wrong.is_empty() {
        return whole(&here, &fields, &wrong).await;
    }
    let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(tidy(fields)).finish();
    act::act(here, Bytes::from(body)).await
}

fn typed(fields: &Fields) -> Typed {
    let mut all = Typed::new();
    for (name, value) in fields {
        let part = name.strip_prefix("items.").and_then(|rest| rest.split_once('.'));
        if let Some((n, field)) = part.and_then(|(n, field)| Some((n.parse().ok()?, field))) {
            all.entry(n).or_default().insert(field.to_owned(), value.trim().to_owned());
        }
    }
    all
}

fn of<'a>(row: &'a BTreeMap<String, String>, field: &str) -> &'a str {
    row.get(field).map_or("", String::as_str)
}

/// Whether an arrangement is with somebody.
fn with_whom(acts: &str) -> bool {
    matches!(acts, "not_with" | "together_with")
}

/// Rows that say how, but not what; or with whom is missing. Number and text key.
fn wrong_rows(typed: &Typed) -> Vec<(usize, &'static str)> {
    let wrong = |(n, row): (&usize, &BTreeMap<String, String>)| {
        let acts = of(row, "arrangement.acts");
        let begun = !of(row, "instruction").is_empty() || !matches!(acts, "" | "other");
        if of(row, "text").is_empty() {
            return begun.then_some((*n, "talk-row-text-needed"));
        }
        (with_whom(acts) && of(row, "arrangement.with").is_empty()).then_some((*n, "talk-row-whom-needed"))
    };
    typed.iter().filter_map(wrong).collect()
}

/// Drops the rows without a text, and a person where the arrangement is with nobody.
fn tidy(fields: Fields) -> Fields {
    let rows = typed(&fields);
    let meant: BTreeSet<usize> = rows.iter().filter(|(_, row)| !of(row, "text").is_empty()).map(|(n, _)| *n).collect();
    let keep = |name: &str| {
        let Some((n, field)) = name.strip_prefix("items.").and_then(|rest| rest.split_once('.')) else { return true };
        let Some(n) = n.parse().ok().filter(|n| meant.contains(n)) else { return false };
        field != "arrangement.with" || rows.get(&n).is_some_and(|row| with_whom(of(row, "arrangement.acts")))
    };
    let mut kept: Fields = fields.into_iter().filter(|(name, _)| keep(name)).collect();
    if meant.is_empty() {
        kept.push(("items".into(), String::new()));
    }
    kept
}

async fn whole(here: &Here, fields: &Fields, wrong: &[(usize, &'static str)]) -> Result<Response, Oops> {
    let participant: ParticipantId = here.id_in("participant")?;
    let (t, route) = (here.t(), here.route());
    let is = route.prep.involvements.get(&participant).filter(|i| i.active()).ok_or(Oops::NotFound)?;
    let members = staff::members(here.app.engine.store()).await?;
    let talk = route.prep.conversations.get(&participant);
    let held = talk.and_then(|c| c.held);
    let may_read = talk.is_none_or(|c| c.held.is_none() || c.may_read(&here.ctx()));
    let chosen = talk.and_then(|c| c.facilitator).or(here.actor.person);
    let name = route.prep.name(participant).to_owned();
    let title = t.w("talk-title", "name", &name);
    let guides = staff::guides(&route.prep, &members);
    let errors: Vec<(usize, String)> = wrong.iter().map(|(n, key)| (*n, t.s(key))).collect();
    let page = TalkPage {
        id: here.id.to_string(),
        participant: participant.to_string(),
        name,
        about: talk.map(|c| place_and_time(t, c)).unwrap_or_default(),
        holder: talk.and_then(|c| c.facilitator).map(|f| staff::named(&route.prep, &members, f)).unwrap_or_default(),
        held: held.map(|at| words::date(t, at)).unwrap_or_default(),
        waived: talk.and_then(|c| c.waived.clone()).unwrap_or_default(),
        may_read,
        may_hold: may_read && may(here, "conversation.hold"),
        may_plan: held.is_none() && may(here, "conversation.plan"),
        may_waive: held.is_none() && may(here, "conversation.waive"),
        questions: questions(here, is, talk, fields, &errors),
        facilitators: guides.iter().map(|(p, n)| Choice::new(p, n.as_str()).chosen_if(Some(*p) == chosen)).collect(),
        settings: settings(t, talk.and_then(|c| c.setting)),
        at: talk.and_then(|c| c.planned).map(words::field).unwrap_or_default(),
        open_items: open_items(here, participant),
        page: Page::of(here, if errors.is_empty() { title } else { t.w("wrong-title", "title", &title) }).still(),
        errors,
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    Ok((status, html(&page)?).into_response())
}

/// What is open for this person, as far as the viewer may read it.
fn open_items(here: &Here, participant: ParticipantId) -> usize {
    let ctx = here.ctx();
    let items = here.route().prep.items.values();
    items.filter(|i| i.participant == Some(participant) && i.outcome.is_none() && i.may_read(&ctx)).count()
}

fn questions(
    here: &Here,
    is: &Involvement,
    talk: Option<&Conversation>,
    fields: &Fields,
    errors: &[(usize, String)],
) -> Vec<QuestionView> {
    let t = here.t();
    let typed = typed(fields);
    let people = people(here, is.participant);
    let view = |(place, question): (usize, &bloemenzee_domain::method::TalkQuestion)| {
        let kept = talk.and_then(|c| c.answers.get(&question.id)).map_or("", String::as_str);
        let answer = act::field(fields, &format!("answers.{}", question.id)).unwrap_or(kept);
        let help = format!("talk-help-{}", question.opens.map_or("none", ItemKind::name).replace('_', "-"));
        let safety = question.opens == Some(ItemKind::Safety);
        let count = match question.opens {
            None => 0,
            Some(_) if safety => SAFETY_ROWS,
            Some(_) => ROWS,
        };
        let rows: Vec<Row> = (0..count).map(|n| row(here, place * STEP + n, safety, &typed, &people, errors)).collect();
        QuestionView {
            id: question.id.clone(),
            ask: name_in(t, &question.ask),
            help: t.s(&help),
            answer: answer.to_owned(),
            opens: question.opens.map_or("", ItemKind::name),
            filled: rows.iter().any(|row| !row.text.is_empty() || !row.error.is_empty()),
            rows,
        }
    };
    here.route().facts.method.conversation.iter().enumerate().map(view).collect()
}

fn row(
    here: &Here,
    n: usize,
    safety: bool,
    typed: &Typed,
    people: &[(String, String)],
    errors: &[(usize, String)],
) -> Row {
    let t = here.t();
    let blank = BTreeMap::new();
    let given = typed.get(&n).unwrap_or(&blank);
    let act = |name: &&str| Choice::new(name, t.k("talk-acts", name)).chosen_if(of(given, "arrangement.acts") == *name);
    let with = |(id, name): &(String, String)| {
        Choice::new(id, name.as_str()).chosen_if(of(given, "arrangement.with") == id.as_str())
    };
    Row {
        n,
        text: of(given, "text").to_owned(),
        instruction: of(given, "instruction").to_owned(),
        acts: if safety { ACTS.iter().map(act).collect() } else { Vec::new() },
        with: if safety { people.iter().map(with).collect() } else { Vec::new() },
        error: errors.iter().find(|(wrong, _)| *wrong == n).map(|(_, sentence)| sentence.clone()).unwrap_or_default(),
    }
}

/// Everybody else on the list, by name: id and name.
fn people(here: &Here, not: ParticipantId) -> Vec<(String, String)> {
    let prep = &here.route().prep;
    let others = prep.involvements.values().filter(|i| i.active() && i.participant != not);
    let mut all: Vec<_> = others.map(|i| (i.participant.to_string(), prep.name(i.participant).to_owned())).collect();
    all.sort_by_cached_key(|(_, name)| name.to_lowercase());
    all
}

#[cfg(test)]
mod tests {
    use super::{tidy, typed, wrong_rows};
    use crate::form;
    use bloemenzee_domain::command::Command;
    use bloemenzee_domain::conversation::{Arrangement, ItemKind};
    use bloemenzee_domain::id::ParticipantId;
    use uuid::Uuid;

    fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
        pairs.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned())).collect()
    }

    fn held(pairs: &[(&str, &str)]) -> Vec<bloemenzee_domain::conversation::NewItem> {
        let who = Uuid::from_u128(7).to_string();
        let mut all = fields(&[("command", "conversation.hold"), ("participant", &who), ("answers.safety", "rust")]);
        all.extend(fields(pairs));
        match form::command(&tidy(all)).expect("a command") {
            Command::ConversationHold { items, .. } => items,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn rows_left_blank_open_nothing() {
        assert!(held(&[("items.0.kind", "information"), ("items.0.text", " ")]).is_empty());
    }

    #[test]
    fn an_arrangement_acts_with_whom_it_says_and_with_nobody_else() {
        let other = Uuid::from_u128(9).to_string();
        let items = held(&[
            ("items.10.kind", "safety"),
            ("items.10.text", "liever apart"),
            ("items.10.arrangement.acts", "not_with"),
            ("items.10.arrangement.with", &other),
            ("items.11.kind", "safety"),
            ("items.11.text", "geen trap"),
            ("items.11.arrangement.acts", "step_free"),
            ("items.11.arrangement.with", &other),
            ("items.11.instruction", "zit beneden"),
            ("items.12.kind", "safety"),
            ("items.12.text", ""),
            ("items.12.arrangement.acts", "other"),
            ("items.12.arrangement.with", ""),
        ]);
        let acts: Vec<_> = items.iter().map(|i| i.arrangement).collect();
        let apart = Arrangement::NotWith(ParticipantId(Uuid::from_u128(9)));
        assert_eq!(acts, [Some(apart), Some(Arrangement::StepFree)]);
        assert!(items.iter().all(|i| i.kind == ItemKind::Safety));
        assert_eq!(items[1].instruction, "zit beneden");
    }

    #[test]
    fn a_row_that_is_half_filled_is_asked_about() {
        let wrong = |pairs: &[(&str, &str)]| wrong_rows(&typed(&fields(pairs)));
        let apart = ("items.3.arrangement.acts", "not_with");
        assert_eq!(wrong(&[apart, ("items.3.text", "apart")]), [(3, "talk-row-whom-needed")]);
        assert_eq!(wrong(&[apart]), [(3, "talk-row-text-needed")]);
        assert_eq!(wrong(&[("items.4.instruction", "bij de deur")]), [(4, "talk-row-text-needed")]);
        assert!(wrong(&[("items.5.arrangement.acts", "other"), ("items.5.text", "")]).is_empty());
    }
}
