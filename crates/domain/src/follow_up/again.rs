//! A second round of the whole route: a new route that keeps question, promise and frames, linked
//! to the first both ways.
//!
//! A route's log is its own, so a second round is a route of its own too: its circle is formed anew,
//! its gates are passed anew, and nothing of the first can be touched. What is kept is copied
//! verbatim; whoever opens it (`execute`) compares it with the first by [`Route::is_kept_in`].

use super::{FollowRecord, changed};
use crate::change::{Change, Record};
use crate::command::Command;
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::RouteId;
use crate::question::{Draft, NewFrame};
use crate::refusal::{Refusal, ensure};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// A route before or after this one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LinkedRoute {
    /// Which.
    pub route: RouteId,
    /// Whether this one follows on it; else it follows on this one.
    pub before: bool,
    /// When they were linked.
    pub at: Moment,
}

impl Route {
    /// The frames as they can be written into another route.
    pub fn frames_to_keep(&self) -> Vec<NewFrame> {
        let all = self.facts.frames.iter();
        all.map(|f| NewFrame { text: f.text.as_str().to_owned(), strength: f.strength }).collect()
    }

    /// Whether a command opens another round of this very route: the same method, question, promise
    /// and frames, byte for byte. A rehearsal has no second round: it would be a route of its own.
    pub fn is_kept_in(&self, again: &Command) -> bool {
        let Command::RouteAgain { of, method, question, promise, frames, .. } = again else { return false };
        let asked = self.facts.question.as_ref().map(|(q, p)| (q.as_str(), p.as_str()));
        *of == self.id
            && self.facts.rehearsal_of.is_none()
            && *method == self.facts.method.id
            && asked == Some((question.as_str(), promise.as_str()))
            && *frames == self.frames_to_keep()
    }

    /// `route.again`: the first command of the new route.
    pub(super) fn open_again(
        &self,
        ctx: &Ctx,
        of: RouteId,
        method: &str,
        title: &str,
        (question, promise): (&str, &str),
        frames: &[NewFrame],
    ) -> Result<Vec<Event>, Refusal> {
        ensure!(of != self.id, "route-exists");
        let mut events = self.open(self.id, method, title, None)?;
        let (question, promise, frames) = (question.to_owned(), promise.to_owned(), frames.to_vec());
        let draft = Draft { question, promise, frames, ..Draft::default() };
        events.push(Event::Change(Change { what: "question.kept".into(), record: Record::Draft(draft) }));
        let link = LinkedRoute { route: of, before: true, at: ctx.now };
        events.push(changed("route.follows", FollowRecord::Route(link)));
        Ok(events)
    }

    /// Whether this route keeps the question and the frames of an earlier one.
    pub fn keeps_question(&self) -> bool {
        self.prep.follow.routes.values().any(|link| link.before)
    }

    /// `route.continue`: the first route knows the second.
    pub(super) fn continue_in(&self, ctx: &Ctx, by: RouteId) -> Result<Vec<Event>, Refusal> {
        ensure!(by != self.id, "route-exists");
        ensure!(!self.prep.follow.routes.contains_key(&by), "nothing-changes");
        let link = LinkedRoute { route: by, before: false, at: ctx.now };
        Ok(vec![changed("route.continued", FollowRecord::Route(link))])
    }
}
