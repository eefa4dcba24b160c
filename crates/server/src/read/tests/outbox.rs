//! Delivery of messages, and looking people up.

use bloemenzee_domain::change::Record;
use bloemenzee_domain::circle::Person;
use bloemenzee_domain::id::{ItemId, ParticipantId, PersonId, RouteId};
use bloemenzee_domain::message::{Addressee, Message, MessageKind, Way};
use bloemenzee_domain::method::Role;
use bloemenzee_domain::question::Grant;
use bloemenzee_domain::time::Moment;
use uuid::Uuid;

use crate::read::tests::{on_both, run};
use crate::read::{
    Delivery, DeliveryState, claim, due_messages, mark_failed, mark_later, mark_printed, mark_sent, mark_waiting,
    messages, people, people_by_email, record_statements, routes_of,
};
use crate::store::Store;

on_both!(a_delivery_survives_its_record, one_of_two_nodes_sends, people_are_found);

const ROUTE: RouteId = RouteId(Uuid::from_u128(1));

fn message(n: u128, way: Way) -> Message {
    let (id, to) = (ItemId(Uuid::from_u128(n)), Addressee::Participant(ParticipantId(Uuid::from_u128(n))));
    Message { id, to, kind: MessageKind::Invitation, way, at: Moment(100), about: None, nudges: vec![] }
}

async fn queue(store: &Store, message: &Message) {
    run(store, record_statements(ROUTE, &Record::Message(message.clone()))).await;
}

async fn one(store: &Store) -> Delivery {
    let mut all = messages(store, ROUTE).await.unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0)
}

async fn a_delivery_survives_its_record(store: &Store) {
    let mail = message(1, Way::Mail);
    queue(store, &mail).await;
    let due = due_messages(store, Moment(0), 100).await.unwrap();
    assert_eq!(due, [one(store).await]);
    assert_eq!((due[0].message.clone(), due[0].state, due[0].tries), (mail.clone(), DeliveryState::Waiting, 0));

    run(store, [mark_later(ROUTE, mail.id, Moment(500), "no\0answer")]).await;
    queue(store, &mail).await;
    let later = one(store).await;
    assert_eq!((later.next_try, later.error.as_deref()), (Moment(500), Some("no\u{fffd}answer")));
    assert!(due_messages(store, Moment(499), 100).await.unwrap().is_empty());
    assert_eq!(due_messages(store, Moment(500), 100).await.unwrap().len(), 1);

    run(store, [mark_failed(ROUTE, mail.id, "no such address")]).await;
    queue(store, &mail).await;
    assert_eq!(one(store).await.state, DeliveryState::Failed);
    assert!(due_messages(store, Moment(i64::MAX), 100).await.unwrap().is_empty());
    run(store, [mark_waiting(ROUTE, mail.id, Moment(600))]).await;
    assert_eq!(one(store).await.next_try, Moment(600));
    run(store, [mark_sent(ROUTE, mail.id, Moment(601)), mark_sent(ROUTE, mail.id, Moment(700))]).await;
    queue(store, &mail).await;
    let sent = one(store).await;
    assert_eq!((sent.state, sent.sent_at, sent.error), (DeliveryState::Sent, Some(Moment(601)), None));
    run(store, [mark_waiting(ROUTE, mail.id, Moment(0)), mark_failed(ROUTE, mail.id, "late")]).await;
    assert_eq!(one(store).await.state, DeliveryState::Sent, "what is sent stays sent");
}

async fn one_of_two_nodes_sends(store: &Store) {
    queue(store, &message(1, Way::Mail)).await;
    queue(store, &message(2, Way::Letter)).await;
    let due = due_messages(store, Moment(0), 100).await.unwrap();
    assert_eq!(due.len(), 1, "a letter waits for a person");
    for taken in [true, false] {
        let mut txn = store.begin(&[]).await.unwrap();
        assert_eq!(claim(&mut txn, &due[0], Moment(60)).await.unwrap(), taken);
        txn.commit().await.unwrap();
    }
    assert!(due_messages(store, Moment(59), 100).await.unwrap().is_empty());
    assert_eq!(due_messages(store, Moment(60), 100).await.unwrap()[0].tries, 1);
    run(store, [mark_printed(ROUTE, ItemId(Uuid::from_u128(2)), Moment(9))]).await;
    let letter = messages(store, ROUTE).await.unwrap().remove(1);
    assert_eq!((letter.state, letter.sent_at), (DeliveryState::Printed, Some(Moment(9))));
}

async fn people_are_found(store: &Store) {
    let person = |n: u128, name: &str, email: &str| Person {
        id: PersonId(Uuid::from_u128(n)),
        name: name.into(),
        email: email.into(),
        phone: String::new(),
        address: String::new(),
    };
    let all = [person(1, "Bea Voorbeeld", "Huis@Voorbeeld.nl"), person(2, "Ans Voorbeeld", "huis@voorbeeld.NL")];
    let other = person(3, "Cor Voorbeeld", "");
    let saved = all.iter().chain([&other]).map(|p| Record::Person(p.clone()));
    run(store, saved.flat_map(|record| record_statements(ROUTE, &record))).await;
    let found = people_by_email(store, " HUIS@voorbeeld.nl ").await.unwrap();
    assert_eq!(found, [all[1].clone(), all[0].clone()]);
    assert!(people_by_email(store, "").await.unwrap().is_empty());
    let nobody = PersonId(Uuid::from_u128(9));
    assert_eq!(people(store, &[other.id, nobody, all[0].id]).await.unwrap(), [other, all[0].clone()]);
    let grant = Grant { person: nobody, role: Role::Facilitator, held: true, by_administrator: false };
    run(store, record_statements(ROUTE, &Record::Grant(grant))).await;
    assert!(routes_of(store, nobody).await.unwrap().is_empty(), "a route that was never opened");
}
