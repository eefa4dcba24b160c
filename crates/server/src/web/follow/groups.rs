//! Working groups and their drivers: all of them, one of them, and forming one from who signed up.

use super::erase::{self, Erase};
use super::views::{self, Card, card, group_state};
use crate::clock;
use crate::web::confirm::{Confirm, Reason};
use crate::web::here::Here;
use crate::web::meeting::view;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use crate::web::setup::Choice;
use crate::web::stretch::Stretch;
use crate::web::words;
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::follow_up::{Group, Subject};
use bloemenzee_domain::id::{GroupId, ParticipantId};

/// Actions of a group on its own page; all of them stand on the board.
const ACTIONS: usize = 20;

/// Members on one page, with their buttons.
const MEMBERS: usize = 40;
/// So many who signed up are listed with what for; a longer list has names only.
const WITH_WISHES: usize = 100;

struct Line {
    id: String,
    name: String,
    about: String,
    look: &'static str,
    state: String,
    driver: String,
    members: String,
}

/// Something that a group can be about.
struct Pick {
    kind: &'static str,
    id: String,
    title: String,
    chosen: bool,
}

/// Somebody who signed up, with what for.
struct Member {
    id: String,
    name: String,
    soft: String,
    drives: bool,
    asked: bool,
    me: bool,
}

#[derive(Template)]
#[template(path = "follow_groups.html")]
struct ListPage {
    page: Page,
    id: String,
    at: String,
    groups: Vec<Line>,
    may_form: bool,
    people: Vec<Member>,
    about: Vec<Pick>,
}

#[derive(Template)]
#[template(path = "follow_group.html")]
struct GroupPage {
    page: Page,
    id: String,
    group: String,
    at: String,
    name: String,
    about: Vec<String>,
    look: &'static str,
    state: String,
    stopped: String,
    driver: String,
    without: String,
    silent: String,
    asked: String,
    members: Vec<Member>,
    members_of: Stretch,
    /// Who can still join: those who signed up.
    joiners: Vec<Choice>,
    actions: Vec<Card>,
    actions_more: usize,
    earlier: Vec<String>,
    /// The viewer, when they take part.
    me: String,
    drives: bool,
    asked_me: bool,
    may_join: bool,
    may_offer: bool,
    shapes: bool,
    guides: bool,
    may_add: bool,
    picks: Vec<Pick>,
    erases: Vec<Erase>,
}

fn picks(here: &Here, chosen: &[Subject]) -> Vec<Pick> {
    let facts = &here.route().facts;
    let mut threads: Vec<_> = facts.threads.iter().collect();
    threads.sort_by_key(|(_, thread)| thread.number);
    let threads = threads.into_iter().map(|(id, _)| Subject::Thread(*id));
    let decided = facts.decisions().into_iter().map(|d| Subject::Idea(d.idea));
    let kept = chosen.iter().copied();
    let mut all: Vec<Subject> = Vec::new();
    threads.chain(decided).chain(kept).take(120).for_each(|s| {
        if !all.contains(&s) {
            all.push(s);
        }
    });
    let pick = |subject: Subject| Pick {
        kind: subject.name(),
        id: subject.id().to_string(),
        title: views::subject(here, subject),
        chosen: chosen.contains(&subject),
    };
    all.into_iter().map(pick).collect()
}

fn member(here: &Here, who: ParticipantId, group: Option<&Group>) -> Member {
    let wishes = here.route().prep.follow.sign_ups.get(&who).filter(|is| is.holds());
    let wishes = wishes.filter(|_| here.route().prep.follow.sign_ups.len() <= WITH_WISHES);
    let titles = wishes.map(|is| is.wishes.iter().map(|w| views::subject(here, *w)).collect::<Vec<_>>().join(" · "));
    Member {
        id: who.to_string(),
        name: views::name(here, who),
        soft: if group.is_none() { titles.unwrap_or_default() } else { String::new() },
        drives: group.is_some_and(|g| g.driver() == Some(who)),
        asked: group.is_some_and(|g| g.asked.is_some_and(|(asked, _)| asked == who)),
        me: here.actor.participant == Some(who),
    }
}

/// Who signed up, by name.
fn signed_up(here: &Here) -> Vec<ParticipantId> {
    let mut all = here.route().invited_to_follow_up();
    all.sort_by_key(|who| views::name(here, *who));
    all
}

/// `GET /r/{route}/follow/groups`
pub async fn list(here: Here) -> Result<Response, Oops> {
    super::within(&here)?;
    let (t, route) = (here.t(), here.route());
    let mut all: Vec<_> = route.prep.follow.groups.values().collect();
    all.sort_by_key(|g| (g.stopped.is_some(), g.number));
    let line = |g: &Group| {
        let (look, state) = group_state(&here, g);
        Line {
            id: g.id.to_string(),
            name: erase::read(&here, &g.name),
            about: g.about.iter().map(|s| views::subject(&here, *s)).collect::<Vec<_>>().join(" · "),
            look,
            state,
            driver: g.driver().map(|who| views::name(&here, who)).unwrap_or_default(),
            members: t.n("follow-members", g.members.len()),
        }
    };
    let may_form = view::may(&here, "group.form");
    html(&ListPage {
        id: here.id.to_string(),
        at: format!("/r/{}/follow/groups", here.id),
        groups: all.into_iter().map(line).collect(),
        people: if may_form { signed_up(&here).into_iter().map(|w| member(&here, w, None)).collect() } else { vec![] },
        about: if may_form { picks(&here, &[]) } else { Vec::new() },
        may_form,
        page: Page::of(&here, t.s("follow-groups-title")),
    })
}

