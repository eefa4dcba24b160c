//! Photos of flowers: kept beside the text until it was read back, then gone or archived, as the route says.
//!
//! The picture itself is the server's, in a table of its own. Here, and so in the log, stands that it is there, and a
//! commitment to its bytes: once those are gone it tells nothing.

use crate::change::{Change, Record};
use crate::ctx::Ctx;
use crate::event::Event;
use crate::id::{IdeaId, PersonId, PhotoId};
use crate::refusal::{Refusal, ensure, refuse};
use crate::route::Route;
use crate::time::Moment;
use serde::{Deserialize, Serialize};

/// Most photos of one flower that are there at a time.
pub const MAX_PHOTOS: usize = 6;

/// Where a photo stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PhotoState {
    /// Beside the text, until somebody read that back.
    Beside,
    /// Kept in the route's archive.
    Archived,
    /// Gone.
    Removed,
}

impl PhotoState {
    /// All three.
    pub const ALL: [Self; 3] = [Self::Beside, Self::Archived, Self::Removed];

    /// The name in the database.
    pub fn name(self) -> &'static str {
        match self {
            Self::Beside => "beside",
            Self::Archived => "archived",
            Self::Removed => "removed",
        }
    }
}

/// A photo of a flower on paper.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Photo {
    /// Its identity.
    pub id: PhotoId,
    /// The idea that was written on the flower.
    pub idea: IdeaId,
    /// The salted hash of its bytes, in hexadecimal.
    pub commitment: String,
    /// Who took it; none for a table's shared device.
    pub by: Option<PersonId>,
    /// When.
    pub at: Moment,
    /// Where it stands.
    pub state: PhotoState,
}

/// What becomes of a photo once its flower was read back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct PhotoRule {
    /// Whether it is archived; else it is removed.
    pub archive: bool,
}

fn photo(is: &Photo, state: PhotoState) -> Event {
    let what = match state {
        PhotoState::Beside => "photo.added",
        PhotoState::Archived => "photo.archived",
        PhotoState::Removed => "photo.removed",
    };
    let is = Photo { state, ..is.clone() };
    Event::Change(Change { what: what.into(), record: Record::Photo(is) })
}

impl Route {
    /// `photo.add`
    pub(crate) fn add_photo(&self, ctx: &Ctx, idea: IdeaId, commitment: &str) -> Result<Vec<Event>, Refusal> {
        let table = self.facts.live_idea(idea)?.table;
        ensure!(self.facts.of_table(ctx, table, None), "not-your-table");
        ensure!(self.photos_of(idea).count() < MAX_PHOTOS, "too-many-photos", most = MAX_PHOTOS);
        let hash = commitment.len() == 64 && commitment.bytes().all(|b| b.is_ascii_hexdigit());
        ensure!(hash, "photo-unknown");
        let (id, by) = (ctx.new_id(0), ctx.actor.person);
        ensure!(!self.prep.photos.contains_key(&id), "id-taken");
        let is = Photo { id, idea, commitment: commitment.to_owned(), by, at: ctx.now, state: PhotoState::Beside };
        Ok(vec![photo(&is, PhotoState::Beside)])
    }

    /// `photo.remove`: by its table while it is beside the text; an archived one by who guides.
    pub(crate) fn remove_photo(&self, ctx: &Ctx, id: PhotoId) -> Result<Vec<Event>, Refusal> {
        let Some(known) = self.prep.photos.get(&id) else { return refuse!("photo-unknown") };
        let table = self.facts.ideas.get(&known.idea).map(|idea| idea.table);
        let own = table.is_some_and(|table| self.facts.of_table(ctx, table, None)) && known.state == PhotoState::Beside;
        ensure!(ctx.actor.guides() || own, "not-your-table");
        ensure!(known.state != PhotoState::Removed, "nothing-changes");
        Ok(vec![photo(known, PhotoState::Removed)])
    }

    /// `photo.rule`: what becomes of photos once their flower was read back, from now on.
    pub(crate) fn rule_photos(&self, archive: bool) -> Result<Vec<Event>, Refusal> {
        ensure!(self.prep.photo_rule.archive != archive, "nothing-changes");
        let record = Record::PhotoRule(PhotoRule { archive });
        Ok(vec![Event::Change(Change { what: "photo.ruled".into(), record })])
    }

    /// What becomes of the photos beside an idea that was read back just now.
    pub(crate) fn settle_photos(&self, idea: IdeaId) -> Vec<Event> {
        let state = if self.prep.photo_rule.archive { PhotoState::Archived } else { PhotoState::Removed };
        self.photos_of(idea).filter(|is| is.state == PhotoState::Beside).map(|is| photo(is, state)).collect()
    }

    /// A photo that a box brings home, as it stands once it was drawn anew under this commitment; none
    /// for one that is not there any more.
    pub fn redrawn_photo(&self, id: PhotoId, commitment: String) -> Option<Event> {
        let known = self.prep.photos.get(&id).filter(|known| known.state != PhotoState::Removed)?;
        let is = Photo { commitment, ..known.clone() };
        Some(Event::Change(Change { what: "photo.redrawn".into(), record: Record::Photo(is) }))
    }

    /// What goes with the erased words of an idea: its photos, on which the same words stand.
    pub(crate) fn erase_photos(&self, idea: IdeaId) -> Vec<Event> {
        self.photos_of(idea).map(|is| photo(is, PhotoState::Removed)).collect()
    }

    /// The photos of an idea that are there, in order of time.
    pub fn photos_of(&self, idea: IdeaId) -> impl Iterator<Item = &Photo> {
        let there = move |is: &&Photo| is.idea == idea && is.state != PhotoState::Removed;
        let mut all: Vec<_> = self.prep.photos.values().filter(there).collect();
        all.sort_by_key(|is| (is.at, is.id));
        all.into_iter()
    }
}
