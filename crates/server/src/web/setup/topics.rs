//! The topics: parts of the question, one theme table or more each.

use super::may;
use crate::web::here::Here;
use crate::web::oops::Oops;
use crate::web::page::{Page, html};
use askama::Template;
use axum::response::Response;
use bloemenzee_domain::method::Role;

struct TopicRow {
    id: String,
    title: String,
    tables: usize,
    may_rename: bool,
    may_remove: bool,
}

#[derive(Template)]
#[template(path = "setup_topics.html")]
struct TopicsPage {
    page: Page,
    id: String,
    topics: Vec<TopicRow>,
    may_add: bool,
    guides: bool,
}

/// `GET /r/{route}/topics`
pub async fn show(here: Here) -> Result<Response, Oops> {
    here.only(&[Role::LeadFacilitator, Role::Facilitator, Role::Commissioner])?;
    let facts = &here.route().facts;
    let mut topics: Vec<_> = facts.topics.iter().collect();
    topics.sort_by_key(|(_, topic)| topic.number);
    let row = |(id, topic): (&bloemenzee_domain::id::TopicId, &bloemenzee_domain::facts::Topic)| {
        let tables = facts.tables.values().filter(|table| table.topic == *id).count();
        TopicRow {
            id: id.to_string(),
            title: topic.title.as_str().to_owned(),
            tables,
            may_rename: !facts.tables_opened && may(&here, "topic.rename"),
            may_remove: !facts.tables_opened && tables == 0 && may(&here, "topic.remove"),
        }
    };
    html(&TopicsPage {
        id: here.id.to_string(),
        topics: topics.into_iter().map(row).collect(),
        may_add: may(&here, "topic.add"),
        guides: here.actor.guides(),
        page: Page::of(&here, here.t().s("topics-title")).still(),
    })
}