fn found(here: &Here) -> Result<&Group, Oops> {
    super::within(here)?;
    let id: GroupId = here.id_in("group")?;
    here.route().prep.follow.groups.get(&id).ok_or(Oops::NotFound)
}

/// `GET /r/{route}/follow/groups/{group}`
pub async fn show(here: Here) -> Result<Response, Oops> {
    let group = found(&here)?;
    let name = erase::read(&here, &group.name);
    html(&page(&here, group, Page::of(&here, name)))
}

fn page(here: &Here, group: &Group, page: Page) -> GroupPage {
    let route = here.route();
    let (look, state) = group_state(here, group);
    let me = here.actor.participant;
    let (guides, alive) = (here.actor.guides(), group.stopped.is_none());
    let drives = me.is_some() && group.driver() == me;
    let is_member = me.is_some_and(|me| group.members.contains_key(&me));
    let asked_me = group.asked.is_some_and(|(who, _)| Some(who) == me);
    let mut actions = route.open_actions(clock::now());
    actions.retain(|a| a.terms().group == Some(group.id));
    let mut members: Vec<_> = group.members.keys().copied().collect();
    members.sort_by_key(|who| (group.driver() != Some(*who), views::name(here, *who)));
    let members_of = Stretch::new(&here.viewer, "members", members.len(), MEMBERS);
    GroupPage {
        id: here.id.to_string(),
        group: group.id.to_string(),
        at: format!("/r/{}/follow/groups/{}", here.id, group.id),
        name: group.name.clone(),
        about: group.about.iter().map(|s| views::subject(here, *s)).collect(),
        look,
        state,
        stopped: group.stopped.as_ref().map(|(why, _)| why.clone()).unwrap_or_default(),
        driver: group.driver().map(|who| views::name(here, who)).unwrap_or_default(),
        without: without(here, group),
        silent: silent(here, group),
        asked: group.asked.map(|(who, _)| views::name(here, who)).unwrap_or_default(),
        members: members_of.of_all(&members).iter().map(|who| member(here, *who, Some(group))).collect(),
        members_of,
        joiners: if guides && alive { joiners(here, group) } else { Vec::new() },
        actions_more: actions.len().saturating_sub(ACTIONS),
        actions: actions.into_iter().take(ACTIONS).map(|a| card(here, a)).collect(),
        earlier: earlier(here, group),
        me: me.map(|me| me.to_string()).unwrap_or_default(),
        drives,
        asked_me,
        may_join: alive && !is_member && me.is_some_and(|me| route.signed_up(me)) && view::may(here, "group.join"),
        may_offer: alive && is_member && !drives && group.driver().is_none() && group.asked.is_none(),
        shapes: alive && (guides || drives) && view::may(here, "group.edit"),
        guides: guides && alive,
        may_add: alive && (guides || is_member) && view::may(here, "action.add"),
        picks: picks(here, &group.about),
        erases: erase::of_group(here, group),
        page,
    }
}

fn without(here: &Here, group: &Group) -> String {
    let t = here.t();
    let since = group.without_driver_since().filter(|_| group.stopped.is_none());
    since.map(|at| t.w("follow-without-driver-since", "day", words::date(t, at))).unwrap_or_default()
}

fn silent(here: &Here, group: &Group) -> String {
    let t = here.t();
    let since = here.route().no_news_of_group(group.id, clock::now());
    since.map(|at| t.w("follow-silent", "day", words::date(t, at))).unwrap_or_default()
}

/// Who signed up and is not in it.
fn joiners(here: &Here, group: &Group) -> Vec<Choice> {
    let outside = signed_up(here).into_iter().filter(|who| !group.members.contains_key(who));
    outside.map(|who| Choice::new(who, views::name(here, who))).collect()
}

/// Who drove it before, and when.
fn earlier(here: &Here, group: &Group) -> Vec<String> {
    let t = here.t();
    let line = |d: &bloemenzee_domain::follow_up::Driver| {
        let until = d.until.map(|at| words::date(t, at))?;
        let parts = [("name", views::name(here, d.who)), ("from", words::date(t, d.from)), ("until", until)];
        Some(t.a("follow-drove", &parts))
    };
    group.drivers.iter().rev().filter_map(line).collect()
}

/// `GET /r/{route}/follow/groups/{group}/stop`: told to everyone who took part.
pub async fn stop(here: Here) -> Result<Response, Oops> {
    let group = found(&here)?;
    let drives = here.actor.participant.is_some() && group.driver() == here.actor.participant;
    if group.stopped.is_some() || !(here.actor.guides() || drives) || !view::may(&here, "group.stop") {
        return Err(Oops::NotForYou);
    }
    let t = here.t();
    let at = format!("/r/{}/follow/groups/{}", here.id, group.id);
    let reason = Reason {
        label: t.s("follow-group-stop-why"),
        help: t.s("follow-stop-why-help"),
        must: t.s("follow-stop-why-must"),
    };
    Confirm {
        page: Page::of(&here, t.s("follow-group-stop-title")).still(),
        lead: group.name.clone(),
        follows: vec![t.s("follow-group-stop-follows-1"), t.s("follow-group-stop-follows-2")],
        warning: String::new(),
        known: Vec::new(),
        command: "group.stop",
        fields: vec![("group", group.id.to_string())],
        reason: Some(reason),
        action: format!("/r/{}/do", here.id),
        next: at.clone(),
        label: t.s("follow-group-stop-do"),
        back: at,
        back_label: t.s("back"),
    }
    .answer()
}
